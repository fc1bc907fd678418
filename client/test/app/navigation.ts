/** Stands in for `$app/navigation` where there are no pages to go to. */
export async function invalidate(): Promise<void> {}

/** Where a test was led to. */
export const visits: string[] = [];

export async function goto(to: string): Promise<void> {
  visits.push(to);
}
