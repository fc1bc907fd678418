import { expect, it } from 'vitest';
import { Kinship } from './kinship.ts';
import type { Tally } from './tally.ts';

const record = (values: Record<string, number>): Tally => ({
  counts: new Map(Object.entries(values)),
  total: Object.values(values).reduce((sum, count) => sum + count, 0),
});

it('expects who dealt in one place in those that stand beside it in other portfolios', () => {
  const kin = new Kinship();
  for (let i = 0; i < 20; i++) {
    kin.see([['essen'], ['bochum'], ['essen']]);
    kin.see([['kiel'], ['luebeck']]);
  }
  const mine = record({ essen: 3 });
  expect(kin.of(mine, ['bochum'])).toBeGreaterThan(0);
  expect(kin.of(mine, ['kiel'])).toBeLessThan(0);
  expect(kin.of(mine, ['nowhere'])).toBe(0);
  expect(kin.of(mine, [])).toBe(0);
});

it('learns nothing from a portfolio of one deal, whatever stands together in that', () => {
  const kin = new Kinship();
  kin.see([['essen', 'ruhr']]);
  expect(kin.of(record({ essen: 3 }), ['ruhr'])).toBe(0);
});
