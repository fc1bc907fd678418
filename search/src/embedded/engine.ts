import { checkDefinition } from '../check-query.ts';
import { boundFilter, filterableFields } from '../filter.ts';
import { fold } from '../language/index.ts';
import { SearchError, type Query, type SearchEngine } from '../port.ts';
import { LiveIndex } from './live-index.ts';
import type { EmbeddedOptions } from './options.ts';
import { allowedSet, facetCounts, runQuery } from './run.ts';
import { settingsHash } from './settings.ts';
import { loadSnapshots } from './snapshot.ts';
import { best } from './top.ts';

/** The engine in this process. Reads its snapshots in the background; every call waits for that. */
export function createEmbeddedEngine(options: EmbeddedOptions): SearchEngine {
  const { analyser } = options;
  const indexes = new Map<string, LiveIndex>();
  const warn = options.onWarning ?? ((): void => undefined);
  const ready = loadSnapshots(options.directory, warn).then((loaded) => {
    for (const [name, data] of loaded) indexes.set(name, new LiveIndex(name, data, options));
  });
  const indexOf = async (name: string): Promise<LiveIndex> => {
    await ready;
    const index = indexes.get(name);
    if (index === undefined)
      throw new SearchError('index_not_found', `there is no index ${JSON.stringify(name)}`);
    return index;
  };
  const search: SearchEngine['search'] = async (query) => {
    const { data, scorer } = await indexOf(query.index);
    return runQuery(query, data, scorer, analyser);
  };
  return {
    search,
    async ensureIndex(name, definition) {
      checkDefinition(name, definition);
      await ready;
      const existing = indexes.get(name);
      if (existing === undefined) {
        indexes.set(name, LiveIndex.empty(name, definition, options));
        return 'created';
      }
      if (settingsHash(existing.data.definition) === settingsHash(definition)) return 'unchanged';
      await existing.rebuild(definition, existing.everything());
      return 'changed';
    },
    async upsert(name, documents) {
      await (await indexOf(name)).upsert(documents);
    },
    async remove(name, ids) {
      await (await indexOf(name)).remove(ids);
    },
    async rebuild(name, definition, documents) {
      checkDefinition(name, definition);
      await ready;
      const index = indexes.get(name);
      if (index !== undefined) return index.rebuild(definition, documents);
      const fresh = LiveIndex.empty(name, definition, options);
      await fresh.rebuild(definition, documents);
      indexes.set(name, fresh);
    },
    async multiSearch<T>(queries: readonly Query[]) {
      const results = [];
      for (const query of queries) results.push(await search<T>(query));
      return results;
    },
    async facetSearch({ index, field, q = '', filter, scope, limit = 100 }) {
      const { data } = await indexOf(index);
      const fields = filterableFields(data.definition);
      if (!fields.has(field))
        throw new SearchError('invalid_query', `${JSON.stringify(field)} is not a filterable field`);
      const documents = allowedSet(boundFilter({ filter, scope }, fields), data).toArray();
      const wanted = fold(q.trim());
      return facetCounts(field, documents, data)
        .filter(
          ([value]) =>
            fold(value)
              .split(/[^\p{L}\p{N}]+/u)
              .some((word) => word.startsWith(wanted)) || fold(value).startsWith(wanted),
        )
        .slice(0, Math.min(limit, 100))
        .map(([value, count]) => ({ value, count }));
    },
    async similar<T>({ index, id, filter, scope, limit }: Parameters<SearchEngine['similar']>[0]) {
      const { data } = await indexOf(index);
      const allowed = allowedSet(
        boundFilter({ filter, scope }, filterableFields(data.definition)),
        data,
      ).toArray();
      const own = data.number(id);
      const { vectors, documents } = data.parts;
      if (own === undefined || vectors.dimensions === 0 || !vectors.has(own)) return [];
      const vector = vectors.get(own);
      const others = allowed.filter((document) => document !== own && vectors.has(document));
      const scores = Float32Array.from(others, (document) => vectors.cosine(vector, document));
      const nearest = best(others.length, limit, (a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
      return nearest.map((place) => ({
        doc: documents.get(others[place] ?? 0) as T,
        score: Math.min(1, Math.max(0, scores[place] ?? 0)),
      }));
    },
    async ids(name) {
      return (await indexOf(name)).data.livingIds();
    },
    async state(name) {
      await ready;
      const index = indexes.get(name);
      if (index === undefined) return null;
      return { documents: index.data.living, settingsHash: settingsHash(index.data.definition) };
    },
    async health() {
      await ready;
      return { ok: true, engine: 'embedded', message: null };
    },
    async close() {
      await ready;
      for (const index of indexes.values()) await index.close();
    },
  };
}
