import type { EndpointOf } from '@klammer/contracts';
import type { Input } from '@klammer/contracts/endpoint';
import { isCode, type VocabularyName } from '@klammer/contracts/vocabulary';
import { writeQuery } from '#lib/api.ts';

/** Each filter of the directory with the vocabulary its codes come from, in the order they are shown. */
export const FILTERS = [
  { name: 'kind', vocabulary: 'kinds' },
  { name: 'offers', vocabulary: 'needs' },
  { name: 'needs', vocabulary: 'needs' },
  { name: 'topics', vocabulary: 'topics' },
  { name: 'stage', vocabulary: 'stages' },
  { name: 'region', vocabulary: 'regions' },
  { name: 'industries', vocabulary: 'industries' },
] as const satisfies readonly { name: string; vocabulary: VocabularyName }[];
export type FilterName = (typeof FILTERS)[number]['name'];
export const SORTS = ['relevance', 'newest', 'name'] as const;
export type View = 'list' | 'compact';

/** What the address of the directory says. */
export interface DirectoryQuery {
  q: string;
  filters: Record<FilterName, string[]>;
  sort: (typeof SORTS)[number];
  page: number;
  view: View;
}

const MAX_PAGE = 50;
const PAGE_SIZE = { list: 20, compact: 50 };
const MAX_QUERY = 200;

/** Reads the address; what is unknown in it is left out instead of failing, so that old links keep working. */
export function readQuery(search: URLSearchParams): DirectoryQuery {
  const page = Number(search.get('page'));

  return {
    q: (search.get('q') ?? '').trim().slice(0, MAX_QUERY),
    filters: Object.fromEntries(
      FILTERS.map(({ name, vocabulary }) => [
        name,
        [...new Set(search.getAll(name))].filter((code) => isCode(vocabulary, code)),
      ]),
    ) as DirectoryQuery['filters'],
    sort: SORTS.find((sort) => sort === search.get('sort')) ?? 'relevance',
    page: Number.isInteger(page) && page >= 1 && page <= MAX_PAGE ? page : 1,
    view: search.get('view') === 'compact' ? 'compact' : 'list',
  };
}

/** The address of a query, without what is the default: `?q=kamera&kind=startup`. A change starts at page 1. */
export function writeAddress(query: DirectoryQuery, change: Partial<DirectoryQuery> = {}): string {
  const { q, filters, sort, page, view } = { ...query, page: 1, ...change };

  return writeQuery({
    q,
    ...filters,
    sort: sort === 'relevance' ? undefined : sort,
    page: page === 1 ? undefined : page,
    view: view === 'list' ? undefined : view,
  });
}

/** The query with one code of a filter switched. */
export function toggle(query: DirectoryQuery, name: FilterName, code: string): DirectoryQuery['filters'] {
  const codes = query.filters[name];

  return {
    ...query.filters,
    [name]: codes.includes(code) ? codes.filter((chosen) => chosen !== code) : [...codes, code],
  };
}

/** What the API is asked; `readQuery` let only codes of the vocabularies in, and the server checks them again. */
export function apiQuery(query: DirectoryQuery): NonNullable<Input<EndpointOf<'search.profiles'>>['query']> {
  return {
    q: query.q,
    ...(query.filters as Partial<NonNullable<Input<EndpointOf<'search.profiles'>>['query']>>),
    sort: query.sort,
    page: query.page,
    pageSize: PAGE_SIZE[query.view],
  };
}
