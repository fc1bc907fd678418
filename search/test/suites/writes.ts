import { expect, test } from 'vitest';
import type { SearchDocument } from '../../src/index.ts';
import { DEFINITION, type Setting } from '../setting.ts';

/** Reading what was written, rebuilding, what is missing. */
export function testWrites(setting: () => Setting): void {
  test('finds a document as soon as upsert resolves, by word, prefix and typo, and no more after remove', async () => {
    const index = await setting().index([]);
    const { engine } = setting();
    for (let i = 0; i < 5; i += 1) {
      await engine.upsert(index, [{ id: 'a', name: `zebrafish${'abcde'[i] ?? ''}`, kind: 'x' }]);
      for (const q of [`zebrafish${'abcde'[i] ?? ''} `, 'zebraf', 'zebrafsih'])
        expect(await setting().ids(index, q), q).toEqual(['a']);
    }
    expect(await engine.ids(index)).toEqual(['a']);
    await engine.remove(index, ['a', 'was-never-there']);
    expect(await setting().ids(index, 'zebrafish')).toEqual([]);
    expect(await engine.ids(index)).toEqual([]);
  });

  test('replaces the whole document, not only the given fields', async () => {
    const index = await setting().index([{ id: 'a', name: 'old', headline: 'lantern', kind: 'x' }]);
    await setting().engine.upsert(index, [{ id: 'a', name: 'new' }]);
    const { hits, facets, total } = await setting().find(index, '', { facets: [{ field: 'kind' }] });
    expect(hits.map((hit) => hit.doc)).toEqual([{ id: 'a', name: 'new' }]);
    expect(total).toBe(1);
    expect(facets['kind'] ?? {}).toEqual({});
    expect(await setting().ids(index, 'lantern')).toEqual([]);
  });

  test('gives documents back as they were given', async () => {
    const given: SearchDocument = {
      id: 'A_b-9',
      name: 'x',
      nested: { list: [1, null, { deep: 'ß' }] },
      kind: null,
      amount: 1.5,
    };
    const index = await setting().index([given]);
    expect((await setting().find(index, '')).hits[0]?.doc).toEqual(given);
  });

  test('rejects ids that one of the engines could not hold', async () => {
    const index = await setting().index([]);
    for (const id of ['', 'a b', 'ü', 'x'.repeat(512), 'a/b']) {
      await expect(setting().engine.upsert(index, [{ id, name: 'x' }])).rejects.toMatchObject({
        code: 'invalid_query',
      });
    }
  });

  test('shows the old index until the new one is whole, and keeps writes made meanwhile', async () => {
    const old = Array.from({ length: 20 }, (_, i): SearchDocument => ({ id: `o${i}`, name: 'old harbour' }));
    const index = await setting().index(old);
    const { engine } = setting();
    const seen = new Set<number>();
    async function* source(): AsyncGenerator<SearchDocument> {
      for (let i = 0; i < 30; i += 1) {
        yield { id: `n${i}`, name: 'new harbour' };
        if (i === 10) {
          await engine.upsert(index, [{ id: 'meanwhile', name: 'late harbour' }]);
          await engine.remove(index, ['n3']);
        }
        if (i % 10 === 5) seen.add((await setting().find(index, 'old', { match: 'all' })).total);
      }
    }
    await engine.rebuild(index, DEFINITION, source());
    expect([...seen]).toEqual([20]);
    const found = await setting().ids(index, 'harbour');
    expect(found.length).toBe(30);
    expect(found).toContain('meanwhile');
    expect(found).not.toContain('n3');
  });

  test('changes nothing when the source of a rebuild fails', async () => {
    const index = await setting().index([{ id: 'a', name: 'harbour' }]);
    async function* source(): AsyncGenerator<SearchDocument> {
      yield { id: 'b', name: 'harbour' };
      throw new Error('the database went away');
    }
    await expect(setting().engine.rebuild(index, DEFINITION, source())).rejects.toThrow(
      'the database went away',
    );
    expect(await setting().ids(index, 'harbour')).toEqual(['a']);
    await setting().engine.upsert(index, [{ id: 'c', name: 'harbour' }]);
    expect((await setting().ids(index, 'harbour')).toSorted()).toEqual(['a', 'c']);
  });

  test('takes on a new definition and keeps the documents', async () => {
    const index = await setting().index([{ id: 'a', name: 'harbour', city: 'Duisburg' }]);
    const { engine } = setting();
    const before = await engine.state(index);
    expect(await engine.ensureIndex(index, DEFINITION)).toBe('unchanged');
    const wider = { ...DEFINITION, filterable: [...(DEFINITION.filterable ?? []), 'city'] };
    expect(await engine.ensureIndex(index, wider)).toBe('changed');
    expect(
      await setting().ids(index, '', { filter: { op: 'eq', field: 'city', value: 'duisburg' } }),
    ).toEqual(['a']);
    const after = await engine.state(index);
    expect(after?.documents).toBe(1);
    expect(after?.settingsHash).not.toBe(before?.settingsHash);
  });

  test('says so when there is no such index', async () => {
    const { engine } = setting();
    await expect(setting().find('no-such-index', 'x')).rejects.toMatchObject({ code: 'index_not_found' });
    await expect(engine.upsert('no-such-index', [{ id: 'a' }])).rejects.toMatchObject({
      code: 'index_not_found',
    });
    expect(await engine.state('no-such-index')).toBeNull();
    expect(await engine.health()).toMatchObject({ ok: true });
  });
}
