import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { call, request, startApp, type TestApp } from '../../../test/app.ts';
import { buildMember, buildPerson, type TestMember, type TestPerson } from '../../../test/factories.ts';
import { People } from '../accounts/model.ts';
import { byGroup } from '../channels/choices.ts';
import { mailDue } from '../channels/mailing.ts';
import { attendToEvents, reconcileEvents } from './jobs.ts';
import { eventsPersonal } from './personal.ts';
import { NOON, planFor, publishEvent, register, tellsOf } from './testing.ts';

let app: TestApp;
let hub: TestMember;
let other: TestMember;
let guests: TestPerson[];

beforeAll(async () => {
  app = await startApp();
  hub = await buildMember(app, { kind: 'partner' });
  other = await buildMember(app, { kind: 'partner' });
  guests = [];
  for (let index = 0; index < 6; index += 1) guests.push(await buildPerson(app));
});
beforeEach(() => app.setNow(NOON));
afterAll(() => app.close());

const guest = (index: number): TestPerson => guests[index] as TestPerson;
const own = (id: string, by: TestPerson) => call(app, 'registrations.own', { params: { id } }, by.cookie);
const cancel = (id: string, by: TestPerson) =>
  call(app, 'registrations.cancel', { params: { id } }, by.cookie);
const attendees = (id: string, by: TestPerson = hub) =>
  call(app, 'registrations.list', { params: { id } }, by.cookie);
const statuses = async (id: string) => (await attendees(id)).body.items.map((item) => item.status);

describe('registering', () => {
  test('gives a place with a ticket, and what only who has one may know', async () => {
    const { id } = await publishEvent(app, hub, {
      onlineLink: 'https://meet.example.org/x',
      questions: [{ de: 'Essen?', en: '' }],
    });
    const done = await register(app, guest(0), id, ['Ja']);
    expect(done.body).toMatchObject({ status: 'registered', answers: ['Ja'] });
    expect(done.body.ticket?.image).toMatch(/^data:image\/svg/);
    const seen = await call(app, 'events.get', { params: { id } }, guest(0).cookie);
    expect(seen.body).toMatchObject({
      onlineLink: 'https://meet.example.org/x',
      yours: { status: 'registered' },
    });
    const others = await call(app, 'events.get', { params: { id } }, guest(1).cookie);
    expect(others.body).toMatchObject({ onlineLink: '', isOnline: true, yours: null });
    const mine = await call(app, 'events.mine', {}, guest(0).cookie);
    expect(mine.body.items.map((item) => item.id)).toContain(id);
    expect((await own(id, guest(1))).status).toBe(404);
    expect((await register(app, guest(0), id, ['a', 'b'])).status).toBe(400);
    expect((await call(app, 'registrations.register', { params: { id }, body: {} })).status).toBe(401);
  });

  test('lists them with the next one first, and apart those that are over, the latest first', async () => {
    const who = await buildPerson(app);
    const days = ['2030-01-12', '2030-01-10', '2030-01-11'];
    for (const day of days) {
      const { id } = await publishEvent(app, hub, { start: `${day}T18:00`, end: `${day}T21:00` });
      await register(app, who, id);
    }
    const mine = async (when: 'next' | 'past', cursor?: string) =>
      (await call(app, 'events.mine', { query: { when, limit: 2, cursor } }, who.cookie)).body;
    const daysOf = ({ items }: Awaited<ReturnType<typeof mine>>) =>
      items.map(({ startsAt }) => startsAt?.slice(8, 10));
    const first = await mine('next');
    expect(daysOf(first)).toEqual(['10', '11']);
    expect(daysOf(await mine('next', first.nextCursor ?? ''))).toEqual(['12']);
    expect(daysOf(await mine('past'))).toEqual([]);
    app.setNow(new Date('2030-01-12T12:00:00Z'));
    expect(daysOf(await mine('next'))).toEqual(['12']);
    expect(daysOf(await mine('past'))).toEqual(['11', '10']);
  });

  test('tells who waits nowhere how to listen in, and a suspended person nothing at all', async () => {
    const onlineLink = 'https://meet.example.org/for-who-has-a-place';
    const { id } = await publishEvent(app, hub, { onlineLink, capacity: 1 });
    await register(app, guest(0), id);
    expect((await register(app, guest(1), id)).body.status).toBe('waiting');
    const linkOf = async (by: TestPerson) =>
      (await call(app, 'events.makeCalendarLink', {}, by.cookie)).body.path;
    const calendarAt = async (path: string) => {
      const { status, body } = await request(app, 'GET', path);
      // Long lines are folded.
      return { status, text: String(body).replaceAll('\r\n ', '') };
    };
    const [placed, waiting] = [await linkOf(guest(0)), await linkOf(guest(1))];
    expect((await calendarAt(placed)).text).toContain(onlineLink);
    const seen = await calendarAt(waiting);
    expect(seen.text).toContain(id);
    expect(seen.text).not.toContain(onlineLink);
    await cancel(id, guest(0));
    expect((await calendarAt(waiting)).text).toContain(onlineLink);
    await People.updateOne({ email: guest(1).email }, { $set: { suspendedAt: NOON, suspendedFor: '' } });
    expect((await calendarAt(waiting)).status).toBe(404);
    await People.updateOne({ email: guest(1).email }, { $unset: { suspendedAt: 1, suspendedFor: 1 } });
    expect((await calendarAt(waiting)).status).toBe(200);
  });

  test('is over when the time is, and for drafts never begins', async () => {
    const { id } = await publishEvent(app, hub, { registerUntil: '2030-01-05T12:00' });
    app.setNow(new Date('2030-01-05T11:00:01Z'));
    expect((await register(app, guest(0), id)).body).toMatchObject({ code: 'not-possible-now' });
    const draft = await call(app, 'events.create', { body: planFor({}) }, hub.cookie);
    expect((await register(app, guest(0), draft.body.id)).status).toBe(404);
  });

  test('of many at once never gives more places than there are', async () => {
    const { id } = await publishEvent(app, hub, { capacity: 2 });
    await Promise.all(guests.flatMap((one) => [register(app, one, id), register(app, one, id)]));
    const all = await statuses(id);
    expect(all).toHaveLength(guests.length);
    expect(all.filter((status) => status === 'registered')).toHaveLength(2);
    expect(all.slice(0, 2)).toEqual(['registered', 'registered']);
  });

  test('of many at once gives everybody a place where there is one for each', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { id } = await publishEvent(app, hub, { capacity: guests.length });
      const answers = await Promise.all(guests.map((one) => register(app, one, id)));
      expect(answers.map(({ body }) => body.status)).toEqual(guests.map(() => 'registered'));
    }
  });
});

describe('the waiting list', () => {
  test('moves up by itself when somebody gives a place back, and tells them', async () => {
    const { id, revision } = await publishEvent(app, hub, { capacity: 1 });
    for (const index of [0, 1, 2]) {
      app.setNow(new Date(NOON.getTime() + index * 1000));
      await register(app, guest(index), id);
    }
    expect((await own(id, guest(2))).body).toMatchObject({ status: 'waiting', position: 2, ticket: null });
    expect((await cancel(id, guest(0))).body.status).toBe('cancelled');
    expect((await own(id, guest(1))).body.status).toBe('registered');
    expect(await tellsOf(app, guest(1), id)).toEqual(['event-place']);
    expect(await tellsOf(app, guest(2), id)).toEqual([]);
    // Back at the end of the queue.
    app.setNow(new Date(NOON.getTime() + 9000));
    expect((await register(app, guest(0), id)).body).toMatchObject({ status: 'waiting', position: 2 });
    await call(
      app,
      'events.update',
      { params: { id }, body: { ...planFor({ capacity: 3 }), revision } },
      hub.cookie,
    );
    expect(await statuses(id)).toEqual(['registered', 'registered', 'registered']);
  });

  test('gets the place of an account that was erased', async () => {
    const { id } = await publishEvent(app, hub, { capacity: 1 });
    const leaving = await buildPerson(app);
    await register(app, leaving, id);
    await register(app, guest(0), id);
    const personId = (await call(app, 'accounts.me', {}, leaving.cookie)).body.person?.id ?? '';
    const subject = { personId, email: leaving.email };
    expect((await eventsPersonal.export(app.deps, subject)).data).toMatchObject([{ eventId: id }]);
    await eventsPersonal.erase(app.deps, subject);
    await reconcileEvents(app.deps);
    expect((await attendees(id)).body.items).toMatchObject([{ status: 'registered', email: guest(0).email }]);
  });
});

describe('the day before', () => {
  test('places that nobody confirmed go to who waits', async () => {
    const { id } = await publishEvent(app, hub, { capacity: 2, confirmation: true });
    for (const index of [0, 1, 2]) {
      app.setNow(new Date(NOON.getTime() + index * 1000));
      await register(app, guest(index), id);
    }
    const confirm = (by: TestPerson) => call(app, 'registrations.confirm', { params: { id } }, by.cookie);
    expect((await confirm(guest(0))).body).toMatchObject({ code: 'not-possible-now' });
    app.setNow(new Date('2030-01-08T18:00:00Z'));
    await attendToEvents(app.deps);
    expect(await tellsOf(app, guest(0), id)).toEqual(['event-reminder']);
    expect(await tellsOf(app, guest(2), id)).toEqual([]);
    expect((await confirm(guest(0))).body.confirmedAt).not.toBeNull();
    expect((await confirm(guest(2))).status).toBe(409);
    app.setNow(new Date('2030-01-09T18:00:00Z'));
    await attendToEvents(app.deps);
    await attendToEvents(app.deps);
    expect(await statuses(id)).toEqual(['registered', 'released', 'registered']);
    expect(await tellsOf(app, guest(1), id)).toEqual(['event-released', 'event-reminder']);
    expect(await tellsOf(app, guest(2), id)).toContain('event-place');
    expect((await confirm({ name: '', email: '', cookie: '' })).status).toBe(401);
  });
});

describe('the organisers', () => {
  test('see who comes, others do not, and take the list with them without formulas', async () => {
    const { id } = await publishEvent(app, hub, { questions: [{ de: 'Was essen Sie?', en: '' }] });
    await register(app, guest(0), id, ['=HYPERLINK("https://evil.example","x")']);
    expect((await attendees(id, other)).status).toBe(403);
    expect((await attendees(id, guest(0))).status).toBe(403);
    const file = await request(app, 'GET', `/api/events/${id}/registrations/file?locale=de`, {
      cookie: hub.cookie,
    });
    expect(file.headers.get('content-type')).toContain('text/csv');
    expect(String(file.body)).toContain(guest(0).email);
    expect(String(file.body)).toContain(`"'=HYPERLINK(""https://evil.example"",""x"")"`);
    const refused = await request(app, 'GET', `/api/events/${id}/registrations/file`, {
      cookie: other.cookie,
    });
    expect(refused.status).toBe(403);
  });

  test('check in by ticket, once, also later and with a clock that is wrong', async () => {
    const { id } = await publishEvent(app, hub);
    const elsewhere = await publishEvent(app, hub);
    const ticket = (await register(app, guest(0), id)).body.ticket?.code ?? '';
    const second = (await register(app, guest(1), id)).body.ticket?.code ?? '';
    const check = (items: { ticket: string; at: string }[], by: TestPerson = hub, eventId = id) =>
      call(app, 'registrations.checkIn', { params: { id: eventId }, body: { items } }, by.cookie);
    const came = '2030-01-10T17:05:00.000Z';
    app.setNow(new Date('2030-01-10T20:00:00Z'));
    expect((await check([{ ticket, at: came }], other)).status).toBe(403);
    expect((await check([{ ticket: 'ABC', at: came }])).status).toBe(400);
    expect((await check([{ ticket, at: came }], hub, elsewhere.id)).body.items[0]?.result).toBe('unknown');
    const both = [
      { ticket, at: came },
      { ticket: second, at: '1970-01-01T00:00:00.000Z' },
    ];
    expect((await check(both)).body.items.map((one) => one.result)).toEqual(['done', 'done']);
    expect((await check([{ ticket, at: '2030-01-10T19:00:00.000Z' }])).body.items[0]).toMatchObject({
      result: 'already',
      name: guest(0).name,
      checkedInAt: came,
    });
    const earlier = '2030-01-10T17:02:00.000Z';
    expect((await check([{ ticket, at: earlier }])).body.items[0]).toMatchObject({
      result: 'already',
      checkedInAt: earlier,
    });
    const times = (await attendees(id)).body.items.map((one) => one.checkedInAt);
    expect(times).toEqual([earlier, '2030-01-10T20:00:00.000Z']);
    expect((await cancel(id, guest(0))).body).toMatchObject({ code: 'not-possible-now' });
  });

  test('hear how it was without names, from who was there', async () => {
    const { id } = await publishEvent(app, hub);
    await register(app, guest(0), id);
    const say = (by: TestPerson, rating = 4) =>
      call(app, 'registrations.giveFeedback', { params: { id }, body: { rating, text: 'Gut.' } }, by.cookie);
    expect((await say(guest(0))).body).toMatchObject({ code: 'not-possible-now' });
    app.setNow(new Date('2030-01-11T12:00:00Z'));
    await attendToEvents(app.deps);
    expect(await tellsOf(app, guest(0), id)).toContain('event-feedback');
    expect((await say(guest(0), 9)).status).toBe(400);
    expect((await say(guest(0))).body.feedback).toEqual({ rating: 4, text: 'Gut.' });
    expect((await say(guest(1))).status).toBe(404);
    const read = (by: TestPerson) => call(app, 'registrations.feedback', { params: { id } }, by.cookie);
    expect((await read(hub)).body).toEqual({ count: 1, average: 4, texts: [{ rating: 4, text: 'Gut.' }] });
    expect((await read(other)).status).toBe(403);
  });
});

describe('news about an event', () => {
  test('concern the organisation somebody comes for, and follow what they chose for that one', async () => {
    const host = await buildMember(app, { kind: 'partner' });
    const scout = await buildMember(app, { kind: 'company' });
    const second = await call(
      app,
      'organisations.create',
      { body: { name: 'Zweite', kind: 'company' } },
      scout.cookie,
    );
    const [first, other] = [scout.organisationId, second.body.id];
    const choices = byGroup(() => ({ mail: 'instant' as const, push: null }));
    const silent = byGroup(() => ({ mail: 'off' as const, push: null }));
    await call(app, 'channels.choose', { body: { organisationId: null, choices } }, scout.cookie);
    await call(app, 'channels.choose', { body: { organisationId: other, choices: silent } }, scout.cookie);
    const ids: string[] = [];
    for (const organisationId of [first, other]) {
      await call(app, 'organisations.actFor', { body: { organisationId } }, scout.cookie);
      const { id } = await publishEvent(app, host);
      await register(app, scout, id);
      await call(app, 'events.cancel', { params: { id }, body: { reason: 'Sturm' } }, host.cookie);
      ids.push(id);
    }
    const told = await call(app, 'notifications.list', { query: { group: 'events' } }, scout.cookie);
    const about = ids.map((id) => told.body.items.find((item) => item.path.includes(id))?.organisationId);
    expect(about).toEqual([first, other]);
    app.setNow(new Date(NOON.getTime() + 3_600_000));
    await mailDue(app.deps);
    const mails = app.deps.mailer
      .kept()
      .filter(({ to, template }) => to === scout.email && template?.startsWith('channels.'));
    expect(mails).toHaveLength(1);
    expect(mails[0]?.text).toContain(ids[0]);
    expect(mails[0]?.text).not.toContain(ids[1]);
  });
});
