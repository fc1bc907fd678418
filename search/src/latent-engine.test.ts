import { beforeEach, expect, it } from 'vitest';
import { createAnalyser, createEmbeddedEngine, trainLatent, withLatent, type LatentModel } from './index.ts';

const analyser = createAnalyser({ concepts: [] });
const definition = { searchable: ['name', 'text'] };
const documents = [
  ['barge', 'inland shipping by barge on the canal with sluice and lock'],
  ['ship', 'ship and barge on river and canal through lock and sluice'],
  ['sluice', 'repair of sluice and lock beside the canal'],
  ['oven', 'bread and cake from a stone oven with flour'],
  ['bakery', 'bakery selling bread, cake and flour'],
  ['flour', 'mill grinding flour for bread and bakery'],
].map(([id = '', text = '']) => ({ id, name: id, text }));
let model: LatentModel | null;

beforeEach(async () => {
  model = await trainLatent(
    documents.map(({ name, text }) => analyser.terms(`${name}.\n${text}`)),
    { dimensions: 2, minTexts: 2 },
  );
});

function found(engine: ReturnType<typeof withLatent>, q: string, nearby = true) {
  return engine.search({ index: 'all', q, nearby, scope: 'public', page: 1, pageSize: 6 });
}

it('finds what speaks of the same things in other words, behind what holds the words', async () => {
  const engine = withLatent(createEmbeddedEngine({ analyser }), { analyser, model: () => model });
  await engine.ensureIndex('all', definition);
  await engine.upsert('all', documents);
  const ids = (await found(engine, 'cake')).hits.map(({ doc }) => doc.id);
  expect(ids.slice(0, 2).sort()).toEqual(['bakery', 'oven']);
  expect(ids[2]).toBe('flour');
});

it('adds nothing to what the words found unless it is asked to', async () => {
  const engine = withLatent(createEmbeddedEngine({ analyser }), { analyser, model: () => model });
  await engine.ensureIndex('all', definition);
  await engine.upsert('all', documents);
  const { hits, total } = await found(engine, 'cake', false);
  expect(total).toBe(2);
  expect(hits.map(({ doc }) => doc.id).sort()).toEqual(['bakery', 'oven']);
});

it('asks for a rebuild once there is a new model, and searches with the old one until then', async () => {
  const next = model;
  model = null;
  const engine = withLatent(createEmbeddedEngine({ analyser }), { analyser, model: () => model });
  expect(await engine.ensureIndex('all', definition)).toBe('created');
  await engine.upsert('all', documents);
  model = next;
  expect((await found(engine, 'cake')).hits.map(({ doc }) => doc.id).sort()).toEqual(['bakery', 'oven']);
  expect(await engine.ensureIndex('all', definition)).toBe('changed');
  await engine.rebuild('all', definition, documents);
  expect((await found(engine, 'cake')).hits.map(({ doc }) => doc.id)[2]).toBe('flour');
  expect(await engine.ensureIndex('all', definition)).toBe('unchanged');
});
