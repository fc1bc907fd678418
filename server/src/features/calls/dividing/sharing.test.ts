import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { share, type ToShare } from './sharing.ts';

const JURORS = ['j1', 'j2', 'j3', 'j4', 'j5'];
const entry = (entryId: string, about: Partial<ToShare> = {}): ToShare => ({
  ...{ entryId, eligible: JURORS, readers: [], begun: [] },
  ...about,
});
const many = (count: number) => Array.from({ length: count }, (_, index) => entry(`e${index}`));

function loadsOf(shared: ReadonlyMap<string, string[]>): number[] {
  const all = [...shared.values()].flat();
  return JURORS.map((juror) => all.filter((one) => one === juror).length);
}

/** Entries with conflicts of interest, readers of before and work that was begun, as they may come. */
const panels = fc.array(
  fc.record({
    eligible: fc.subarray(JURORS),
    readers: fc.subarray(JURORS, { maxLength: 3 }),
    begun: fc.subarray(JURORS, { maxLength: 2 }),
  }),
  { maxLength: 12 },
);
const named = (list: readonly Omit<ToShare, 'entryId'>[]): ToShare[] =>
  list.map((one, index) => ({ ...one, entryId: `e${index}` }));

/** The least sum of squared loads there is, by trying every division. */
function leastSquares(entries: readonly ToShare[], count: number): number {
  const sizeOf = (loads: ReadonlyMap<string, number>) =>
    [...loads.values()].reduce((sum, load) => sum + load * load, 0);
  const choices = ([first, ...rest]: readonly string[], left: number): string[][] => {
    if (left === 0) return [[]];
    if (first === undefined) return [];
    return [...choices(rest, left - 1).map((one) => [first, ...one]), ...choices(rest, left)];
  };
  const tryAll = (at: number, loads: Map<string, number>): number => {
    const here = entries[at];
    if (!here) return sizeOf(loads);
    return Math.min(
      ...choices(here.eligible, Math.min(count, here.eligible.length)).map((readers) => {
        const next = new Map(loads);
        for (const juror of readers) next.set(juror, (next.get(juror) ?? 0) + 1);
        return tryAll(at + 1, next);
      }),
    );
  };
  return tryAll(0, new Map());
}

describe('sharing entries among jurors', () => {
  test('gives each entry its readers and everybody as much', () => {
    const shared = share(many(20), 3);
    for (const readers of shared.values()) expect(new Set(readers).size).toBe(3);
    expect(loadsOf(shared)).toEqual([12, 12, 12, 12, 12]);
  });

  test('lets jurors meet all over, so that strict and mild ones can be compared', () => {
    const pairs = new Set([...share(many(20), 2).values()].map((readers) => readers.toSorted().join()));
    expect(pairs.size).toBe(10);
  });

  test('never gives an entry to who must not read it, nor more readers than there are', () => {
    fc.assert(
      fc.property(panels, fc.integer({ min: 1, max: 5 }), (list, count) => {
        const entries = named(list);
        const shared = share(entries, count);
        for (const { entryId, eligible, begun } of entries) {
          const readers = shared.get(entryId) ?? [];
          const working = begun.filter((juror) => eligible.includes(juror));
          expect(eligible).toEqual(expect.arrayContaining(readers));
          expect(readers).toEqual(expect.arrayContaining(working));
          expect(new Set(readers).size).toBe(readers.length);
          expect(readers.length).toBe(Math.max(Math.min(count, eligible.length), working.length));
        }
      }),
    );
  });

  test('is as even as conflicts of interest allow', () => {
    const small = fc.array(
      fc.record({
        eligible: fc.subarray(JURORS.slice(0, 4)),
        readers: fc.subarray(JURORS, { maxLength: 2 }),
      }),
      { maxLength: 5 },
    );
    fc.assert(
      fc.property(small, fc.integer({ min: 1, max: 2 }), (list, count) => {
        const entries = named(list.map((one) => ({ ...one, begun: [] })));
        const squares = loadsOf(share(entries, count)).reduce((sum, load) => sum + load * load, 0);
        expect(squares).toBe(leastSquares(entries, count));
      }),
    );
  });

  test('changes nothing where it is divided well, whatever order it comes in', () => {
    fc.assert(
      fc.property(panels, fc.integer({ min: 1, max: 4 }), (list, count) => {
        const entries = named(list);
        const shared = share(entries, count);
        const again = share(
          entries.map((one) => ({ ...one, readers: shared.get(one.entryId) ?? [] })).toReversed(),
          count,
        );
        for (const [entryId, readers] of shared)
          expect(again.get(entryId)?.toSorted()).toEqual(readers.toSorted());
      }),
    );
  });

  test('gives who joins late a share, and leaves what was begun', () => {
    const before = many(8).map((one, index) => ({
      ...one,
      eligible: JURORS.slice(0, 3),
      begun: index < 2 ? ['j1', 'j2'] : [],
    }));
    const shared = share(before, 2);
    const after = share(
      before.map((one) => ({ ...one, eligible: JURORS.slice(0, 4), readers: shared.get(one.entryId) ?? [] })),
      2,
    );
    expect(loadsOf(after)).toEqual([4, 4, 4, 4, 0]);
    for (const id of ['e0', 'e1']) expect(after.get(id)).toEqual(['j1', 'j2']);
  });
});
