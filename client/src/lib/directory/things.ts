import { writeQuery } from '#lib/api.ts';

/** Types that search finds, profiles first; a copy of the contract's list, so that zod stays out of the browser. */
export const TYPES = ['profile', 'request', 'event', 'topic', 'call', 'article', 'story'] as const;
export type ThingType = (typeof TYPES)[number];

/** What the address of Discover says for anything but profiles. */
export interface ThingsQuery {
  type: ThingType;
  q: string;
  /** `field:code` */
  filter: string[];
  page: number;
}

const FILTER = /^[A-Za-z]+:[A-Za-z0-9._-]+$/;
/** Without JavaScript the boxes arrive under their field's own name. */
const FIELDS = ['topics', 'industries', 'needs', 'offers', 'region', 'stage', 'kind'];

export function readType(search: URLSearchParams): ThingType {
  return TYPES.find((type) => type === search.get('type')) ?? 'profile';
}

/** Reads the address; what is unknown in it is left out, so that old links keep working. */
export function readThings(search: URLSearchParams): ThingsQuery {
  const page = Number(search.get('page'));
  const plain = FIELDS.flatMap((field) => search.getAll(field).map((code) => `${field}:${code}`));

  return {
    type: readType(search),
    q: (search.get('q') ?? '').trim().slice(0, 200),
    filter: [...new Set([...search.getAll('filter'), ...plain])]
      .filter((one) => FILTER.test(one))
      .slice(0, 30),
    page: Number.isInteger(page) && page >= 1 && page <= 50 ? page : 1,
  };
}

/** The address of a query, without what is the default. A change starts at page 1. */
export function writeThings(query: ThingsQuery, change: Partial<ThingsQuery> = {}): string {
  const { type, q, filter, page } = { ...query, page: 1, ...change };

  return writeQuery({
    type: type === 'profile' ? undefined : type,
    q,
    filter,
    page: page === 1 ? undefined : page,
  });
}
