import { hybridFor } from './hybrid.ts';
import type { Analyser, LatentModel } from './language/index.ts';
import type { IndexDefinition, Query, SearchDocument, SearchEngine } from './port.ts';

export interface LatentEngineOptions {
  analyser: Analyser;
  /** The region's model as it is now; null until one is trained. */
  model: () => LatentModel | null;
}

interface Known {
  definition: IndexDefinition;
  model: LatentModel | null;
}

/**
 * An engine that gives documents and queries their latent vectors on the way, so that neither features nor the indexer
 * know of them. A new model makes `ensureIndex` answer `changed`; until then an index goes on with the model it was
 * made with. Between the two nobody may write: the indexer brings indexes up to date and writes in one and the same loop.
 */
export function withLatent(engine: SearchEngine, { analyser, model }: LatentEngineOptions): SearchEngine {
  const known = new Map<string, Known>();
  const now = (definition: IndexDefinition): Known => ({ definition, model: model() });
  const prepared = (index: string, query: Query): Query => {
    const latent = known.get(index)?.model;
    if (!latent || query.hybrid || !query.q?.trim()) return query;
    const hybrid = hybridFor(query.q, analyser, latent);
    return hybrid ? { ...query, hybrid: { ...hybrid, reorderOnly: !query.nearby } } : query;
  };
  const withVector = (document: SearchDocument, { definition, model: latent }: Known): SearchDocument => {
    const vector = latent?.embed(analyser.terms(indexedWords(document, definition)));
    return vector ? { ...document, _vector: [...vector] } : document;
  };
  return {
    ...engine,
    async ensureIndex(index, definition) {
      const next = now(definition);
      const change = await engine.ensureIndex(index, withModel(next));
      // Whose settings changed still holds the old vectors, so words alone count until it is rebuilt.
      known.set(index, change === 'changed' ? { definition, model: null } : next);
      return change;
    },
    async upsert(index, documents) {
      const as = known.get(index);
      await engine.upsert(index, as ? documents.map((document) => withVector(document, as)) : documents);
    },
    async rebuild(index, definition, documents) {
      const next = now(definition);
      await engine.rebuild(
        index,
        withModel(next),
        mapped(documents, (one) => withVector(one, next)),
      );
      known.set(index, next);
    },
    search: (query) => engine.search(prepared(query.index, query)),
    multiSearch: (queries) => engine.multiSearch(queries.map((query) => prepared(query.index, query))),
  };
}

function withModel({ definition, model }: Known): IndexDefinition {
  if (!model) return definition;
  return {
    ...definition,
    vectorDimensions: model.dimensions,
    revision: `${definition.revision ?? ''} latent ${model.version}`,
  };
}

/** All the words search finds a document by; what its latent vector is made of. */
export function indexedWords(document: SearchDocument, { searchable }: IndexDefinition): string {
  return searchable
    .flatMap((field) => document[field])
    .filter((value) => typeof value === 'string')
    .join('.\n');
}

async function* mapped<A, B>(
  source: AsyncIterable<A> | Iterable<A>,
  change: (one: A) => B,
): AsyncGenerator<B> {
  for await (const one of source) yield change(one);
}
