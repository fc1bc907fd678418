import mongoose from 'mongoose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, startApp, type TestApp } from '../../../test/app.ts';
import { buildMember, buildPerson, type TestMember, type TestPerson } from '../../../test/factories.ts';

let app: TestApp;
let operator: TestPerson;
beforeAll(async () => {
  app = await startApp();
  operator = await buildPerson(app);
  await mongoose.model('Person').updateOne({ email: operator.email }, { $set: { operator: true } });
});
afterAll(() => app.close());

const pair = async (): Promise<[TestMember, TestMember]> => [
  await buildMember(app, { kind: 'startup' }),
  await buildMember(app, { kind: 'company' }),
];
const mediate = (first: TestMember, second: TestMember, cookie: string | undefined = operator.cookie) =>
  call(
    app,
    'introductions.mediate',
    { body: { firstId: first.organisationId, secondId: second.organisationId, message: 'Das passt.' } },
    cookie,
  );
const accept = (id: string, member: TestMember) =>
  call(app, 'introductions.accept', { params: { id } }, member.cookie);
const told = async (member: { cookie: string }) =>
  (await call(app, 'notifications.list', { query: {} }, member.cookie)).body.items.map((item) => item.type);

describe('a mediated introduction', () => {
  it('asks both sides and opens the conversation when both want it', async () => {
    const [founder, scout] = await pair();
    const { body, status } = await mediate(founder, scout);
    expect(status).toBe(201);
    expect(await told(founder)).toEqual(['introduction-mediated']);
    expect((await call(app, 'accounts.me', {}, founder.cookie)).body.counts.openIntroductions).toBe(1);
    const first = await accept(body.id, founder);
    expect(first.body).toMatchObject({
      status: 'asked',
      mediated: true,
      direction: 'incoming',
      youAgreed: true,
      conversationId: null,
      abilities: { accept: false, withdraw: true },
    });
    expect((await accept(body.id, founder)).status).toBe(403);
    const second = await accept(body.id, scout);
    expect(second.body).toMatchObject({ status: 'accepted', conversationId: body.id });
    expect(await told(founder)).toContain('introduction-accepted');
    expect(await told(operator)).toContain('introduction-accepted');
  });

  it('comes about when both sides accept at the same moment', async () => {
    const [founder, scout] = await pair();
    const { id } = (await mediate(founder, scout)).body;
    await Promise.all([accept(id, founder), accept(id, scout)]);
    const seen = await call(app, 'introductions.get', { params: { id } }, founder.cookie);
    expect(seen.body).toMatchObject({ status: 'accepted', conversationId: id });
  });

  it('ends when one side declines, and tells the side that wanted it', async () => {
    const [founder, scout] = await pair();
    const { id } = (await mediate(founder, scout)).body;
    await accept(id, founder);
    const body = { reason: 'capacity' as const };
    await call(app, 'introductions.decline', { params: { id }, body }, scout.cookie);
    expect(await told(founder)).toContain('introduction-declined');
    const { body: list } = await call(app, 'introductions.mediated', { query: {} }, operator.cookie);
    expect(list.items.find((item) => item.id === id)).toMatchObject({ status: 'declined' });
  });

  it('keeps anonymous sides anonymous to each other until both want it', async () => {
    const founder = await buildMember(app, { name: 'Stillbau', fields: { visibility: 'anonymous' } });
    const scout = await buildMember(app, { kind: 'company' });
    const { id } = (await mediate(founder, scout)).body;
    const seen = () => call(app, 'introductions.get', { params: { id } }, scout.cookie);
    expect((await seen()).body.counterpart.name).toBe('');
    await accept(id, scout);
    expect((await seen()).body.counterpart.name).toBe('');
    await accept(id, founder);
    expect((await seen()).body.counterpart.name).toBe('Stillbau');
  });

  it('is made once, and called off by the operator only', async () => {
    const [founder, scout] = await pair();
    const answers = await Promise.all(Array.from({ length: 6 }, () => mediate(founder, scout)));
    expect(new Set(answers.filter((one) => one.status === 201).map((one) => one.body.id)).size).toBe(1);
    const id = answers.find((one) => one.status === 201)?.body.id ?? '';
    const callOff = (cookie?: string) => call(app, 'introductions.callOff', { params: { id } }, cookie);
    expect((await callOff()).status).toBe(401);
    expect((await callOff(founder.cookie)).status).toBe(404);
    expect((await callOff(operator.cookie)).body.status).toBe('withdrawn');
    expect((await callOff(operator.cookie)).status).toBe(409);
  });

  it('is the operator’s business only, between two published profiles', async () => {
    const [founder, scout] = await pair();
    const draft = await buildMember(app, { publish: false });
    expect((await mediate(founder, scout, founder.cookie)).status).toBe(404);
    expect((await mediate(founder, scout, '')).status).toBe(401);
    expect((await mediate(founder, draft)).status).toBe(409);
    expect((await mediate(founder, founder)).status).toBe(404);
    expect((await call(app, 'introductions.mediated', { query: {} }, founder.cookie)).status).toBe(404);
  });
});

describe('what the operator sees before', () => {
  const between = (first: TestMember, second: TestMember, cookie: string | undefined = operator.cookie) =>
    call(
      app,
      'matches.between',
      { params: { profileId: first.organisationId, otherId: second.organisationId } },
      cookie,
    );
  const suggestions = (member: TestMember, cookie: string | undefined = operator.cookie) =>
    call(app, 'matches.suggestions', { params: { profileId: member.organisationId } }, cookie);

  it('says why two fit, to each side, until they have met', async () => {
    const [founder, scout] = await pair();
    const { body } = await between(founder, scout);
    expect(body).toMatchObject({
      first: { id: founder.organisationId, anonymous: false },
      second: { id: scout.organisationId },
      introduction: null,
      blocked: false,
      abilities: { mediate: true },
    });
    expect(body.reasonsForFirst[0]?.de).toMatch(/Pilotkunde/);
    expect(body.reasonsForSecond.length).toBeGreaterThan(0);
    expect((await suggestions(founder)).body.items.map((item) => item.id)).toContain(scout.organisationId);
    const { id } = (await mediate(founder, scout)).body;
    expect((await between(founder, scout)).body).toMatchObject({
      introduction: { id, status: 'asked' },
      abilities: { mediate: false },
    });
    expect((await suggestions(founder)).body.items.map((item) => item.id)).not.toContain(
      scout.organisationId,
    );
  });

  it('suggests nobody who does not want to meet, and says so of a pair', async () => {
    const [founder, scout] = await pair();
    await call(app, 'blocks.add', { params: { id: founder.organisationId } }, scout.cookie);
    expect((await between(founder, scout)).body).toMatchObject({
      blocked: true,
      abilities: { mediate: false },
    });
    expect((await suggestions(founder)).body.items.map((item) => item.id)).not.toContain(
      scout.organisationId,
    );
  });

  it('is the operator’s alone, about two different ones that are published', async () => {
    const [founder, scout] = await pair();
    const draft = await buildMember(app, { publish: false });
    expect((await between(founder, scout, '')).status).toBe(401);
    expect((await between(founder, scout, founder.cookie)).status).toBe(404);
    expect((await suggestions(founder, '')).status).toBe(401);
    expect((await suggestions(founder, scout.cookie)).status).toBe(404);
    expect((await between(founder, founder)).status).toBe(404);
    expect((await between(founder, draft)).status).toBe(404);
  });

  it('lists proposals by where they stand', async () => {
    const [founder, scout] = await pair();
    const { id } = (await mediate(founder, scout)).body;
    const idsOf = async (status: 'asked' | 'withdrawn') =>
      (
        await call(app, 'introductions.mediated', { query: { status, limit: 50 } }, operator.cookie)
      ).body.items.map((item) => item.id);
    expect(await idsOf('asked')).toContain(id);
    await call(app, 'introductions.callOff', { params: { id } }, operator.cookie);
    expect(await idsOf('asked')).not.toContain(id);
    expect(await idsOf('withdrawn')).toContain(id);
  });
});
