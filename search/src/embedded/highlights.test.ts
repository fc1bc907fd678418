import { expect, test } from 'vitest';
import { createAnalyser } from '../language/index.ts';
import { createEmbeddedEngine } from './engine.ts';

test('marks no filler words that a synonym of several words brings along', async () => {
  const concepts = [
    { code: 'site', label: { de: 'Halle oder Fläche', en: 'Hall or site' }, synonyms: ['Halle'] },
  ];
  const engine = createEmbeddedEngine({ analyser: createAnalyser({ concepts }) });
  await engine.ensureIndex('x', { searchable: ['name'], filterable: [], sortable: [] });
  await engine.upsert('x', [
    { id: 'a', name: 'Halle oder Büro', audience: 'public' },
    { id: 'b', name: 'Fläche', audience: 'public' },
  ]);
  const query = { index: 'x', scope: 'public', q: 'Halle ', page: 1, pageSize: 1 } as const;
  const { hits } = await engine.search({ ...query, highlight: ['name'] });
  expect(hits[0]?.highlights).toEqual({ name: '<mark>Halle</mark> oder Büro' });
});
