import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { call, request, startApp, type TestApp } from '../../../test/app.ts';
import {
  buildMember,
  buildOperator,
  buildPerson,
  type TestMember,
  type TestPerson,
} from '../../../test/factories.ts';
import { draftEvent, NOON, planFor, publishEvent, register, START, tellsOf } from './testing.ts';

let app: TestApp;
let hub: TestMember;
let company: TestMember;
let founder: TestMember;
let operator: TestPerson;

beforeAll(async () => {
  app = await startApp();
  operator = await buildOperator(app);
  hub = await buildMember(app, { kind: 'partner', name: 'Gründungswerk' });
  company = await buildMember(app, { kind: 'company', name: 'Hafenwerk Nord' });
  founder = await buildMember(app, { kind: 'startup' });
});
beforeEach(() => app.setNow(NOON));
afterAll(() => app.close());

const get = (id: string, cookie?: string) => call(app, 'events.get', { params: { id } }, cookie);
const listed = async (query: Parameters<typeof call<'events.list'>>[2]['query'] = {}, cookie?: string) =>
  (await call(app, 'events.list', { query }, cookie)).body.items.map((item) => item.id);

describe('a draft', () => {
  test('is seen by its own people alone, and made once however often it is asked for', async () => {
    const body = planFor({}, 'client-of-an-event-1');
    const first = await call(app, 'events.create', { body }, hub.cookie);
    const again = await call(app, 'events.create', { body }, hub.cookie);
    expect(first.status).toBe(201);
    expect(again.body.id).toBe(first.body.id);
    expect((await get(first.body.id, founder.cookie)).status).toBe(404);
    expect((await get(first.body.id)).status).toBe(404);
    expect((await get(first.body.id, hub.cookie)).body).toMatchObject({ status: 'draft', isOwn: true });
    expect(await listed({}, hub.cookie)).not.toContain(first.body.id);
    expect((await call(app, 'events.create', { body })).status).toBe(401);
  });

  test('refuses moments and addresses that are none', async () => {
    expect((await draftEvent(app, hub, { start: '2030-13-41T99:00' })).status).toBe(400);
    expect((await draftEvent(app, hub, { start: '2030-02-30T12:00' })).status).toBe(400);
    expect((await draftEvent(app, hub, { onlineLink: 'javascript:alert(1)' })).status).toBe(400);
    expect((await draftEvent(app, hub, { capacity: 0 })).status).toBe(400);
  });

  test('is written anew, unless somebody else was quicker, and thrown away', async () => {
    const { body } = await draftEvent(app, hub);
    const params = { id: body.id };
    const input = { params, body: { ...planFor({ series: 'WestVisions' }), revision: 0 } };
    expect((await call(app, 'events.update', input, founder.cookie)).status).toBe(404);
    expect((await call(app, 'events.update', input, hub.cookie)).body.series).toBe('WestVisions');
    expect((await call(app, 'events.update', input, hub.cookie)).status).toBe(409);
    expect((await call(app, 'events.remove', { params }, founder.cookie)).status).toBe(404);
    expect((await call(app, 'events.remove', { params }, hub.cookie)).status).toBe(204);
    expect((await get(body.id, hub.cookie)).status).toBe(404);
  });
});

describe('publishing', () => {
  test('names everything that is missing at once', async () => {
    const { body } = await draftEvent(app, hub, {
      title: { de: '', en: '' },
      start: '2029-01-01T10:00',
      end: '2028-01-01T10:00',
      venue: {},
    });
    const answer = await call(app, 'events.publish', { params: { id: body.id } }, hub.cookie);
    expect(answer.status).toBe(400);
    const { issues } = answer.body as unknown as { issues: { path: string[] }[] };
    expect(issues.map((issue) => issue.path.at(-1))).toEqual(['title', 'start', 'end', 'venue']);
  });

  test('puts what a partner plans into the calendar at once, for everybody', async () => {
    const { id } = await publishEvent(app, hub);
    expect((await get(id)).body).toMatchObject({ status: 'published', isOwn: false, onlineLink: '' });
    expect(await listed()).toContain(id);
    const again = await call(app, 'events.publish', { params: { id } }, hub.cookie);
    expect(again.body).toMatchObject({ code: 'not-possible-now' });
    expect((await call(app, 'events.publish', { params: { id } }, founder.cookie)).status).toBe(403);
  });

  test('of a partner whom the operator has not verified waits as that of everybody else does', async () => {
    const unknown = await buildMember(app, { kind: 'partner', verified: false });
    const { id, status } = await publishEvent(app, unknown);
    expect(status).toBe('proposed');
    expect((await get(id)).status).toBe(404);
    expect(await listed()).not.toContain(id);
    await call(app, 'events.decide', { params: { id }, body: { accept: true } }, operator.cookie);
    expect((await get(id)).body.status).toBe('published');
  });

  test('of others waits for the operator, who lets it in or gives it back', async () => {
    const proposed = await publishEvent(app, company);
    const { id } = proposed;
    expect(proposed.status).toBe('proposed');
    expect((await get(id, founder.cookie)).status).toBe(404);
    expect(await listed()).not.toContain(id);
    const queue = await call(app, 'events.proposed', {}, operator.cookie);
    expect(queue.body.items.map((item) => item.id)).toContain(id);
    const decide = (accept: boolean, cookie?: string) =>
      call(app, 'events.decide', { params: { id }, body: { accept } }, cookie);
    expect((await decide(true, company.cookie)).status).toBe(404);
    expect((await decide(false, operator.cookie)).status).toBe(204);
    expect((await get(id, company.cookie)).body.status).toBe('draft');
    await call(app, 'events.publish', { params: { id } }, company.cookie);
    expect((await decide(true, operator.cookie)).status).toBe(204);
    expect(await listed()).toContain(id);
    expect((await decide(true, operator.cookie)).body).toMatchObject({ code: 'not-possible-now' });
    expect(await tellsOf(app, company, id)).toEqual(['event-decided', 'event-decided']);
  });
});

describe('the calendar', () => {
  test('shows what comes by series, the next first, and members more than strangers', async () => {
    const series = 'Business beim Brötchen';
    const later = await publishEvent(app, hub, {
      series,
      start: '2030-03-01T08:00',
      end: '2030-03-01T10:00',
    });
    const sooner = await publishEvent(app, hub, { series, audience: 'members' });
    expect(await listed({ series }, founder.cookie)).toEqual([sooner.id, later.id]);
    expect(await listed({ series })).toEqual([later.id]);
    expect((await get(sooner.id)).status).toBe(404);
    const first = await call(app, 'events.list', { query: { series, limit: 1 } }, founder.cookie);
    const cursor = first.body.nextCursor ?? '';
    expect(await listed({ series, limit: 1, cursor }, founder.cookie)).toEqual([later.id]);
    expect(first.body.series).toContain(series);
    app.setNow(new Date('2030-02-01T11:00:00Z'));
    expect(await listed({ series }, founder.cookie)).toEqual([later.id]);
    expect(await listed({ series, when: 'past' }, founder.cookie)).toEqual([sooner.id]);
    expect((await request(app, 'GET', '/api/events?cursor=x')).status).toBe(400);
  });

  test('is found by search', async () => {
    const { id } = await publishEvent(app, hub, { title: { de: 'Schleusennacht', en: '' } });
    await app.indexer.catchUp();
    const found = await call(app, 'search.things', { query: { type: 'event', q: 'Schleusennacht' } });
    expect(found.body.hits.map((hit) => hit.id)).toEqual([id]);
    await call(app, 'events.cancel', { params: { id }, body: {} }, hub.cookie);
    const gone = await call(app, 'search.things', { query: { type: 'event', q: 'Schleusennacht' } });
    expect(gone.body.hits).toEqual([]);
  });

  test('can be subscribed to, by series, and the own one by a secret link that ends', async () => {
    const series = 'WestVisions';
    const shown = await publishEvent(app, hub, { series, title: { de: 'Bühne', en: '' } });
    const inside = await publishEvent(app, hub, {
      series,
      audience: 'members',
      onlineLink: 'https://meet.example.org/a',
    });
    const all = await request(app, 'GET', `/api/calendar.ics?series=${series}`);
    expect(all.headers.get('content-type')).toContain('text/calendar');
    expect(all.body).toContain(`UID:${shown.id}@klammer`);
    expect(all.body).not.toContain(inside.id);
    expect(all.body).not.toContain('meet.example.org');
    await register(app, founder, inside.id);
    const made = await call(app, 'events.makeCalendarLink', {}, founder.cookie);
    const mine = await request(app, 'GET', made.body.path);
    expect(mine.body).toContain(inside.id);
    expect(String(mine.body).replaceAll('\r\n ', '')).toContain('meet.example.org');
    expect(mine.body).not.toContain(shown.id);
    await call(app, 'events.removeCalendarLink', {}, founder.cookie);
    expect((await request(app, 'GET', made.body.path)).status).toBe(404);
    expect((await call(app, 'events.makeCalendarLink', {})).status).toBe(401);
  });
});

describe('several organisers', () => {
  test('are named once they say yes, organise with the first, and can step back', async () => {
    const { id } = await publishEvent(app, hub);
    const invite = (slug: string, cookie: string) =>
      call(app, 'events.inviteOrganiser', { params: { id }, body: { slug } }, cookie);
    const join = (accept: boolean, cookie: string) =>
      call(app, 'events.joinOrganisers', { params: { id }, body: { accept } }, cookie);
    expect((await join(true, company.cookie)).status).toBe(403);
    expect((await invite(founder.slug, company.cookie)).status).toBe(403);
    expect((await invite('nobody-is-called-so', hub.cookie)).status).toBe(404);
    const asked = await invite(company.slug, hub.cookie);
    expect(asked.body.invited.map((one) => one.id)).toEqual([company.organisationId]);
    expect((await invite(company.slug, hub.cookie)).status).toBe(409);
    expect((await get(id)).body).toMatchObject({ invited: [], organisers: [{ id: hub.organisationId }] });
    const joined = await join(true, company.cookie);
    expect(joined.body).toMatchObject({ isOwn: true, abilities: { edit: true } });
    expect((await get(id)).body.organisers).toHaveLength(2);
    expect((await join(false, hub.cookie)).status).toBe(403);
    await join(false, company.cookie);
    expect((await get(id)).body.organisers).toHaveLength(1);
  });
});

describe('calling it off', () => {
  test('tells who registered, and stays readable for them', async () => {
    const { id } = await publishEvent(app, hub, { audience: 'members' });
    const guest = await buildPerson(app);
    await register(app, guest, id);
    const cancel = (cookie: string) =>
      call(app, 'events.cancel', { params: { id }, body: { reason: 'Sturm' } }, cookie);
    expect((await cancel(founder.cookie)).status).toBe(403);
    expect((await cancel(hub.cookie)).body).toMatchObject({ status: 'cancelled', cancelReason: 'Sturm' });
    expect(await tellsOf(app, guest, id)).toContain('event-cancelled');
    expect((await get(id, guest.cookie)).body.cancelReason).toBe('Sturm');
    expect((await register(app, founder, id)).body).toMatchObject({ code: 'not-possible-now' });
    expect((await cancel(hub.cookie)).body).toMatchObject({ code: 'not-possible-now' });
  });

  test('differs from moving it, of which who registered is told too', async () => {
    const { id, revision } = await publishEvent(app, hub);
    await register(app, founder, id);
    const change = async (revision: number, fields: object) =>
      call(app, 'events.update', { params: { id }, body: { ...planFor(fields), revision } }, hub.cookie);
    const reworded = await change(revision, { text: { de: 'Sechs Gründungen.', en: '' } });
    expect(await tellsOf(app, founder, id)).toEqual([]);
    await change(reworded.body.revision, { start: '2030-01-11T18:00', end: '2030-01-11T21:00' });
    expect(await tellsOf(app, founder, id)).toEqual(['event-changed']);
    expect((await change(99, { start: START })).status).toBe(409);
  });
});

describe('what waits', () => {
  const codes = async (cookie: string) =>
    (await call(app, 'home.get', {}, cookie)).body.items.map((item) => item.code);

  test('is a draft for who wrote it, an answer for who is asked, and a proposal for the operator', async () => {
    const author = await buildMember(app, { kind: 'investor' });
    const { body } = await draftEvent(app, author);
    expect(await codes(author.cookie)).toContain('event-to-publish');
    const asked = await buildMember(app, { kind: 'company' });
    await call(
      app,
      'events.inviteOrganiser',
      { params: { id: body.id }, body: { slug: asked.slug } },
      author.cookie,
    );
    expect(await codes(asked.cookie)).toContain('event-to-join');
    expect(await codes(operator.cookie)).not.toContain('events-to-decide');
    await call(app, 'events.publish', { params: { id: body.id } }, author.cookie);
    expect(await codes(author.cookie)).not.toContain('event-to-publish');
    expect(await codes(operator.cookie)).toContain('events-to-decide');
  });
});
