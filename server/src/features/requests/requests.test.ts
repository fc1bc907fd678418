import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { call, startApp, type TestApp } from '../../../test/app.ts';
import { buildMember, buildPerson, type TestMember } from '../../../test/factories.ts';
import { askFor, DEADLINE, draftRequest, NOON, publishRequest, tellsOf } from './testing.ts';

let app: TestApp;
let scout: TestMember;
let founder: TestMember;
let investor: TestMember;

beforeAll(async () => {
  app = await startApp();
  scout = await buildMember(app, { kind: 'company', name: 'Hafenwerk Nord' });
  founder = await buildMember(app, { kind: 'startup' });
  investor = await buildMember(app, { kind: 'investor' });
});
beforeEach(() => app.setNow(NOON));
afterAll(() => app.close());

const get = (id: string, cookie?: string) => call(app, 'requests.get', { params: { id } }, cookie);

describe('a draft', () => {
  test('is seen by its own people alone, and made once however often it is asked for', async () => {
    const first = await draftRequest(app, scout, {}, 'client-of-a-request-1');
    const again = await draftRequest(app, scout, {}, 'client-of-a-request-1');
    expect(first.status).toBe(201);
    expect(again.body.id).toBe(first.body.id);
    expect((await get(first.body.id, founder.cookie)).status).toBe(404);
    expect((await get(first.body.id)).status).toBe(404);
    expect((await get(first.body.id, scout.cookie)).body).toMatchObject({ phase: 'draft', isOwn: true });
  });

  test('is for companies and partners', async () => {
    expect((await draftRequest(app, founder)).body).toMatchObject({ code: 'not-possible-now' });
    const asked = await call(app, 'requests.create', { body: askFor({}) });
    expect(asked.status).toBe(401);
  });

  test('is written anew, unless somebody else was quicker', async () => {
    const { body } = await draftRequest(app, scout);
    const input = { params: { id: body.id }, body: { ...askFor({ seeks: ['prototyping'] }), revision: 0 } };
    expect((await call(app, 'requests.update', input, founder.cookie)).status).toBe(404);
    expect((await call(app, 'requests.update', input, scout.cookie)).body.seeks).toEqual(['prototyping']);
    expect((await call(app, 'requests.update', input, scout.cookie)).status).toBe(409);
  });

  test('refuses a deadline that is no moment', async () => {
    const asked = await draftRequest(app, scout, { deadline: '2030-13-41T99:00' });
    expect(asked.status).toBe(400);
  });

  test('is thrown away', async () => {
    const { body } = await draftRequest(app, scout);
    const input = { params: { id: body.id } };
    expect((await call(app, 'requests.remove', input, founder.cookie)).status).toBe(404);
    expect((await call(app, 'requests.remove', input, scout.cookie)).status).toBe(204);
    expect((await get(body.id, scout.cookie)).status).toBe(404);
  });
});

describe('publishing', () => {
  test('names everything that is missing at once', async () => {
    const { body } = await draftRequest(app, scout, {
      title: { de: '', en: '' },
      seeks: [],
      topics: [],
      deadline: '2020-01-01T12:00',
    });
    const input = { params: { id: body.id } };
    const answer = await call(app, 'requests.publish', input, scout.cookie);
    expect(answer.status).toBe(400);
    const { issues } = answer.body as unknown as { issues: { path: string[] }[] };
    expect(issues.map((issue) => issue.path.at(-1))).toEqual(['title', 'seeks', 'deadline']);
  });

  test('is forbidden to others and done once', async () => {
    const { id } = await publishRequest(app, scout);
    const input = { params: { id } };
    expect((await call(app, 'requests.publish', input, founder.cookie)).status).toBe(403);
    expect((await call(app, 'requests.publish', input, scout.cookie)).body).toMatchObject({
      code: 'not-possible-now',
    });
  });

  test('reads the deadline on the clocks of Duisburg, summer and winter', async () => {
    const summer = await publishRequest(app, scout, { deadline: '2030-07-01T12:00' });
    const winter = await publishRequest(app, scout, { deadline: '2030-12-01T12:00' });
    expect(summer.deadlineAt).toBe('2030-07-01T10:00:00.000Z');
    expect(winter.deadlineAt).toBe('2030-12-01T11:00:00.000Z');
  });

  test('tells start-ups that fit, once, and no others', async () => {
    const fitting = await buildMember(app, {
      fields: {
        topics: ['hydrogen'],
        offers: [{ code: 'co-development', note: { de: '', en: '' }, urgency: 'soon', validUntil: null }],
      },
    });
    const { id } = await publishRequest(app, scout, { topics: ['hydrogen'], seeks: ['co-development'] });
    expect(await tellsOf(app, fitting, id)).toMatchObject([{ type: 'request-published' }]);
    expect(await tellsOf(app, founder, id)).toEqual([]);
    expect(await tellsOf(app, investor, id)).toEqual([]);
  });
});

describe('the audience', () => {
  test('sees it, others get what a missing one gets', async () => {
    const open = await publishRequest(app, scout, { audience: 'public' });
    const inside = await publishRequest(app, scout, { audience: 'members' });
    const young = await publishRequest(app, scout, { audience: 'startups' });
    const bare = await buildPerson(app);
    const seen = async (cookie?: string) =>
      Promise.all([open, inside, young].map(async ({ id }) => (await get(id, cookie)).status));
    expect(await seen()).toEqual([200, 404, 404]);
    expect(await seen(bare.cookie)).toEqual([200, 200, 404]);
    expect(await seen(investor.cookie)).toEqual([200, 200, 404]);
    expect(await seen(founder.cookie)).toEqual([200, 200, 200]);
    const listed = async (cookie?: string) => {
      const { body } = await call(app, 'requests.list', {}, cookie);
      return [open, inside, young].map(({ id }) => body.items.some((item) => item.id === id));
    };
    expect(await listed()).toEqual([true, false, false]);
    expect(await listed(founder.cookie)).toEqual([true, true, true]);
  });

  test('of a Markterkundung is everybody', async () => {
    const { audience } = await publishRequest(app, scout, {
      kind: 'market-exploration',
      audience: 'startups',
    });
    expect(audience).toBe('public');
  });

  test('finds it by search in the other language', async () => {
    const { id } = await publishRequest(app, scout, {
      title: { de: 'Schrottsortierung am Kai erproben', en: '' },
      topics: ['circular'],
    });
    await app.indexer.catchUp();
    const { body } = await call(app, 'search.things', { query: { type: 'request', q: 'recycling' } });
    expect(body.hits.map((hit) => hit.id)).toContain(id);
    const past = await call(app, 'requests.list', { query: { topic: 'ai' } });
    expect(past.body.items.map((item) => item.id)).not.toContain(id);
  });
});

describe('an anonymous request', () => {
  test('names its organisation nowhere', async () => {
    const fitting = await buildMember(app, { fields: { topics: ['medtech'] } });
    const { id } = await publishRequest(app, scout, {
      anonymous: true,
      topics: ['medtech'],
      offers: ['pilot-customer'],
    });
    await app.indexer.catchUp();
    const answers = await Promise.all([
      get(id, fitting.cookie),
      get(id),
      call(app, 'requests.list', {}, fitting.cookie),
      call(app, 'search.things', { query: { type: 'request', q: 'Kai' } }, fitting.cookie),
      call(app, 'search.things', { query: { type: 'request', q: 'Hafenwerk Nord' } }, fitting.cookie),
      call(app, 'notifications.list', { query: { group: 'requests' } }, fitting.cookie),
    ]);
    const named = await call(app, 'requests.get', { params: { id } }, scout.cookie);
    expect(named.body.from?.name).toBe('Hafenwerk Nord');
    const text = JSON.stringify([answers[0], answers[1], answers[3], answers[5]].map((one) => one.body));
    expect(text).toContain(id);
    expect(text).not.toContain('Hafenwerk');
    expect(text).not.toContain(scout.organisationId);
    expect(text).not.toContain(scout.slug);
    const mine = answers[2].body.items.filter((item) => item.id === id);
    expect(JSON.stringify(mine)).not.toMatch(new RegExp(`Hafenwerk|${scout.organisationId}`));
    expect(answers[4].body.nearest || answers[4].body.hits.every((hit) => hit.id !== id)).toBe(true);
  });

  test('cannot be told apart by blocking, while a named one is hidden from the blocked', async () => {
    const blocked = await buildMember(app);
    const input = { params: { id: blocked.organisationId } };
    expect((await call(app, 'blocks.add', input, scout.cookie)).status).toBe(204);
    const hidden = await publishRequest(app, scout, { anonymous: true });
    const named = await publishRequest(app, scout);
    expect((await get(hidden.id, blocked.cookie)).status).toBe(200);
    expect((await get(named.id, blocked.cookie)).status).toBe(404);
  });

  test('is not published with the name in its text', async () => {
    const { body } = await draftRequest(app, scout, {
      anonymous: true,
      gives: { de: 'Ein Testfeld bei Hafenwerk Nord', en: '' },
    });
    const answer = await call(app, 'requests.publish', { params: { id: body.id } }, scout.cookie);
    expect(answer.status).toBe(400);
  });
});

describe('after publication', () => {
  test('the deadline moves later, never earlier, and not once it is over', async () => {
    const { id } = await publishRequest(app, scout);
    const postpone = (deadline: string, cookie = scout.cookie) =>
      call(app, 'requests.postpone', { params: { id }, body: { deadline } }, cookie);
    expect((await postpone('2030-01-10T12:00', founder.cookie)).status).toBe(403);
    expect((await postpone('2030-01-02T12:00')).status).toBe(400);
    expect((await postpone('2030-01-20T12:00')).body.deadline).toBe('2030-01-20T12:00');
    app.setNow(new Date('2030-02-01T00:00:00Z'));
    expect((await postpone('2030-03-01T12:00')).body).toMatchObject({ code: 'not-possible-now' });
  });

  test('the text stays as everybody read it', async () => {
    const { id, revision } = await publishRequest(app, scout);
    const input = { params: { id }, body: { ...askFor({}), revision } };
    expect((await call(app, 'requests.update', input, scout.cookie)).body).toMatchObject({
      code: 'not-possible-now',
    });
    expect((await call(app, 'requests.remove', { params: { id } }, scout.cookie)).status).toBe(409);
  });

  test('it is taken back, and gone for its audience', async () => {
    const { id } = await publishRequest(app, scout);
    expect((await call(app, 'requests.withdraw', { params: { id } }, founder.cookie)).status).toBe(403);
    const { body } = await call(app, 'requests.withdraw', { params: { id } }, scout.cookie);
    expect(body.phase).toBe('withdrawn');
    expect((await get(id, founder.cookie)).status).toBe(404);
    const again = await call(app, 'requests.withdraw', { params: { id } }, scout.cookie);
    expect(again.body).toMatchObject({ code: 'not-possible-now' });
  });

  test('it is listed to its own people and closed after the deadline', async () => {
    const { id } = await publishRequest(app, scout, { deadline: DEADLINE });
    const close = (cookie: string) => call(app, 'requests.close', { params: { id } }, cookie);
    expect((await close(scout.cookie)).status).toBe(409);
    app.setNow(new Date('2030-02-01T00:00:00Z'));
    expect((await close(founder.cookie)).status).toBe(403);
    expect((await close(scout.cookie)).body.phase).toBe('closed');
    const own = await call(app, 'requests.own', {}, scout.cookie);
    expect(own.body.items.find((item) => item.id === id)).toMatchObject({ phase: 'closed' });
    const others = await call(app, 'requests.own', {}, founder.cookie);
    expect(others.body.items).toEqual([]);
    expect((await call(app, 'requests.own', {})).status).toBe(401);
  });
});
