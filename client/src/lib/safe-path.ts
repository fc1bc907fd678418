/** A path of this site to go to next, or the fallback: `//evil.example` and other origins are not followed. */
export function safePath(value: unknown, fallback = '/'): string {
  if (typeof value !== 'string' || !value.startsWith('/')) return fallback;

  const base = 'http://klammer.invalid';
  const url = URL.parse(value, base);

  // `/.//evil.example` is a path of this site until its dot is resolved.
  if (url?.origin !== base || value.startsWith('//') || url.pathname.startsWith('//')) return fallback;

  return url.pathname + url.search + url.hash;
}
