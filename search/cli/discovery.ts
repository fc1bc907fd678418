import { SHIPPED } from '@klammer/contracts/vocabulary';
import { countWords, createAnalyser, createEmbeddedEngine, hybridFor, trainLatent } from '../src/index.ts';

/** A profile's own words, as the server indexes them. */
export interface DiscoveryDocument {
  id: string;
  name: string;
  headline: string;
  description: string;
}

/** The product's engine over a set of documents, with vocabulary, compounds and latent vectors as the server sets them up. */
export async function createDiscovery(documents: readonly DiscoveryDocument[]) {
  const texts = documents.map(({ name, headline, description }) => `${name}.\n${headline}.\n${description}`);
  const concepts = [...SHIPPED.topics, ...SHIPPED.needs, ...SHIPPED.industries];
  const analyser = createAnalyser({ concepts, lexicon: countWords(texts) });
  const terms = texts.map((text) => analyser.terms(text));
  const latent = await trainLatent(terms);
  const engine = createEmbeddedEngine({ analyser });
  const index = 'profiles';
  await engine.ensureIndex(index, {
    searchable: ['name', 'headline', 'description'],
    vectorDimensions: latent.dimensions,
  });
  await engine.upsert(
    index,
    documents.map((document, i) => {
      const vector = latent.embed(terms[i] ?? []);
      return vector ? { ...document, _vector: [...vector] } : { ...document };
    }),
  );
  return {
    async find(q: string, count: number): Promise<string[]> {
      const hybrid = hybridFor(q, analyser, latent);
      const { hits } = await engine.search({ index, q, scope: 'public', hybrid, page: 1, pageSize: count });
      return hits.map((hit) => hit.doc.id);
    },
    close: () => engine.close(),
  };
}
