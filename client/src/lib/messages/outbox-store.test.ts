import { afterEach, expect, test, vi } from 'vitest';
import { keepInMemory } from './outbox-in-memory.ts';
import { clearOutbox, openOutboxStore } from './outbox-store.ts';
import { withMemory } from './outbox-with-memory.ts';
import type { OutboxStore, Unsent } from './outbox.ts';

const ME = 'person-1';

afterEach(async () => {
  vi.restoreAllMocks();
  await clearOutbox();
});

const unsent = (clientId: string): Omit<Unsent, 'order'> => ({
  clientId,
  personId: ME,
  conversationId: 'c',
  text: clientId,
  replyTo: null,
  mentions: [],
  attachments: [],
  writtenAt: '2026-11-27T10:00:00.000Z',
  refusedAs: null,
});
const textsIn = async (store: OutboxStore) => (await store.list(ME)).map(({ text }) => text);

test('two windows that keep something at once give no place twice', async () => {
  const [one, other] = [await openOutboxStore(ME), await openOutboxStore(ME)];
  const ids = Array.from({ length: 20 }, (_, index) => `message-${index}`);

  await Promise.all(ids.map((id, index) => (index % 2 ? other : one).append(unsent(id))));
  const kept = await one.list(ME);

  expect(kept.map(({ order }) => order)).toEqual(ids.map((_, index) => index + 1));
});

test('a browser that has no room any more loses nothing as long as the page lives', async () => {
  const store = withMemory(await openOutboxStore(ME));
  const full = () => {
    throw new DOMException('full', 'QuotaExceededError');
  };

  await store.append(unsent('kept'));
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(full);
  await store.append(unsent('not kept'));
  const [first, second] = await store.list(ME);

  expect([first?.text, second?.text]).toEqual(['kept', 'not kept']);
  if (first) await store.update(first, { refusedAs: 'forbidden' });
  if (second) await store.update(second, { text: 'edited' });
  expect((await store.list(ME)).map(({ text, refusedAs }) => [text, refusedAs])).toEqual([
    ['kept', 'forbidden'],
    ['edited', null],
  ]);
  await store.remove('kept');
  await store.remove('not kept');
  expect(await textsIn(store)).toEqual([]);
  vi.restoreAllMocks();
  await store.append(unsent('kept again'));
  expect(await textsIn(await openOutboxStore(ME))).toEqual(['kept again']);
});

test('a browser that finds out while it writes that there is no room loses nothing, and nothing fails unseen', async () => {
  const store = withMemory(await openOutboxStore(ME));
  const put = IDBObjectStore.prototype.put;

  await store.append(unsent('kept'));
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, value) {
    const request = put.call(this, value);

    // As it does by itself: the request fails, and the whole transaction.
    this.transaction.abort();

    return request;
  });
  await store.append(unsent('not kept'));
  const [first] = await store.list(ME);

  if (first) await store.update(first, { text: 'edited' });
  expect(await textsIn(store)).toEqual(['edited', 'not kept']);
});

test('what the browser does not let go of is not sent again by this page', async () => {
  const broken: OutboxStore = { ...keepInMemory(), remove: () => Promise.reject(new Error('closed')) };
  const store = withMemory(broken);

  await store.append(unsent('sent'));
  await store.remove('sent');
  expect(await textsIn(store)).toEqual([]);
});
