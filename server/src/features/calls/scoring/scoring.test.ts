import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describe as describeValues, meanOf, normalise, weigh, type Judgement } from './normalising.ts';
import { rank } from './ranking.ts';

/** A jury in which everybody judged everything: rows are jurors, columns entries. */
const panel = (rows: readonly number[][]): Judgement[] =>
  rows.flatMap((row, juror) =>
    row.map((value, entry) => ({ jurorId: `j${juror}`, entryId: `e${entry}`, value })),
  );

/** Scores of the entries on the shared scale. */
function scoresOf(judgements: readonly Judgement[]): Map<string, number> {
  const byEntry = Map.groupBy(normalise(judgements), ({ entryId }) => entryId);
  return new Map(
    [...byEntry].map(([entryId, own]) => [entryId, meanOf(own.map(({ normalised }) => normalised))]),
  );
}
const placesOf = (judgements: readonly Judgement[]) =>
  rank([...scoresOf(judgements)].map(([id, score]) => ({ id, score })));

const points = fc.integer({ min: 4, max: 20 }).map((quarters) => quarters / 4);
const rows = (entries: number) => fc.array(points, { minLength: entries, maxLength: entries });
const panels = fc
  .integer({ min: 2, max: 8 })
  .chain((entries) => fc.array(rows(entries), { minLength: 1, maxLength: 6 }));
const judgements = fc.uniqueArray(
  fc.record({
    jurorId: fc.constantFrom('j1', 'j2', 'j3', 'j4'),
    entryId: fc.constantFrom('e1', 'e2', 'e3', 'e4', 'e5'),
    value: points,
  }),
  { selector: ({ jurorId, entryId }) => `${jurorId}:${entryId}`, maxLength: 20 },
);

const expectClose = (one: Map<string, number>, other: Map<string, number>) => {
  expect([...one.keys()].toSorted()).toEqual([...other.keys()].toSorted());
  for (const [id, score] of one) expect(other.get(id)).toBeCloseTo(score, 9);
};

describe('normalising', () => {
  test('takes the jurors’ temper out: the strict and the mild rank alike', () => {
    const places = placesOf(
      panel([
        [5, 4, 3],
        [3, 2, 1],
      ]),
    );
    expect([...places].map(([id, { rank: place }]) => [id, place])).toEqual([
      ['e0', 1],
      ['e1', 2],
      ['e2', 3],
    ]);
  });

  test('keeps a generous juror from deciding who wins among entries that others judged', () => {
    // e0 was judged by the mild one, e1 by the strict one; by each one's own measure e1 is the better.
    const others = ['e2', 'e3', 'e4', 'e5', 'e6', 'e7'];
    const judged = (jurorId: string, entryIds: string[], values: number[]): Judgement[] =>
      entryIds.map((entryId, index) => ({ jurorId, entryId, value: values[index] ?? 0 }));
    const given = [
      ...judged('mild', ['e0', ...others], [4, 5, 4.5, 5, 4.5, 5, 4.5]),
      ...judged('strict', ['e1', ...others], [3, 2, 2.5, 2, 2.5, 2, 2.5]),
    ];
    const raw = (id: string) => meanOf(given.filter((one) => one.entryId === id).map((one) => one.value));
    expect(raw('e0')).toBeGreaterThan(raw('e1'));
    const scores = scoresOf(given);
    expect(scores.get('e1')).toBeGreaterThan(scores.get('e0') ?? Infinity);
  });

  test('is finite and gives each judgement one value, whoever judged what', () => {
    fc.assert(
      fc.property(judgements, (all) => {
        const normalised = normalise(all);
        expect(normalised).toHaveLength(all.length);
        for (const one of normalised) expect(Number.isFinite(one.normalised)).toBe(true);
      }),
    );
  });

  test('does not depend on the order in which judgements come', () => {
    fc.assert(
      fc.property(judgements, fc.infiniteStream(fc.nat()), (all, keys) => {
        const shuffled = all
          .map((one) => ({ one, key: keys.next().value as number }))
          .toSorted((a, b) => a.key - b.key)
          .map(({ one }) => one);
        expectClose(scoresOf(all), scoresOf(shuffled));
      }),
    );
  });

  test('changes no order where one juror gives everybody the same more', () => {
    fc.assert(
      fc.property(panels, fc.integer({ min: -8, max: 8 }), (table, quarters) => {
        const shifted = table.map((row, juror) =>
          juror === 0 ? row.map((value) => value + quarters / 4) : row,
        );
        const [before, after] = [scoresOf(panel(table)), scoresOf(panel(shifted))];
        const moved = [...before].map(([id, score]) => (after.get(id) ?? 0) - score);
        for (const one of moved) expect(one).toBeCloseTo(moved[0] ?? 0, 9);
      }),
    );
  });

  test('lets a juror who gives everybody the same decide nothing', () => {
    fc.assert(
      fc.property(panels, points, (table, same) => {
        const [without, withOne] = [
          scoresOf(panel(table)),
          scoresOf(panel([...table, (table[0] ?? []).map(() => same)])),
        ];
        // Their voice makes differences smaller in the mean, and turns none around.
        const jurors = table.length;
        const ids = [...without.keys()];
        for (const id of ids) {
          const gap = (without.get(id) ?? 0) - (without.get(ids[0] ?? '') ?? 0);
          const gapThen = (withOne.get(id) ?? 0) - (withOne.get(ids[0] ?? '') ?? 0);
          expect(gapThen).toBeCloseTo((gap * jurors) / (jurors + 1), 9);
        }
      }),
    );
  });

  test('says nothing where nobody makes a difference', () => {
    const scores = scoresOf(
      panel([
        [3, 3, 3],
        [5, 5, 5],
      ]),
    );
    expect(new Set([...scores.values()])).toEqual(new Set([4]));
  });

  test('puts an entry ahead that every juror finds at least as good', () => {
    fc.assert(
      fc.property(
        panels,
        fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 6, maxLength: 6 }),
        (table, more) => {
          const better = table.map((row, juror) => [
            ...row,
            Math.min(5, (row[0] ?? 1) + (more[juror] ?? 0) / 4),
          ]);
          const scores = scoresOf(panel(better));
          const added = scores.get(`e${(better[0]?.length ?? 1) - 1}`) ?? Number.NaN;
          expect(added).toBeGreaterThanOrEqual((scores.get('e0') ?? Number.NaN) - 1e-9);
        },
      ),
    );
  });

  test('ranks as the only juror does', () => {
    fc.assert(
      fc.property(rows(6), (row) => {
        const scores = scoresOf(panel([row]));
        row.forEach((value, entry) =>
          row.forEach((other, another) => {
            if (value > other)
              expect(scores.get(`e${entry}`)).toBeGreaterThan(scores.get(`e${another}`) ?? Infinity);
          }),
        );
      }),
    );
  });

  test('trusts few judgements less: one five alone is no five on the shared scale', () => {
    const all = [
      ...panel([
        [5, 4, 3, 2, 1],
        [4, 4, 3, 2, 2],
      ]),
      { jurorId: 'once', entryId: 'e9', value: 5 },
    ];
    const once = normalise(all).find(({ jurorId }) => jurorId === 'once');
    const regular = normalise(all).find(({ jurorId, entryId }) => jurorId === 'j0' && entryId === 'e0');
    expect(once?.normalised).toBeLessThan(5);
    expect(once?.normalised).toBeGreaterThan(regular?.normalised === undefined ? Infinity : 3);
  });

  test('describes what somebody gave', () => {
    expect(describeValues([])).toBeNull();
    expect(describeValues([2, 4])).toEqual({ mean: 3, spread: Math.SQRT2 });
    expect(describeValues([3])).toEqual({ mean: 3, spread: 0 });
  });
});

describe('weighing', () => {
  const criteria = [
    { key: 'idea', weight: 3 },
    { key: 'team', weight: 1 },
  ];

  test('counts by weight, and not at all while a criterion has no points', () => {
    expect(weigh({ idea: 5, team: 1 }, criteria)).toBe(4);
    expect(weigh({ idea: 5 }, criteria)).toBeNull();
    expect(weigh({}, [])).toBeNull();
  });

  test('lies between the least and the most points given', () => {
    fc.assert(
      fc.property(points, points, fc.integer({ min: 1, max: 100 }), (idea, team, weight) => {
        const weighed =
          weigh({ idea, team }, [
            { key: 'idea', weight },
            { key: 'team', weight: 7 },
          ]) ?? NaN;
        expect(weighed).toBeGreaterThanOrEqual(Math.min(idea, team) - 1e-9);
        expect(weighed).toBeLessThanOrEqual(Math.max(idea, team) + 1e-9);
      }),
    );
  });
});

describe('ranking', () => {
  test('shows ties as ties, and counts on behind them', () => {
    const places = rank([
      { id: 'c', score: 3 },
      { id: 'a', score: 4 },
      { id: 'b', score: 4.004 },
      { id: 'd', score: 2 },
    ]);
    expect(Object.fromEntries(places)).toEqual({
      a: { rank: 1, isTied: true },
      b: { rank: 1, isTied: true },
      c: { rank: 3, isTied: false },
      d: { rank: 4, isTied: false },
    });
  });

  test('gives a rank that is one more than how many are clearly ahead', () => {
    const scores = fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 12 });
    fc.assert(
      fc.property(scores, (tenths) => {
        const all = tenths.map((tenth, index) => ({ id: String(index), score: tenth / 10 }));
        const places = rank(all);
        for (const { id, score } of all) {
          const ahead = all.filter((other) => other.score > score).length;
          const equal = all.filter((other) => other.score === score).length;
          expect(places.get(id)).toEqual({ rank: ahead + 1, isTied: equal > 1 });
        }
      }),
    );
  });

  test('never ranks a higher score behind a lower one, and moves all alike', () => {
    const scores = fc.array(fc.double({ min: 1, max: 5, noNaN: true }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(scores, (values) => {
        const all = values.map((score, index) => ({ id: String(index), score }));
        const places = rank(all);
        for (const one of all)
          for (const other of all)
            if (one.score > other.score)
              expect(places.get(one.id)?.rank).toBeLessThanOrEqual(places.get(other.id)?.rank ?? 0);
      }),
    );
  });
});
