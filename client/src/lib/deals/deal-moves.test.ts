import type { DealSummary, Pipeline } from '@klammer/contracts/deal-shapes';
import { afterEach, expect, test, vi } from 'vitest';
import { toasts } from '#lib/ui/toasts.svelte.ts';
import { DealMoves } from './deal-moves.svelte.ts';

const deal: DealSummary = {
  id: 'a',
  name: 'Kranwinde',
  profileId: null,
  stage: 'open',
  stageSince: '2030-01-01T00:00:00.000Z',
  ownerId: null,
  source: 'other',
  rating: null,
  dueOn: null,
  shared: false,
};
const pipeline: Pipeline = {
  stages: [
    { key: 'open', name: 'Entdeckt', type: 'open' },
    { key: 'talks', name: 'Gespräche', type: 'open' },
    { key: 'declined', name: 'Abgesagt', type: 'lost' },
  ],
  criteria: [],
  views: [],
  people: [],
  revision: 1,
  abilities: { edit: true },
};

function buildMoves(answer: () => Promise<Response>) {
  const asked = vi.fn(answer);
  vi.stubGlobal('fetch', asked);
  return { deals: new DealMoves(() => ({ items: [deal], pipeline })), asked };
}

afterEach(() => {
  vi.unstubAllGlobals();
  toasts.items = [];
});

test('shows a move at once, and takes it back where the server cannot be reached', async () => {
  let fail: (reason: Error) => void = () => undefined;
  const { deals } = buildMoves(() => new Promise((_, reject) => (fail = reject)));

  deals.move([{ id: 'a', from: 'open', to: 'talks' }]);
  expect(deals.items[0]?.stage).toBe('talks');
  await vi.waitFor(() => expect(fetch).toHaveBeenCalledOnce());
  fail(new TypeError('no line'));
  await expect.poll(() => deals.items[0]?.stage).toBe('open');
  expect(toasts.items).toMatchObject([{ tone: 'bad' }]);
});

test('offers to take back what was moved', async () => {
  const { deals } = buildMoves(async () => Response.json({ moved: ['a'], left: [] }));

  deals.move([{ id: 'a', from: 'open', to: 'talks' }]);
  await expect.poll(() => toasts.items[0]?.action).toBeDefined();
  toasts.items[0]?.action?.run();
  expect(deals.items[0]?.stage).toBe('open');
});

test('waits for the reason of a no before it moves anything', async () => {
  const { deals, asked } = buildMoves(async () => Response.json({ moved: ['a'], left: [] }));

  deals.move([{ id: 'a', from: 'open', to: 'declined' }]);
  expect(deals.items[0]?.stage).toBe('open');
  expect(asked).not.toHaveBeenCalled();
  deals.say('market', 'Nur drei Häfen kaufen so etwas.');
  await vi.waitFor(() => expect(asked).toHaveBeenCalledOnce());
  expect(deals.items[0]?.stage).toBe('declined');
  expect(deals.asked).toEqual([]);
});
