import {
  createEmbeddedEngine,
  type Filter,
  type IndexDefinition,
  type Query,
  type SearchDocument,
  type SearchEngine,
  type Sort,
} from '../../src/index.ts';
import { parseFilter } from './filter-parser.ts';
import { plainAnalyser } from './plain-analyser.ts';
import type { Documents, SearchRequest, Settings } from './requests.ts';

/** An error as the API answers it. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

interface FakeIndex {
  /** Name in the engine behind; swapping swaps these. */
  inner: string;
  settings: Settings | null;
  documents: Map<string, Documents[number]>;
}

/** The indexes of the fake server. Words are found by the embedded engine without any language. */
export class Indexes {
  private readonly indexes = new Map<string, FakeIndex>();
  private readonly engine: SearchEngine = createEmbeddedEngine({ analyser: plainAnalyser });
  private made = 0;

  get(uid: string): FakeIndex {
    const index = this.indexes.get(uid);
    if (index === undefined) throw new ApiError(404, 'index_not_found', `Index \`${uid}\` not found.`);
    return index;
  }

  async create(uid: string): Promise<void> {
    if (this.indexes.has(uid))
      throw new ApiError(409, 'index_already_exists', `Index \`${uid}\` already exists.`);
    this.made += 1;
    const index: FakeIndex = { inner: `inner${this.made}`, settings: null, documents: new Map() };
    this.indexes.set(uid, index);
    await this.engine.ensureIndex(index.inner, { searchable: ['name'] });
  }

  delete(uid: string): void {
    this.get(uid);
    this.indexes.delete(uid);
  }

  async configure(uid: string, settings: Settings): Promise<void> {
    const index = this.get(uid);
    index.settings = settings;
    await this.engine.rebuild(
      index.inner,
      definitionOf(settings),
      [...index.documents.values()].map(toInner),
    );
  }

  async add(uid: string, documents: Documents): Promise<void> {
    if (!this.indexes.has(uid)) await this.create(uid);
    const index = this.get(uid);
    const dimensions = index.settings?.embedders?.['default']?.dimensions;
    for (const document of documents) {
      if (dimensions && document._vectors?.['default'] === undefined) {
        throw new ApiError(
          400,
          'vector_embedding_error',
          'user-provided embedder needs _vectors or an opt-out with null',
        );
      }
    }
    for (const document of documents) index.documents.set(document.id, document);
    await this.engine.upsert(index.inner, documents.map(toInner));
  }

  async remove(uid: string, ids: readonly string[]): Promise<void> {
    const index = this.get(uid);
    for (const id of ids) index.documents.delete(id);
    await this.engine.remove(index.inner, ids);
  }

  swap(a: string, b: string): void {
    const [left, right] = [this.get(a), this.get(b)];
    this.indexes.set(a, right);
    this.indexes.set(b, left);
  }

  async search(request: SearchRequest): Promise<Record<string, unknown>> {
    const index = this.get(request.indexUid);
    const { highlightPreTag = '<em>', highlightPostTag = '</em>' } = request;
    const query = toQuery(request, index);
    const { hits, total, facets } = await this.engine.search({
      ...query,
      scope: await this.withFirstWord(query),
    });
    const found = hits.map(({ doc, score, highlights }) => {
      const given = index.documents.get(doc.id) ?? {};
      const formatted: Record<string, unknown> = { ...given };
      for (const [field, html] of Object.entries(highlights ?? {})) {
        formatted[field] = plain(html.replaceAll('<mark>', '\u0002').replaceAll('</mark>', '\u0003'))
          .replaceAll('\u0002', highlightPreTag)
          .replaceAll('\u0003', highlightPostTag);
      }
      return {
        ...given,
        _vectors: undefined,
        _rankingScore: score,
        ...(request.attributesToHighlight ? { _formatted: formatted } : {}),
      };
    });
    const paged =
      request.limit === undefined
        ? { totalHits: total, page: request.page, hitsPerPage: request.hitsPerPage }
        : { estimatedTotalHits: total };
    return {
      indexUid: request.indexUid,
      hits: found,
      query: request.q,
      facetDistribution: facets,
      processingTimeMs: 0,
      ...paged,
    };
  }

  /** Words are dropped from the end, so whatever is found has the first. */
  private async withFirstWord(query: Query): Promise<Query['scope']> {
    const [first, second] = (query.q ?? '').split(' ').filter(Boolean);
    if (first === undefined || second === undefined || query.match === 'all') return query.scope;
    const { hits } = await this.engine.search({
      ...{ index: query.index, scope: query.scope, searchOn: query.searchOn },
      ...{ q: `${first} `, page: 1, pageSize: 1000 },
    });
    const has: Filter = { op: 'in', field: 'id', values: hits.map((hit) => hit.doc.id) };
    return query.scope === 'public' ? has : { op: 'and', of: [query.scope, has] };
  }

  async facetSearch(uid: string, field: string, q: string, filter: string | undefined): Promise<unknown[]> {
    const scope = filter === undefined ? 'public' : parseFilter(filter);
    return this.engine.facetSearch({ index: this.get(uid).inner, field, q, scope });
  }

  async similar(uid: string, id: string, limit: number, filter: string | undefined): Promise<unknown[]> {
    const index = this.get(uid);
    if (!index.documents.has(id)) throw new ApiError(400, 'not_found_similar_id', `no document ${id}`);
    const hits = await this.engine.similar({
      index: index.inner,
      id,
      limit,
      scope: filter === undefined ? 'public' : parseFilter(filter),
    });
    return hits.map((hit) => ({ ...index.documents.get(String(hit.doc.id)), _rankingScore: hit.score }));
  }
}

/** The engine behind allows no field that begins with an underscore. */
const inner = (field: string): string => (field === '_terms' ? 'xterms' : field);

function definitionOf(settings: Settings): IndexDefinition {
  return {
    searchable: settings.searchableAttributes.map(inner),
    filterable: settings.filterableAttributes,
    sortable: settings.sortableAttributes,
    vectorDimensions: settings.embedders?.['default']?.dimensions,
  };
}

function toInner({ _terms, _vectors, ...rest }: Documents[number]): SearchDocument {
  return { ...rest, xterms: _terms, ...(_vectors?.['default'] ? { _vector: _vectors['default'] } : {}) };
}

function toQuery(request: SearchRequest, index: FakeIndex): Query {
  const filterable = index.settings?.filterableAttributes ?? [];
  for (const facet of request.facets) {
    if (!filterable.includes(facet))
      throw new ApiError(400, 'invalid_search_facets', `${facet} is not filterable`);
  }
  return {
    index: index.inner,
    q: request.q,
    scope: request.filter === undefined ? 'public' : parseFilter(request.filter),
    facets: request.facets.map((field) => ({ field })),
    sort: (request.sort ?? []).map(toSort),
    page: request.page ?? 1,
    pageSize: request.limit ?? request.hitsPerPage ?? 20,
    match: request.matchingStrategy === 'all' ? 'all' : 'last',
    searchOn: request.attributesToSearchOn?.map(inner),
    highlight: request.attributesToHighlight,
    ...(request.hybrid && request.vector
      ? { hybrid: { vector: request.vector, ratio: request.hybrid.semanticRatio } }
      : {}),
  };
}

function toSort(text: string): Sort {
  const direction = text.endsWith(':desc') ? 'desc' : 'asc';
  const near = /^_geoPoint\((.+), (.+)\):/.exec(text);
  if (near) return { near: { lat: Number(near[1]), lng: Number(near[2]) }, direction };
  return { field: text.slice(0, text.lastIndexOf(':')), direction };
}

function plain(html: string): string {
  const characters: Record<string, string> = {
    '&amp;': '&',
    '&lt;': '<',
    '&gt;': '>',
    '&quot;': '"',
    '&#39;': "'",
  };
  return html.replace(/&(amp|lt|gt|quot|#39);/g, (entity) => characters[entity] ?? entity);
}
