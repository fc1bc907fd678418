/** The API key that a request carries: `Authorization: Bearer klm_…`, or null. Browsers send none by themselves. */
export function keyIn(headers: Headers): string | null {
  return /^Bearer +(\S+) *$/i.exec(headers.get('authorization') ?? '')?.[1] ?? null;
}
