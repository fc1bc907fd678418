/**
 * The search port: all that application code knows of searching. Two engines stand behind it, `embedded`
 * (in this process) and `meilisearch`; both pass `test/conformance.ts`.
 */

/** What a filter compares with. Strings compare without regard to case and to spaces at either end. */
export type Scalar = string | number | boolean;

/**
 * A structured filter; there is no filter string anywhere. A field that holds a list fits if any of its
 * members does. `range` compares finite numbers (write dates as milliseconds) and needs at least one bound.
 * `exists`: the document has the field, even as null. `isNull`: it is null. `isEmpty`: it is '' or [] or {}.
 * `geoRadius` looks at the document's `_geo: {lat, lng}`. An `and` of nothing fits all, an `or` of nothing
 * and an `in` of nothing fit none.
 */
export type Filter =
  | { op: 'and' | 'or'; of: readonly Filter[] }
  | { op: 'not'; of: Filter }
  | { op: 'eq'; field: string; value: Scalar }
  | { op: 'in'; field: string; values: readonly Scalar[] }
  | { op: 'range'; field: string; gt?: number; gte?: number; lt?: number; lte?: number }
  | { op: 'exists' | 'isNull' | 'isEmpty'; field: string }
  | { op: 'geoRadius'; lat: number; lng: number; meters: number };

/** A document: JSON, found by its `id` (`[A-Za-z0-9_-]{1,511}`). `_geo` and `_vector` have a meaning, see `IndexDefinition`. */
export interface SearchDocument {
  id: string;
  [field: string]: unknown;
}

/** What an index holds. Field names are `[A-Za-z][A-Za-z0-9_]{0,63}`. */
export interface IndexDefinition {
  /** Fields whose words are found, the weightiest first: a hit in an earlier field ranks higher. Strings or lists of strings; at most 7. */
  searchable: readonly string[];
  /** Fields that filters and facets may name. Include `_geo` to allow `geoRadius`. */
  filterable?: readonly string[];
  /** Fields that results can be sorted by: strings or finite numbers. Include `_geo` to sort by distance. */
  sortable?: readonly string[];
  /** Length of the documents' `_vector` (unit vectors, list of numbers), if there is one. */
  vectorDimensions?: number;
  /** Any string: part of the settings, so that changing it (say, a new generation or a new latent model) calls for a rebuild. */
  revision?: string;
}

export type Sort =
  | { field: string; direction: 'asc' | 'desc' }
  | { near: { lat: number; lng: number }; direction: 'asc' | 'desc' };

/** A facet to count. */
export interface FacetRequest {
  field: string;
  /** Most values returned, the most frequent first; default and most 100. */
  limit?: number;
  /**
   * Count as if the filter did not name this field: the top-level `and` members of `filter` that speak of
   * this field alone are left out. So a chosen value's siblings keep their counts.
   */
  disjunctive?: boolean;
}

export interface Query {
  index: string;
  /** Words; the last one is taken as unfinished and also matches as a prefix. Absent or blank: everything. Only the first 10 words of the first 1000 characters count. */
  q?: string;
  filter?: Filter;
  /**
   * What the asker may see at all: joined to the filter by `and`, so nothing in `filter` widens it.
   * `'public'` means no bound, said aloud.
   */
  scope: Filter | 'public';
  facets?: readonly FacetRequest[];
  /** Later members break ties of earlier ones. With a sort, relevance only breaks its ties. Documents without the field come last, whatever the direction. */
  sort?: readonly Sort[];
  /** From 1. */
  page: number;
  /** 0–1000; 0 only counts. */
  pageSize: number;
  /** Fields to mark matches in. */
  highlight?: readonly string[];
  /** `all`: every word must match. `last` (default): documents with all words first, then those missing words from the end. */
  match?: 'all' | 'last';
  /** Searchable fields to look in; default all of them. */
  searchOn?: readonly string[];
  /**
   * Adds likeness of vectors: 0 = words only, 1 = vector only. Never lifts a document over one that fits more
   * of the words. The nearest documents that hold none of the words join at the end and count in `total`;
   * facets stay those of the words, unless ratio is 1 or q is blank.
   */
  hybrid?: {
    vector: ArrayLike<number>;
    ratio: number;
    /** Only put what the words found in another order: nothing joins. An engine that can't do that goes by words alone. */
    reorderOnly?: boolean;
  };
  /** Let what speaks of the same in other words join at the end; needs latent vectors, see `withLatent`. */
  nearby?: boolean;
}

export interface Hit<T> {
  doc: T;
  /** 0–1; 1 is a perfect fit. Comparable within one result only. */
  score: number;
  /** Per asked field with a match: HTML-escaped text with `<mark>` around what matched. */
  highlights?: Record<string, string>;
}

export interface Result<T> {
  hits: Hit<T>[];
  total: number;
  /** True where the engine stopped counting, so that there may be more than `total`. */
  totalCapped: boolean;
  /** Per asked facet field: value → count, exact. */
  facets: Record<string, Record<string, number>>;
}

export interface FacetSearch {
  index: string;
  field: string;
  /** Prefix of a facet value's words; blank: the most frequent values. */
  q?: string;
  filter?: Filter;
  scope: Filter | 'public';
  /** Default and most 100. */
  limit?: number;
}

export interface SimilarQuery {
  index: string;
  /** The document to find neighbours of; it is never among them. */
  id: string;
  filter?: Filter;
  scope: Filter | 'public';
  limit: number;
}

export interface Health {
  ok: boolean;
  engine: 'embedded' | 'meilisearch';
  /** What is wrong, for an operator; null when ok. */
  message: string | null;
}

/** What an index holds right now. */
export interface IndexState {
  documents: number;
  /** Hash of definition and analyser; differs from what `ensureIndex` would apply: a rebuild is due. */
  settingsHash: string;
}

export interface SearchEngine {
  /**
   * Creates the index or brings its settings up to date; resolves when searches see them. Does nothing when
   * they are already so. Resolves to `created`, `changed` or `unchanged`.
   */
  ensureIndex(index: string, definition: IndexDefinition): Promise<'created' | 'changed' | 'unchanged'>;
  /** Adds or replaces whole documents; resolves when searches find them. */
  upsert(index: string, documents: readonly SearchDocument[]): Promise<void>;
  /** Removes documents; ids that are not there are ignored. Resolves when searches no longer find them. */
  remove(index: string, ids: readonly string[]): Promise<void>;
  /**
   * Replaces the whole index by the given documents: built beside it, then swapped in one step, so that
   * searches meanwhile see the old one. Writes made meanwhile survive. Rejects and changes nothing when the source throws.
   */
  rebuild(
    index: string,
    definition: IndexDefinition,
    documents: AsyncIterable<SearchDocument> | Iterable<SearchDocument>,
  ): Promise<void>;
  search<T = SearchDocument>(query: Query): Promise<Result<T>>;
  /** Several searches at once; results in the order of the queries. */
  multiSearch<T = SearchDocument>(queries: readonly Query[]): Promise<Result<T>[]>;
  /** Values of a facet field by prefix, with counts, the most frequent first. */
  facetSearch(query: FacetSearch): Promise<{ value: string; count: number }[]>;
  /** Nearest documents by vector, the nearest first; none when the document or its vector is not there. */
  similar<T = SearchDocument>(query: SimilarQuery): Promise<Hit<T>[]>;
  /** Ids of all documents, in no order; for the reconciler. */
  ids(index: string): Promise<string[]>;
  /** Null when there is no such index. */
  state(index: string): Promise<IndexState | null>;
  /** Never rejects. */
  health(): Promise<Health>;
  /** Lets go of files, timers and connections; waits for a snapshot under way. */
  close(): Promise<void>;
}

export type SearchErrorCode = 'index_not_found' | 'invalid_query' | 'overloaded' | 'unavailable';

/** The only error the port throws on purpose. `unavailable` and `overloaded` may be tried again. */
export class SearchError extends Error {
  readonly code: SearchErrorCode;

  constructor(code: SearchErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'SearchError';
    this.code = code;
  }
}
