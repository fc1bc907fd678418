import type { DealSummary } from '@klammer/contracts/deal-shapes';
import { expect, test } from 'vitest';
import { byStage, inverse, withMoves } from './moving.ts';

const deal = (id: string, stage: string): DealSummary => ({
  id,
  name: id,
  profileId: null,
  stage,
  stageSince: '2030-01-01T00:00:00.000Z',
  ownerId: null,
  source: 'other',
  rating: null,
  dueOn: null,
  shared: false,
});

test('moves cards, and back those that were moved', () => {
  const items = [deal('a', 'one'), deal('b', 'one')];
  const moves = items.map(({ id }) => ({ id, from: 'one', to: 'two' }));
  const there = withMoves(items, moves, '2030-01-02T00:00:00.000Z');
  expect(byStage(there, ['one', 'two']).get('two')).toHaveLength(2);
  const back = withMoves(there, inverse(moves, ['a']), '2030-01-03T00:00:00.000Z');
  expect(back.map((one) => one.stage)).toEqual(['one', 'two']);
});

test('shows cards of a stage that is gone in the first', () => {
  expect(byStage([deal('a', 'gone')], ['one', 'two']).get('one')).toHaveLength(1);
});
