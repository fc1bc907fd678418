/** Stands in for `$app/navigation` where there are no pages to go to. */
export async function invalidate(): Promise<void> {}
