import type { RecordAny } from 'meilisearch';
import { checkDefinition, checkDocument } from '../check-query.ts';
import { boundFilter, filterableFields } from '../filter.ts';
import {
  SearchError,
  type IndexDefinition,
  type Query,
  type SearchDocument,
  type SearchEngine,
} from '../port.ts';
import { EMBEDDER, fromStored, fromStoredWithVector, toStored } from './documents.ts';
import { translated } from './errors.ts';
import { filterText } from './filter-text.ts';
import { Remote, type MeilisearchOptions } from './remote.ts';
import { runSearch } from './search.ts';

const BATCH = 500;

type Write = { upsert: readonly SearchDocument[] } | { remove: readonly string[] };
type Source = AsyncIterable<SearchDocument> | Iterable<SearchDocument>;

/**
 * The engine behind a Meilisearch server (written for v1.50). Writes go one after the other; writes that
 * other processes make during a rebuild are not carried over, so one process at a time should index.
 */
export function createMeilisearchEngine(options: MeilisearchOptions): SearchEngine {
  const remote = new Remote(options);
  const { analyser } = options;
  /** Writes made while an index is rebuilt beside. */
  const journals = new Map<string, Write[]>();
  const queues = new Map<string, Promise<unknown>>();

  const inTurn = async <T>(key: string, work: () => Promise<T>): Promise<T> => {
    const turn = (queues.get(key) ?? Promise.resolve()).then(work);
    queues.set(
      key,
      turn.catch(() => undefined),
    );
    return turn;
  };
  const apply = async (uid: string, definition: IndexDefinition, write: Write): Promise<void> => {
    if ('remove' in write) {
      if (write.remove.length > 0)
        await remote.done(() => remote.index(uid).deleteDocuments([...write.remove]));
      return;
    }
    for (let at = 0; at < write.upsert.length; at += BATCH) {
      const stored = write.upsert
        .slice(at, at + BATCH)
        .map((document) => toStored(document, definition, analyser));
      await remote.done(() => remote.index(uid).addDocuments(stored, { primaryKey: 'id' }));
    }
  };
  const write = async (name: string, change: Write): Promise<void> => {
    await inTurn(name, async () => {
      const definition = await remote.definition(name);
      await apply(remote.uid(name), definition, change);
      journals.get(name)?.push(change);
    });
  };
  const rebuildNow = async (name: string, definition: IndexDefinition, documents: Source): Promise<void> => {
    const beside = remote.uid(`${name}__next`);
    const journal: Write[] = [];
    journals.set(name, journal);
    try {
      await remote.create(beside, definition);
      for await (const batch of inBatches(documents)) await apply(beside, definition, { upsert: batch });
      await inTurn(name, async () => {
        for (const change of journal) await apply(beside, definition, change);
        // Both must exist to be swapped.
        if ((await remote.meta(name)) === null) await remote.create(remote.uid(name), definition);
        await remote.swap(remote.uid(name), beside);
        await remote.saveMeta(name, definition);
      });
    } finally {
      journals.delete(name);
      await remote.drop(beside);
    }
  };
  const rebuild: SearchEngine['rebuild'] = async (name, definition, documents) => {
    checkDefinition(name, definition);
    await inTurn(`rebuild ${name}`, () => rebuildNow(name, definition, documents));
  };
  async function* pages(
    name: string,
    fields: string[] | undefined,
    withVectors: boolean,
  ): AsyncGenerator<Record<string, unknown>> {
    for (let offset = 0; ; offset += BATCH) {
      const request = {
        offset,
        limit: BATCH,
        ...(fields ? { fields } : {}),
        ...(withVectors ? { retrieveVectors: true } : {}),
      };
      const { results } = await translated(() =>
        remote.index(remote.uid(name)).getDocuments<RecordAny>(request),
      );
      yield* results;
      if (results.length < BATCH) return;
    }
  }
  async function* stored(name: string): AsyncGenerator<SearchDocument> {
    for await (const document of pages(name, undefined, true)) yield fromStoredWithVector(document);
  }
  const search: SearchEngine['search'] = (query) => runSearch(query, remote, analyser);

  return {
    search,
    rebuild,
    async ensureIndex(name, definition) {
      checkDefinition(name, definition);
      const meta = await remote.meta(name);
      if (meta === null) {
        await remote.create(remote.uid(name), definition);
        await remote.saveMeta(name, definition);
        return 'created';
      }
      if (meta.settingsHash === remote.hashFor(definition)) return 'unchanged';
      await rebuild(name, definition, stored(name));
      return 'changed';
    },
    async upsert(name, documents) {
      for (const document of documents) checkDocument(document);
      await write(name, { upsert: documents });
    },
    async remove(name, ids) {
      await write(name, { remove: ids });
    },
    async multiSearch<T>(queries: readonly Query[]) {
      return Promise.all(queries.map((query) => search<T>(query)));
    },
    async facetSearch({ index, field, q = '', filter, scope, limit = 100 }) {
      const fields = filterableFields(await remote.definition(index));
      if (!fields.has(field))
        throw new SearchError('invalid_query', `${JSON.stringify(field)} is not a filterable field`);
      const request = {
        facetName: field,
        facetQuery: q,
        filter: filterText(boundFilter({ filter, scope }, fields)),
      };
      const { facetHits } = await translated(() =>
        remote.searching.index(remote.uid(index)).searchForFacetValues(request),
      );
      return facetHits.slice(0, Math.min(limit, 100)).map(({ value, count }) => ({ value, count }));
    },
    async similar<T>({ index, id, filter, scope, limit }: Parameters<SearchEngine['similar']>[0]) {
      const definition = await remote.definition(index);
      if (!definition.vectorDimensions) return [];
      const request = {
        id,
        embedder: EMBEDDER,
        limit,
        filter: filterText(boundFilter({ filter, scope }, filterableFields(definition))),
        showRankingScore: true,
      };
      try {
        const { hits } = await translated(() =>
          remote.searching.index(remote.uid(index)).searchSimilarDocuments(request),
        );
        return hits.map((hit) => ({ doc: fromStored(hit) as T, score: hit._rankingScore ?? 0 }));
      } catch (error) {
        // No such document, or one without a vector: the query itself was checked above.
        if (error instanceof SearchError && error.code === 'invalid_query') return [];
        throw error;
      }
    },
    async ids(name) {
      await remote.definition(name);
      const found: string[] = [];
      for await (const document of pages(name, ['id'], false)) found.push(String(document['id']));
      return found;
    },
    state: (name) => remote.state(name),
    async health() {
      try {
        await remote.health();
        return { ok: true, engine: 'meilisearch', message: null };
      } catch (error) {
        return {
          ok: false,
          engine: 'meilisearch',
          message: error instanceof Error ? error.message : String(error),
        };
      }
    },
    async close() {
      await Promise.all(queues.values());
    },
  };
}

async function* inBatches(documents: Source): AsyncGenerator<SearchDocument[]> {
  let batch: SearchDocument[] = [];
  for await (const document of documents) {
    checkDocument(document);
    batch.push(document);
    if (batch.length === BATCH) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}
