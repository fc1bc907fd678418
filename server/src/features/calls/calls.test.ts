import { type ProfileFields } from '@klammer/contracts/profiles';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { call, startApp, type TestApp } from '../../../test/app.ts';
import {
  buildMember,
  buildOperator,
  buildPerson,
  type TestMember,
  type TestPerson,
} from '../../../test/factories.ts';
import { addMember } from '../organisations/service.ts';
import { tellOfCalls, remindOfCalls } from './jobs.ts';
import { AFTER, callFor, draftCall, enter, NOON, publishCall, save, tellsOf } from './testing.ts';

let app: TestApp;
let partner: TestMember;
let founder: TestMember;
let company: TestMember;
let operator: TestPerson;

beforeAll(async () => {
  app = await startApp();
  partner = await buildMember(app, { kind: 'partner', name: 'Transferwerk' });
  founder = await buildMember(app, { kind: 'startup', name: 'Kaiwärts GmbH' });
  company = await buildMember(app, { kind: 'company' });
  operator = await buildOperator(app);
});
beforeEach(() => app.setNow(NOON));
afterAll(() => app.close());

const get = (id: string, cookie?: string) => call(app, 'calls.get', { params: { id } }, cookie);

describe('a draft', () => {
  test('is seen by its own people alone, and made once however often it is asked for', async () => {
    const first = await draftCall(app, partner, {}, 'client-of-a-call-1');
    const again = await draftCall(app, partner, {}, 'client-of-a-call-1');
    expect(first.status).toBe(201);
    expect(again.body.id).toBe(first.body.id);
    expect((await get(first.body.id, founder.cookie)).status).toBe(404);
    expect((await get(first.body.id)).status).toBe(404);
    expect((await get(first.body.id, partner.cookie)).body).toMatchObject({ phase: 'draft', isOwn: true });
  });

  test('is for partners and the operator', async () => {
    expect((await draftCall(app, founder)).body).toMatchObject({ code: 'not-possible-now' });
    expect((await draftCall(app, company)).body).toMatchObject({ code: 'not-possible-now' });
    expect((await call(app, 'calls.create', { body: callFor() })).status).toBe(401);
    await call(app, 'organisations.create', { body: { name: 'Amt', kind: 'company' } }, operator.cookie);
    expect((await draftCall(app, operator)).status).toBe(201);
  });

  test('is written anew, unless somebody else was quicker', async () => {
    const { body } = await draftCall(app, partner);
    const input = { params: { id: body.id }, body: { ...callFor({ topics: ['ai'] }), revision: 0 } };
    expect((await call(app, 'calls.update', input, founder.cookie)).status).toBe(404);
    expect((await call(app, 'calls.update', input, partner.cookie)).body.topics).toEqual(['ai']);
    expect((await call(app, 'calls.update', input, partner.cookie)).status).toBe(409);
  });

  test('refuses a form that names a key twice and a field of no type', async () => {
    const field = { key: 'same', type: 'short' as const };
    expect((await draftCall(app, partner, { fields: [field, field] })).status).toBe(400);
    expect((await draftCall(app, partner, { fields: [{ ...field, type: 'html' as 'short' }] })).status).toBe(
      400,
    );
  });

  test('is thrown away', async () => {
    const { body } = await draftCall(app, partner);
    const input = { params: { id: body.id } };
    expect((await call(app, 'calls.remove', input, founder.cookie)).status).toBe(404);
    expect((await call(app, 'calls.remove', input, partner.cookie)).status).toBe(204);
    expect((await get(body.id, partner.cookie)).status).toBe(404);
  });
});

describe('publishing', () => {
  test('names everything that is missing at once', async () => {
    const { body } = await draftCall(app, partner, {
      title: { de: '', en: '' },
      deadline: '2020-01-01T12:00',
      fields: [{ key: 'empty', type: 'choice' }],
      criteria: [],
    });
    const answer = await call(app, 'calls.publish', { params: { id: body.id } }, partner.cookie);
    expect(answer.status).toBe(400);
    const { issues } = answer.body as unknown as { issues: { path: (string | number)[] }[] };
    expect(issues.map((issue) => issue.path.slice(1))).toEqual([
      ['title'],
      ['deadline'],
      ['criteria'],
      ['fields', 0],
    ]);
  });

  test('is for partners whom the operator has verified; those of others stay drafts', async () => {
    const unknown = await buildMember(app, { kind: 'partner', verified: false });
    const { body } = await draftCall(app, unknown);
    expect(body.abilities).toMatchObject({ edit: true, publish: false });
    const publish = () => call(app, 'calls.publish', { params: { id: body.id } }, unknown.cookie);
    expect((await publish()).body).toMatchObject({ code: 'not-possible-now' });
    expect((await get(body.id)).status).toBe(404);
    const params = { id: unknown.organisationId };
    await call(app, 'profiles.verify', { params, body: { verification: 'operator' } }, operator.cookie);
    expect((await get(body.id, unknown.cookie)).body.abilities.publish).toBe(true);
    expect((await publish()).body.phase).toBe('open');
  });

  test('shows it to everybody, tells start-ups that fit, and fixes what it says', async () => {
    const { id } = await publishCall(app, partner);
    const seen = (await get(id)).body;
    expect(seen).toMatchObject({ phase: 'open', from: { name: 'Transferwerk' }, counts: null, jury: [] });
    expect(seen.abilities.apply).toBe(false);
    expect((await tellsOf(app, founder, id)).map((one) => one.type)).toEqual(['call-published']);
    const update = { params: { id }, body: { ...callFor(), revision: 1 } };
    expect((await call(app, 'calls.update', update, partner.cookie)).body).toMatchObject({
      code: 'not-possible-now',
    });
    const { body } = await call(app, 'calls.list', { query: {} });
    expect(body.items.map((one) => one.id)).toContain(id);
  });
});

test('a call is not told to whoever blocked its organiser', async () => {
  const topics: ProfileFields['topics'] = ['hydrogen'];
  const shy = await buildMember(app, { fields: { topics } });
  const bold = await buildMember(app, { fields: { topics } });
  await call(app, 'blocks.add', { params: { id: partner.organisationId } }, shy.cookie);
  const { id } = await publishCall(app, partner, { topics });
  expect(await tellsOf(app, bold, id)).toHaveLength(1);
  expect(await tellsOf(app, shy, id)).toEqual([]);
});

describe('an entry', () => {
  test('is begun and sent by those who are asked, and read by nobody else', async () => {
    const { id } = await publishCall(app, partner);
    expect((await save(app, company, id)).body).toMatchObject({ code: 'not-possible-now' });
    expect((await save(app, partner, id)).body).toMatchObject({ code: 'not-possible-now' });
    const saved = await save(app, founder, id);
    expect(saved.body).toMatchObject({ status: 'draft', revision: 1, answers: { stage: 'built' } });
    const own = { params: { id } };
    expect((await call(app, 'entries.own', own, partner.cookie)).status).toBe(404);
    expect((await call(app, 'entries.board', own, partner.cookie)).body.items).toEqual([]);
    expect((await call(app, 'entries.submit', own, founder.cookie)).body).toMatchObject({
      status: 'submitted',
    });
    const board = (await call(app, 'entries.board', own, partner.cookie)).body;
    expect(board.items).toMatchObject([{ number: 1, applicant: { name: 'Kaiwärts GmbH' }, rank: null }]);
    expect((await call(app, 'entries.board', own, company.cookie)).status).toBe(404);
  });

  test('is not for viewers to write', async () => {
    const { id } = await publishCall(app, partner);
    const viewer = await buildPerson(app);
    const { body } = await call(app, 'accounts.me', {}, viewer.cookie);
    await addMember(founder.organisationId, body.person?.id ?? '', 'viewer', NOON);
    await call(
      app,
      'organisations.actFor',
      { body: { organisationId: founder.organisationId } },
      viewer.cookie,
    );
    expect((await save(app, viewer, id)).status).toBe(403);
  });

  test('takes what the form asks for and nothing else', async () => {
    const { id } = await publishCall(app, partner);
    expect((await save(app, founder, id, { answers: { unknown: 'x' } })).status).toBe(400);
    expect((await save(app, founder, id, { answers: { idea: 7 } })).status).toBe(400);
    expect((await save(app, founder, id, { answers: { stage: 'sold' } })).status).toBe(400);
    expect((await save(app, founder, id, { answers: { idea: 'x'.repeat(501) } })).status).toBe(200);
    const sent = await call(app, 'entries.submit', { params: { id } }, founder.cookie);
    expect(sent.body).toMatchObject({
      code: 'invalid-input',
      issues: [{ path: ['body', 'answers', 'idea'], code: 'too-long' }],
    });
  });

  test('is not written over by who saw an older one', async () => {
    const { id } = await publishCall(app, partner);
    const { body } = await save(app, founder, id);
    expect((await save(app, founder, id, { revision: body.revision })).status).toBe(200);
    expect((await save(app, founder, id, { revision: body.revision })).status).toBe(409);
  });

  test('is late at the very moment of the deadline; the draft stays and can be written on', async () => {
    const { id } = await publishCall(app, partner);
    const { body } = await save(app, founder, id);
    app.setNow(new Date(AFTER.getTime() - 1));
    expect((await get(id)).body.phase).toBe('open');
    app.setNow(AFTER);
    expect((await get(id)).body.phase).toBe('judging');
    const late = await call(app, 'entries.submit', { params: { id } }, founder.cookie);
    expect(late.body).toMatchObject({ code: 'not-possible-now' });
    const kept = await save(app, founder, id, { answers: { idea: 'Später' }, revision: body.revision });
    expect(kept.body).toMatchObject({ status: 'draft', answers: { idea: 'Später' } });
    const other = await buildMember(app, { kind: 'startup' });
    expect((await save(app, other, id)).body).toMatchObject({ code: 'not-possible-now' });
  });

  test('is taken back before the deadline and not after it, and keeps its number', async () => {
    const { id } = await publishCall(app, partner);
    await enter(app, founder, id);
    const own = { params: { id } };
    const back = await call(app, 'entries.takeBack', own, founder.cookie);
    expect(back.body.status).toBe('draft');
    await call(app, 'entries.submit', own, founder.cookie);
    expect((await call(app, 'entries.board', own, partner.cookie)).body.items[0]?.number).toBe(1);
    app.setNow(AFTER);
    expect((await call(app, 'entries.takeBack', own, founder.cookie)).body).toMatchObject({
      code: 'not-possible-now',
    });
  });

  test('gets more time while there is some, and a word about it', async () => {
    const { id } = await publishCall(app, partner);
    await save(app, founder, id);
    const later = { params: { id }, body: { deadline: '2030-01-12T12:00' } };
    expect((await call(app, 'calls.postpone', later, founder.cookie)).status).toBe(403);
    expect((await call(app, 'calls.postpone', later, partner.cookie)).status).toBe(200);
    expect((await call(app, 'calls.postpone', later, partner.cookie)).status).toBe(400);
    const types = (await tellsOf(app, founder, id)).map((one) => one.type);
    expect(types).toEqual(['call-postponed', 'call-published']);
    app.setNow(new Date('2030-01-10T12:00:00Z'));
    await remindOfCalls(app.deps);
    await remindOfCalls(app.deps);
    const reminded = (await tellsOf(app, founder, id)).map((one) => one.type);
    expect(reminded.filter((type) => type === 'call-deadline')).toHaveLength(1);
  });
});

describe('what has its time', () => {
  test('is not possible before or after it, for those who may do it either', async () => {
    const refused = { code: 'not-possible-now' };
    const body = { deadline: '2030-01-12T12:00' };
    const draft = { id: (await draftCall(app, partner)).body.id };
    expect((await call(app, 'calls.postpone', { params: draft, body }, partner.cookie)).body).toMatchObject(
      refused,
    );
    expect((await call(app, 'calls.withdraw', { params: draft }, partner.cookie)).body).toMatchObject(
      refused,
    );
    const { id } = await publishCall(app, partner);
    await enter(app, founder, id);
    expect((await save(app, founder, id)).body).toMatchObject(refused);
    app.setNow(AFTER);
    const params = { id };
    expect((await call(app, 'calls.postpone', { params, body }, partner.cookie)).body).toMatchObject(refused);
    expect((await call(app, 'calls.withdraw', { params }, partner.cookie)).status).toBe(200);
    const other = { params, body: { slug: company.slug } };
    expect((await call(app, 'calls.inviteOrganiser', other, partner.cookie)).body).toMatchObject(refused);
  });
});

describe('taking it back', () => {
  test('answers everybody who applied', async () => {
    const { id } = await publishCall(app, partner);
    await enter(app, founder, id);
    expect((await call(app, 'calls.withdraw', { params: { id } }, founder.cookie)).status).toBe(403);
    expect((await call(app, 'calls.withdraw', { params: { id } }, partner.cookie)).status).toBe(200);
    const own = await call(app, 'entries.own', { params: { id } }, founder.cookie);
    expect(own.body).toMatchObject({ status: 'declined', answer: { reason: 'withdrawn' } });
    expect((await tellsOf(app, founder, id)).map((one) => one.type)).toContain('call-answered');
    expect((await get(id)).status).toBe(404);
    expect((await get(id, founder.cookie)).status).toBe(200);
  });
});

test('the organiser hears at the deadline how many entries there are, once', async () => {
  const { id } = await publishCall(app, partner);
  await enter(app, founder, id);
  app.setNow(AFTER);
  await tellOfCalls(app.deps);
  await tellOfCalls(app.deps);
  const told = (await tellsOf(app, partner, id)).filter((one) => one.type === 'call-review');
  expect(told).toHaveLength(1);
  expect(told[0]?.text.de).toContain('1 Bewerbungen');
});
