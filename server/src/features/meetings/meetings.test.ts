import { type Input } from '@klammer/contracts/endpoint';
import { type MeetingPlanning, type meetings, type Want } from '@klammer/contracts/meetings';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { call, startApp, type TestApp } from '../../../test/app.ts';
import { buildMember, buildPerson, type TestMember } from '../../../test/factories.ts';
import { NOON, publishEvent, register, tellsOf } from '../events/testing.ts';
import { meetingsPersonal } from './personal.ts';

const SETTINGS = { from: '18:00', to: '19:00', slotMinutes: 12, changeMinutes: 3, tables: 3 };
let app: TestApp;
let hub: TestMember;
let startups: TestMember[];
let companies: TestMember[];
let eventId: string;

beforeAll(async () => {
  app = await startApp();
  app.setNow(NOON);
  hub = await buildMember(app, { kind: 'partner' });
  startups = [];
  companies = [];
  for (let index = 0; index < 3; index += 1) {
    startups.push(await buildMember(app, { kind: 'startup' }));
    companies.push(await buildMember(app, { kind: 'company' }));
  }
  eventId = (await publishEvent(app, hub, { kind: 'matchmaking' })).id;
  for (const one of [...startups, ...companies]) await register(app, one, eventId);
});
afterAll(() => app.close());

const at = (list: TestMember[], index: number): TestMember => list[index] as TestMember;
const setUp = (by: TestMember, settings: object = {}) =>
  call(app, 'meetings.setUp', { params: { id: eventId }, body: { ...SETTINGS, ...settings } }, by.cookie);
const read = (by: { cookie: string }) => call(app, 'meetings.wishes', { params: { id: eventId } }, by.cookie);
const save = (by: { cookie: string }, body: Input<typeof meetings.wish>['body']) =>
  call(app, 'meetings.wish', { params: { id: eventId }, body }, by.cookie);
const agenda = (by: { cookie: string }) =>
  call(app, 'meetings.agenda', { params: { id: eventId } }, by.cookie);
const publish = (by: TestMember) => call(app, 'meetings.publish', { params: { id: eventId } }, by.cookie);

/** Says what somebody wants of organisations, by name. */
async function wish(by: TestMember, wants: [TestMember, Want][], away: string[] = []): Promise<void> {
  const { body } = await read(by);
  const wishes = wants.flatMap(([other, want]) =>
    body.people.filter((one) => one.slug === other.slug).map(({ id }) => ({ id, want })),
  );
  const saved = await save(by, { takesPart: true, wishes, away });
  expect(saved.body.people.filter((one) => one.want !== null)).toHaveLength(wants.length);
}

async function plan(by: TestMember): Promise<MeetingPlanning> {
  const asked = await call(app, 'meetings.plan', { params: { id: eventId }, body: {} }, by.cookie);
  expect(asked.body.state).toBe('planning');
  return expect
    .poll(
      async () => {
        const { body } = await call(app, 'meetings.planning', { params: { id: eventId } }, by.cookie);
        return body.state === 'planning' ? null : body;
      },
      { timeout: 60_000 },
    )
    .not.toBeNull()
    .then(async () => (await call(app, 'meetings.planning', { params: { id: eventId } }, by.cookie)).body);
}

test('organisers say when people meet, and only then and only who has a place can wish', async () => {
  expect((await read(at(startups, 0))).status).toBe(404);
  expect((await setUp(at(startups, 0))).status).toBe(403);
  expect((await setUp(hub, { to: '18:05' })).status).toBe(400);
  expect((await setUp(hub, { tables: 0 })).status).toBe(400);
  const settled = await setUp(hub);
  expect(settled.body.slots).toHaveLength(4);
  expect(settled.body.slots[1]?.startsAt).toBe('2030-01-10T17:15:00.000Z');
  expect((await call(app, 'events.get', { params: { id: eventId } })).body.hasMeetings).toBe(true);
  expect(await tellsOf(app, at(startups, 0), eventId)).toContain('meetings-open');
  const waiting = async () =>
    (await call(app, 'home.get', {}, at(startups, 0).cookie)).body.items.map((item) => item.code);
  expect(await waiting()).toContain('meetings-to-wish');
  expect((await read(await buildPerson(app))).status).toBe(404);
  expect((await call(app, 'meetings.wishes', { params: { id: eventId } })).status).toBe(401);
});

test('whoever takes part is shown to the others, and what they wish to nobody', async () => {
  for (const one of companies) await save(one, { takesPart: true });
  expect((await read(at(startups, 0))).body).toMatchObject({ takesPart: false, people: [] });
  for (const one of [...startups, ...companies]) await save(one, { takesPart: true });
  const { body } = await read(at(startups, 0));
  expect(body.people).toHaveLength(5);
  await wish(at(startups, 0), [
    [at(companies, 0), 'must'],
    [at(companies, 1), 'gladly'],
  ]);
  await wish(at(startups, 1), [
    [at(companies, 0), 'must'],
    [at(companies, 2), 'gladly'],
  ]);
  await wish(at(startups, 2), [[at(companies, 0), 'gladly']]);
  await wish(at(companies, 0), [[at(startups, 2), 'no']]);
  expect((await read(at(companies, 0))).body.people.every((one) => one.want !== 'must')).toBe(true);
  const planning = await call(app, 'meetings.planning', { params: { id: eventId } }, hub.cookie);
  // One of these five has a “no” against it, which the number must not tell.
  expect(planning.body.counts).toEqual({ participants: 6, withWishes: 4, pairs: 5 });
  expect(JSON.stringify(planning.body)).not.toContain('gladly');
  expect((await save(at(startups, 0), { takesPart: true, away: ['soon'] })).status).toBe(400);
});

async function show({ organisationId, cookie }: TestMember, visibility: 'anonymous' | 'public') {
  const { revision } = (await call(app, 'profiles.mine', {}, cookie)).body.profile;
  const params = { id: organisationId };
  await call(app, 'profiles.update', { params, body: { revision, visibility } }, cookie);
}

test('an anonymous organisation is not named to the others through its people, nor by their place in the list', async () => {
  const { slug } = at(companies, 0);
  const person = (await read(at(startups, 0))).body.people.find((one) => one.slug === slug);
  expect(person?.organisation).not.toBe('');
  await show(at(companies, 0), 'anonymous');
  const hidden = (await read(at(startups, 0))).body.people.find((one) => one.id === person?.id);
  expect(hidden).toMatchObject({ name: person?.name, organisation: '', slug: null, kind: null });
  const { people } = (await read(at(startups, 0))).body;
  const shown = people.map((one) => one.organisation || one.name);
  expect(shown).toEqual(shown.toSorted(new Intl.Collator('de', { numeric: true }).compare));
  await show(at(companies, 0), 'public');
});

test('a plan gives everybody what both sides want, and becomes an agenda once it is published', async () => {
  expect((await publish(hub)).body).toMatchObject({ code: 'not-possible-now' });
  const made = await plan(hub);
  expect(made.draft).toMatchObject({ method: 'exact', changed: 0 });
  expect(made.draft?.meetings).toHaveLength(4);
  expect(made.draft?.value).toBeLessThanOrEqual((made.draft?.bound ?? 0) + 1e-9);
  expect((await agenda(at(startups, 0))).body.items).toEqual([]);
  expect((await publish(at(startups, 0))).status).toBe(403);
  expect((await publish(hub)).body.isPublished).toBe(true);
  const own = (await agenda(at(startups, 0))).body.items;
  expect(own.map((one) => one.with.slug).toSorted()).toEqual(
    [at(companies, 0).slug, at(companies, 1).slug].toSorted(),
  );
  await show(at(companies, 1), 'anonymous');
  const unnamed = (await agenda(at(startups, 0))).body.items.find((one) => one.with.organisation === '');
  expect(unnamed).toMatchObject({ organisationId: null, with: { slug: null } });
  await show(at(companies, 1), 'public');
  expect((await agenda(at(startups, 2))).body.items).toEqual([]);
  expect(await tellsOf(app, at(startups, 0), eventId)).toContain('meetings-planned');
  const { body: told } = await call(app, 'notifications.list', {}, at(startups, 0).cookie);
  const about = told.items.filter(({ type }) => type.startsWith('meetings-'));
  // So that what they chose for their organisation counts.
  expect(new Set(about.map((one) => one.organisationId))).toEqual(new Set([at(startups, 0).organisationId]));
  expect(await tellsOf(app, at(startups, 2), eventId)).not.toContain('meetings-planned');
});

test('a late change moves no meeting that can stay, and tells those alone whose agenda it changes', async () => {
  const before = (await agenda(at(startups, 1))).body.items;
  await call(app, 'registrations.cancel', { params: { id: eventId } }, at(companies, 1).cookie);
  const seen = (await agenda(at(startups, 0))).body.items;
  expect(seen.filter((one) => one.isOff)).toHaveLength(1);
  const planning = await call(app, 'meetings.planning', { params: { id: eventId } }, hub.cookie);
  expect(planning.body.fallenAway).toBe(1);
  const made = await plan(hub);
  expect(made.fallenAway).toBe(1);
  expect(made.draft?.meetings).toHaveLength(3);
  await publish(hub);
  expect((await agenda(at(startups, 1))).body.items).toEqual(before);
  const told = async (by: TestMember) =>
    (await tellsOf(app, by, eventId)).filter((type) => type === 'meetings-planned').length;
  expect(await told(at(startups, 0))).toBe(2);
  expect(await told(at(startups, 1))).toBe(1);
});

test('wishes close in time, and leave with the account', async () => {
  await setUp(hub, { wishesUntil: '2030-01-09T12:00' });
  app.setNow(new Date('2030-01-09T11:00:01Z'));
  expect((await save(at(startups, 1), { takesPart: false })).body).toMatchObject({
    code: 'not-possible-now',
  });
  app.setNow(NOON);
  const personId = (await call(app, 'accounts.me', {}, at(startups, 0).cookie)).body.person?.id ?? '';
  const subject = { personId, email: '' };
  expect((await meetingsPersonal.export(app.deps, subject)).data).toMatchObject([{ takesPart: true }]);
  await meetingsPersonal.erase(app.deps, subject);
  expect((await meetingsPersonal.export(app.deps, subject)).data).toEqual([]);
});
