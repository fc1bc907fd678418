import type { Kind } from '@klammer/contracts/profiles';
import { KIND_CODES } from '@klammer/contracts/vocabulary';
import { writeQuery } from '#lib/api.ts';

export const LISTS = ['open', 'interested', 'later', 'not-for-us'] as const;
export type List = (typeof LISTS)[number];

/** Which matches are shown; it lives in the address. */
export interface Filter {
  verdict: List;
  kind?: Kind;
  /** How many are shown, where more than at first. */
  show?: number;
}

/** Cards at first, and added by "show more"; the list knows fifty. */
export const STEP = 10;
export const MOST = 50;

/** Reads the filter of an address; what it does not know is left out. */
export function readFilter(search: URLSearchParams): Filter {
  return {
    verdict: LISTS.find((list) => list === search.get('verdict')) ?? 'open',
    kind: KIND_CODES.find((kind) => kind === search.get('kind')),
    show: readShow(Number(search.get('show'))),
  };
}

function readShow(asked: number): number | undefined {
  return Number.isInteger(asked) && asked > STEP ? Math.min(MOST, asked) : undefined;
}

/** The address of a list: `?verdict=later&kind=investor`; what is usual is left out. */
export function writeFilter({ verdict, kind, show }: Filter): string {
  return writeQuery({ verdict: verdict === 'open' ? undefined : verdict, kind, show });
}
