import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createAnalyser } from '../language/index.ts';
import type { SearchEngine } from '../port.ts';
import { DEFINITION } from '../../test/setting.ts';
import { createEmbeddedEngine } from './engine.ts';

let engine: SearchEngine;

beforeEach(async () => {
  engine = createEmbeddedEngine({ analyser: createAnalyser({ concepts: [] }) });
  await engine.ensureIndex('x', DEFINITION);
});
afterEach(() => engine.close());

async function find(q: string): Promise<string[]> {
  const { hits } = await engine.search({ index: 'x', q, scope: 'public', page: 1, pageSize: 5 });
  return hits.map(({ doc }) => doc.id);
}

describe('a misspelt word of the other language', () => {
  test('finds what it means', async () => {
    await engine.upsert('x', [
      { id: 'homes', name: 'Software for real estate' },
      { id: 'boats', name: 'Software for ferries' },
    ]);
    expect(await find('Immbilien')).toEqual(['homes']);
  });

  test('is part of the name it stands in, although the index has its neighbour', async () => {
    await engine.upsert('x', [
      { id: 'mind', name: 'Mental health at work' },
      { id: 'body', name: 'Gesundheit im Betrieb' },
    ]);
    expect(await find('psychische Gesundjeit ')).toEqual(['mind', 'body']);
  });
});
