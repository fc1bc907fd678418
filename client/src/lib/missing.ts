import type { ProblemBody } from '@klammer/contracts/problems';

/** What publishing a new draft found missing, for the address of the draft's own page: `title,fields.2`. */
export function writeMissing(refusal: ProblemBody): string {
  const places = (refusal.issues ?? []).map(({ path }) => path.slice(1).join('.'));

  return encodeURIComponent([...new Set(places)].join());
}

/** The refusal that an address tells of, so that the draft's page marks what is missing; undefined where it tells of none. */
export function readMissing(url: URL): ProblemBody | undefined {
  const check = url.searchParams.get('check');

  if (check === null) return undefined;

  return {
    ...{ type: 'about:blank', title: '', detail: '', status: 400, code: 'invalid-input' },
    issues: check
      .split(',')
      .filter(Boolean)
      .map((place) => ({ path: ['body', ...place.split('.')], code: 'missing', message: '' })),
  };
}
