import { expect, test } from 'vitest';
import { createAnalyser, createEmbeddedEngine, hybridFor, trainLatent } from './index.ts';

const analyser = createAnalyser({ concepts: [] });
const TEXTS = {
  pay: 'payments and invoices for banks',
  card: 'a card for banks and payments',
  ship: 'cranes load ships in the port',
  quay: 'ships wait at the quay of the port',
};

test('a query in the other language finds its topic, and neighbours without any of its words come after', async () => {
  const entries = Object.entries(TEXTS);
  const terms = entries.map(([, text]) => analyser.terms(text));
  const latent = await trainLatent(terms, { dimensions: 2, minTexts: 1 });
  const engine = createEmbeddedEngine({ analyser });
  await engine.ensureIndex('x', { searchable: ['text'], vectorDimensions: latent.dimensions });
  await engine.upsert(
    'x',
    entries.map(([id, text], i) => ({ id, text, _vector: [...(latent.embed(terms[i] ?? []) ?? [])] })),
  );
  const q = 'Kräne';
  const query = { index: 'x', q, scope: 'public' as const, page: 1, pageSize: 10 };
  expect((await engine.search(query)).hits.map((hit) => hit.doc.id)).toEqual(['ship']);
  const { hits } = await engine.search({ ...query, hybrid: hybridFor(q, analyser, latent) });
  expect(hits.slice(0, 2).map((hit) => hit.doc.id)).toEqual(['ship', 'quay']);
  expect(hybridFor('zzzunbekannt', analyser, latent)).toBeUndefined();
});
