import { expect, test } from 'vitest';
import { ApiProblem } from '#lib/api.ts';
import type { DoorGuest } from '#lib/offline/kept.ts';
import { Door, ticketIn, type CheckIn, type Told } from './door.svelte.ts';

const guest = (ticket: string, status: DoorGuest['status'] = 'registered'): DoorGuest => ({
  id: ticket,
  name: `Person ${ticket}`,
  organisation: '',
  status,
  ticket,
  checkedInAt: null,
});
const now = () => '2030-01-10T17:00:00.000Z';
const refuse = (code: 'unavailable' | 'unauthenticated') => () =>
  Promise.reject(new ApiProblem({ type: '', title: '', status: 503, code, detail: '' }));
const away = refuse('unavailable');
const done = (items: CheckIn[]): Told =>
  items.map(({ ticket, at }) => ({ ticket, result: 'done', name: `Person ${ticket}`, checkedInAt: at }));

function storeOf() {
  const kept = new Map<string, string>();

  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
}

test('checks in without a connection, keeps it over a reload, and tells the server once it is there', async () => {
  const store = storeOf();
  const guests = [guest('AAAA'), guest('BBBB'), guest('CCCC', 'waiting')];
  const offline = new Door({ eventId: '1', guests, send: away, store, now });

  expect(offline.check('https://example.org/events/1/check-in#AAAA')).toMatchObject({ result: 'done' });
  expect(offline.check('aa aa').result).toBe('already');
  expect(offline.check('CCCC').result).toBe('no-place');
  expect(offline.check('ZZZZ').result).toBe('unknown');
  await offline.flush();
  expect(offline.waiting).toHaveLength(1);

  const told: CheckIn[][] = [];
  const send = async (items: CheckIn[]) => {
    told.push([...items]);

    return done(items);
  };
  const online = new Door({ eventId: '1', guests, send, store, now });

  expect(online.present).toBe(1);
  expect(await online.flush()).toBe(true);
  expect(await online.flush()).toBe(false);
  expect(told.map((items) => items.map((one) => one.ticket))).toEqual([['AAAA']]);
  expect(online.waiting).toEqual([]);
  expect(online.conflicts).toEqual([]);
});

test('shows whom another door let in too, with the time that counts, and whose ticket is none any more', async () => {
  const earlier = '2030-01-10T16:58:00.000Z';
  const send = async (): Promise<Told> => [
    { ticket: 'AAAA', result: 'already', name: 'Person AAAA', checkedInAt: earlier },
    { ticket: 'BBBB', result: 'unknown', name: '', checkedInAt: null },
    // The answer to an earlier try was lost: the same time is no second door.
    { ticket: 'CCCC', result: 'already', name: 'Person CCCC', checkedInAt: now() },
  ];
  const guests = [guest('AAAA'), guest('BBBB'), guest('CCCC')];
  const door = new Door({ eventId: '1', guests, send, store: storeOf(), now });

  for (const ticket of ['AAAA', 'BBBB', 'CCCC']) door.check(ticket);
  await door.flush();
  expect(door.conflicts).toEqual([
    { kind: 'twice', ticket: 'AAAA', name: 'Person AAAA', here: now(), counts: earlier },
    { kind: 'gone', ticket: 'BBBB', name: 'Person BBBB', here: now(), counts: null },
  ]);
  expect(door.guests[0]?.checkedInAt).toBe(earlier);
});

test('keeps what waits when the server refuses it, and says why', async () => {
  const guests = [guest('AAAA')];
  const door = new Door({ eventId: '1', guests, send: refuse('unauthenticated'), store: storeOf(), now });

  door.check('AAAA');
  await door.flush();
  expect(door.refusal?.code).toBe('unauthenticated');
  expect(door.waiting).toHaveLength(1);
});

test('takes a newer list, and knows still who was let in here', () => {
  const guests = [guest('AAAA')];
  const door = new Door({ eventId: '1', guests, send: away, store: storeOf(), now });

  door.check('AAAA');
  door.renew([guest('AAAA'), { ...guest('BBBB'), checkedInAt: '2030-01-10T16:00:00.000Z' }]);
  expect([door.present, door.expected]).toEqual([2, 2]);
});

test('begins anew where what the device kept cannot be read', () => {
  const store = storeOf();

  store.setItem('klammer-check-ins:1', '{"not":"ours"');
  expect(new Door({ eventId: '1', guests: [], send: away, store, now }).waiting).toEqual([]);
});

test('mends letters that are read wrongly', () => {
  expect(ticketIn(' oil1-0abc ')).toBe('01110ABC');
});
