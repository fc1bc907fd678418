import { SearchError, type IndexDefinition, type Query, type SearchDocument } from './port.ts';

const MOST_PAGE_SIZE = 1000;
const LONGEST_WORDS = 1000;

/** The part of a query's words that is looked at: analysing a pasted document word by word would take seconds. */
export function wordsAsked(q: string | undefined): string {
  return (q ?? '').slice(0, LONGEST_WORDS);
}

/**
 * Checks all of a query but its filter (see `normalize`) against the index.
 * @throws SearchError `invalid_query`
 */
export function checkQuery(query: Query, definition: IndexDefinition): void {
  const { page, pageSize, facets = [], sort = [], highlight = [], searchOn, hybrid } = query;
  check(Number.isInteger(page) && page >= 1, 'page must be a whole number from 1');
  check(
    Number.isInteger(pageSize) && pageSize >= 0 && pageSize <= MOST_PAGE_SIZE,
    `pageSize must be 0–${MOST_PAGE_SIZE}`,
  );
  check(query.q === undefined || typeof query.q === 'string', 'q must be text');
  const among = (list: readonly string[] | undefined, field: string, what: string): void =>
    check((list ?? []).includes(field), `${JSON.stringify(field)} is not a ${what} field`);
  for (const facet of facets) {
    among(definition.filterable, facet.field, 'filterable');
    check(
      facet.limit === undefined || (Number.isInteger(facet.limit) && facet.limit >= 0),
      'facet limit must be a whole number',
    );
  }
  for (const by of sort) {
    among(definition.sortable, 'near' in by ? '_geo' : by.field, 'sortable');
    check(by.direction === 'asc' || by.direction === 'desc', 'sort direction must be asc or desc');
    if ('near' in by)
      check(Number.isFinite(by.near.lat) && Number.isFinite(by.near.lng), 'near must be finite numbers');
  }
  for (const field of [...highlight, ...(searchOn ?? [])]) among(definition.searchable, field, 'searchable');
  if (hybrid) {
    check(hybrid.ratio >= 0 && hybrid.ratio <= 1, 'hybrid ratio must be 0–1');
    check(
      hybrid.vector.length === definition.vectorDimensions,
      `vector must have ${definition.vectorDimensions ?? 0} dimensions`,
    );
    check(Array.from(hybrid.vector).every(Number.isFinite), 'vector must hold finite numbers');
  }
}

/** @throws SearchError `invalid_query` when an index could not be made that way */
export function checkDefinition(index: string, definition: IndexDefinition): void {
  check(/^[A-Za-z0-9_-]{1,200}$/.test(index), `${JSON.stringify(index)} is no index name`);
  check(
    definition.searchable.length > 0 && definition.searchable.length <= 7,
    'an index has 1 to 7 searchable fields',
  );
  const fields = [...definition.searchable, ...(definition.filterable ?? []), ...(definition.sortable ?? [])];
  for (const field of fields) {
    check(
      field === '_geo' || /^[A-Za-z][A-Za-z0-9_]{0,63}$/.test(field),
      `${JSON.stringify(field)} is no field name`,
    );
  }
}

/** @throws SearchError `invalid_query` when the document can not be indexed as it is */
export function checkDocument(document: SearchDocument): void {
  if (typeof document.id !== 'string' || !/^[A-Za-z0-9_-]{1,511}$/.test(document.id)) {
    throw new SearchError('invalid_query', `${JSON.stringify(document.id)} is no document id`);
  }
}

function check(condition: boolean, message: string): void {
  if (!condition) throw new SearchError('invalid_query', message);
}
