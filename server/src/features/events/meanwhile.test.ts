import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { call, startApp, type TestApp } from '../../../test/app.ts';
import { buildMember, buildPerson, type TestMember, type TestPerson } from '../../../test/factories.ts';
import { justBefore } from '../../../test/just-before.ts';
import { Notifications } from '../notifications/model.ts';
import { attendToEvents } from './jobs.ts';
import { Events } from './model.ts';
import { settlePlaces } from './places/placing.ts';
import { Registrations, Seats } from './places/registration-model.ts';
import { NOON, publishEvent, register, tellsOf } from './testing.ts';

/** What somebody does about their place while others look at it. */

let app: TestApp;
let hub: TestMember;
let guest: TestPerson;
let second: TestPerson;
beforeAll(async () => {
  app = await startApp();
  hub = await buildMember(app, { kind: 'partner' });
});
beforeEach(async () => {
  app.setNow(NOON);
  [guest, second] = [await buildPerson(app), await buildPerson(app)];
});
afterAll(() => app.close());

const own = async (id: string, by = guest) =>
  (await call(app, 'registrations.own', { params: { id } }, by.cookie)).body;

test('a place that is given by another process meanwhile is not given a second time', async () => {
  const { id } = await publishEvent(app, hub, { capacity: 1 });
  const event = await Events.findById(id).lean();
  if (!event) throw new Error('there is no event');
  // The first process knows who comes, and the first place is taken in another one before it looks at the places.
  justBefore(Seats, 'updateOne', () => register(app, guest, id));
  await settlePlaces({ ...app.deps }, event);
  await register(app, second, id);
  expect((await own(id)).status).toBe('registered');
  expect((await own(id, second)).status).toBe('waiting');
  expect(await Seats.findById(id).lean()).toMatchObject({ count: 1 });
});

test('whoever confirms while unconfirmed places are released keeps theirs, and is told nothing else', async () => {
  const { id } = await publishEvent(app, hub, { confirmation: true });
  await register(app, guest, id);
  await register(app, second, id);
  app.setNow(new Date('2030-01-09T08:00:00Z'));
  await attendToEvents(app.deps);
  app.setNow(new Date('2030-01-09T21:00:00Z'));
  justBefore(Registrations, 'updateMany', () =>
    call(app, 'registrations.confirm', { params: { id } }, guest.cookie),
  );
  await attendToEvents(app.deps);
  expect([(await own(id)).status, (await own(id, second)).status]).toEqual(['registered', 'released']);
  expect(await tellsOf(app, guest, id)).not.toContain('event-released');
  expect(await tellsOf(app, second, id)).toContain('event-released');
});

test('whoever is let in at the door has come, though they cancel at the same moment', async () => {
  const { id } = await publishEvent(app, hub);
  const code = (await register(app, guest, id)).body.ticket?.code ?? '';
  const items = [{ ticket: code, at: NOON.toISOString() }];
  justBefore(Registrations, 'updateOne', () =>
    call(app, 'registrations.checkIn', { params: { id }, body: { items } }, hub.cookie),
  );
  const { body } = await call(app, 'registrations.cancel', { params: { id } }, guest.cookie);
  expect(body).toMatchObject({ status: 'registered', checkedInAt: NOON.toISOString() });
});

const cancel = (id: string) =>
  call(app, 'events.cancel', { params: { id }, body: { reason: 'Sturm' } }, hub.cookie);

test('whoever registers while it is called off hears that it is', async () => {
  const { id } = await publishEvent(app, hub);
  justBefore(Registrations, 'updateOne', () => cancel(id));
  await register(app, guest, id);
  expect(await tellsOf(app, guest, id)).toEqual(['event-cancelled']);
});

test('that it was called off is told, once, also where it is cut off before it', async () => {
  const { id } = await publishEvent(app, hub);
  await register(app, guest, id);
  vi.spyOn(Notifications, 'bulkWrite').mockRejectedValueOnce(new Error('killed'));
  expect((await cancel(id)).status).toBe(500);
  expect(await tellsOf(app, guest, id)).toEqual([]);
  for (let run = 0; run < 2; run += 1) await attendToEvents(app.deps);
  expect(await tellsOf(app, guest, id)).toEqual(['event-cancelled']);
});
