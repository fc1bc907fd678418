import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, request, startApp, type TestApp } from '../../../test/app.ts';
import { buildMember, type TestMember } from '../../../test/factories.ts';
import { expireIntroductions, reconcileIntroductions, remindOfIntroductions } from './service.ts';
import { addWorkingDays } from './working-days.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const pair = async (): Promise<[TestMember, TestMember]> => [
  await buildMember(app, { kind: 'startup' }),
  await buildMember(app, { kind: 'company' }),
];
const ask = (from: TestMember | undefined, to: TestMember, message = 'Passt das?') =>
  call(app, 'introductions.ask', { body: { profileId: to.organisationId, message } }, from?.cookie);
const toldOf = async (member: TestMember, type: string) =>
  (await call(app, 'notifications.list', { query: {} }, member.cookie)).body.items.filter(
    (item) => item.type === type,
  );
const get = (id: string, member: TestMember) =>
  call(app, 'introductions.get', { params: { id } }, member.cookie);

describe('asking', () => {
  it('shows both sides the introduction from their own point of view, with reasons', async () => {
    const [founder, scout] = await pair();
    const asked = await ask(founder, scout);
    expect(asked.status).toBe(201);
    expect(asked.body).toMatchObject({
      direction: 'outgoing',
      status: 'asked',
      abilities: { accept: false, withdraw: true },
    });
    expect(asked.body.reasonsForYou.length).toBeGreaterThan(0);
    const seen = await get(asked.body.id, scout);
    expect(seen.body).toMatchObject({
      direction: 'incoming',
      counterpart: { id: founder.organisationId },
      abilities: { accept: true, withdraw: false },
    });
    expect(seen.body.reasonsForThem).toEqual(asked.body.reasonsForYou);
  });

  it('makes one introduction of twenty clicks from both sides', async () => {
    const [founder, scout] = await pair();
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) => (i % 2 ? ask(founder, scout) : ask(scout, founder))),
    );
    expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1);
    const { body } = await call(app, 'introductions.list', { query: {} }, founder.cookie);
    expect(body.items).toHaveLength(1);
  });

  it('needs a published profile of one’s own', async () => {
    const draft = await buildMember(app, { publish: false });
    const [, scout] = await pair();
    expect((await ask(draft, scout)).status).toBe(409);
  });

  it('rejects strangers, drafts, oneself and empty messages', async () => {
    const [founder, scout] = await pair();
    const draft = await buildMember(app, { publish: false });
    expect((await ask(undefined, scout)).status).toBe(401);
    expect((await ask(founder, draft)).status).toBe(404);
    expect((await ask(founder, founder)).status).toBe(404);
    expect((await ask(founder, scout, ' ')).status).toBe(400);
  });
});

describe('answering', () => {
  it('opens one conversation for both sides, however often it is accepted', async () => {
    const [founder, scout] = await pair();
    const { id } = (await ask(founder, scout)).body;
    const accept = () => call(app, 'introductions.accept', { params: { id } }, scout.cookie);
    const answers = await Promise.all([accept(), accept()]);
    expect(answers.some((answer) => answer.status === 200)).toBe(true);
    expect((await accept()).body.conversationId).toBe(id);
    for (const member of [founder, scout]) {
      const { body } = await call(app, 'conversations.list', { query: {} }, member.cookie);
      expect(body.items.map((item) => item.id)).toEqual([id]);
    }
  });

  it('declines with a reason and a sentence', async () => {
    const [founder, scout] = await pair();
    const { id } = (await ask(founder, scout)).body;
    await call(
      app,
      'introductions.decline',
      { params: { id }, body: { reason: 'not-now', note: 'Gern im Frühjahr.' } },
      scout.cookie,
    );
    expect((await get(id, founder)).body).toMatchObject({
      status: 'declined',
      declineReason: 'not-now',
      declineNote: 'Gern im Frühjahr.',
    });
    expect((await call(app, 'introductions.accept', { params: { id } }, scout.cookie)).status).toBe(409);
  });

  it('withdraws', async () => {
    const [founder, scout] = await pair();
    const { id } = (await ask(founder, scout)).body;
    expect((await call(app, 'introductions.withdraw', { params: { id } }, founder.cookie)).body.status).toBe(
      'withdrawn',
    );
  });

  it('tells the other side, and lets the question rest', async () => {
    const [founder, scout] = await pair();
    const { id } = (await ask(founder, scout)).body;
    expect(await toldOf(scout, 'introduction-asked')).toMatchObject([
      { path: '/introductions', readAt: null, text: { de: 'Passt das?' } },
    ]);
    await call(app, 'introductions.accept', { params: { id } }, scout.cookie);
    await reconcileIntroductions(app.deps);
    expect((await toldOf(scout, 'introduction-asked'))[0]?.readAt).not.toBeNull();
    expect(await toldOf(founder, 'introduction-accepted')).toMatchObject([{ path: `/messages/${id}` }]);
    expect(await toldOf(scout, 'introduction-accepted')).toEqual([]);
  });

  it('names an anonymous profile only after it has accepted, in what people are told too', async () => {
    const founder = await buildMember(app, { kind: 'startup' });
    const hidden = await buildMember(app, {
      kind: 'company',
      name: 'Geheimwerk',
      fields: { visibility: 'anonymous' },
    });
    const { id, counterpart } = (await ask(founder, hidden)).body;
    expect(counterpart.name).toBe('');
    await call(app, 'introductions.decline', { params: { id }, body: { reason: 'capacity' } }, hidden.cookie);
    expect(JSON.stringify(await toldOf(founder, 'introduction-declined'))).not.toContain('Geheimwerk');
    const again = (await ask(founder, hidden)).body;
    await call(app, 'introductions.accept', { params: { id: again.id } }, hidden.cookie);
    expect((await get(again.id, founder)).body.counterpart.name).toBe('Geheimwerk');
  });

  it('is for the side that was asked only', async () => {
    const [founder, scout] = await pair();
    const { id } = (await ask(founder, scout)).body;
    expect((await call(app, 'introductions.accept', { params: { id } }, founder.cookie)).status).toBe(403);
    expect((await call(app, 'introductions.withdraw', { params: { id } }, scout.cookie)).status).toBe(403);
    expect(
      (
        await request(app, 'POST', `/api/introductions/${id}/decline`, {
          cookie: scout.cookie,
          body: { reason: 'ugly' },
        })
      ).status,
    ).toBe(400);
  });

  it('hides introductions from everybody else', async () => {
    const [founder, scout] = await pair();
    const stranger = await buildMember(app);
    const { id } = (await ask(founder, scout)).body;
    expect((await get(id, stranger)).status).toBe(404);
    for (const operation of ['accept', 'withdraw'] as const)
      expect(
        (await call(app, `introductions.${operation}`, { params: { id } }, stranger.cookie)).status,
      ).toBe(404);
    const decline = { params: { id }, body: { reason: 'other' as const } };
    expect((await call(app, 'introductions.decline', decline, stranger.cookie)).status).toBe(404);
    expect((await call(app, 'introductions.decline', decline)).status).toBe(401);
    expect((await call(app, 'introductions.get', { params: { id } })).status).toBe(401);
  });
});

describe('lapsing', () => {
  it('happens ten working days after it was asked, and makes room for a new one', async () => {
    const [founder, scout] = await pair();
    app.setNow(new Date('2026-11-23T09:00:00Z'));
    const { id, expiresAt } = (await ask(founder, scout)).body;
    expect(expiresAt).toBe('2026-12-07T09:00:00.000Z');
    app.setNow(new Date('2026-12-07T08:59:00Z'));
    await expireIntroductions(app.deps);
    expect((await get(id, founder)).body.status).toBe('asked');
    app.setNow(new Date('2026-12-07T09:00:00Z'));
    await expireIntroductions(app.deps);
    expect((await get(id, founder)).body.status).toBe('expired');
    expect((await ask(founder, scout)).body.id).not.toBe(id);
  });

  it('reminds the side that was asked, once, after seven working days', async () => {
    const [founder, scout] = await pair();
    app.setNow(new Date('2026-11-23T09:00:00Z'));
    const { id } = (await ask(founder, scout)).body;
    app.setNow(new Date('2026-12-02T08:59:00Z'));
    await remindOfIntroductions(app.deps);
    expect(await toldOf(scout, 'introduction-expiring')).toHaveLength(0);
    app.setNow(new Date('2026-12-02T09:00:00Z'));
    await remindOfIntroductions(app.deps);
    await remindOfIntroductions(app.deps);
    expect(await toldOf(scout, 'introduction-expiring')).toHaveLength(1);
    expect(await toldOf(founder, 'introduction-expiring')).toHaveLength(0);
    app.setNow(new Date('2026-12-08T09:00:00Z'));
    await expireIntroductions(app.deps);
    expect((await get(id, founder)).body.status).toBe('expired');
    expect(await toldOf(founder, 'introduction-expired')).toHaveLength(1);
  });

  it.each([
    ['weekends', '2026-11-27T12:00:00Z', 1, '2026-11-30T12:00:00.000Z'],
    ['Christmas and New Year', '2026-12-23T12:00:00Z', 6, '2027-01-04T12:00:00.000Z'],
    ['Corpus Christi, a holiday in NRW', '2026-06-03T12:00:00Z', 1, '2026-06-05T12:00:00.000Z'],
    ['the day in Duisburg, late on a Friday', '2026-11-26T23:30:00Z', 1, '2026-11-29T23:30:00.000Z'],
  ])('counts working days over %s', (_what, from, days, until) => {
    expect(addWorkingDays(new Date(from), days).toISOString()).toBe(until);
  });
});

describe('GET /api/introductions', () => {
  it('pages newest first without gaps, and filters by direction', async () => {
    const founder = await buildMember(app, { kind: 'startup' });
    const scouts = [];
    for (let i = 0; i < 5; i += 1) scouts.push(await buildMember(app, { kind: 'company' }));
    for (const scout of scouts) await ask(founder, scout);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const { body } = await call(
        app,
        'introductions.list',
        { query: { limit: 2, ...(cursor && { cursor }) } },
        founder.cookie,
      );
      seen.push(...body.items.map((item) => item.counterpart.id));
      cursor = body.nextCursor ?? undefined;
    } while (cursor);
    expect(seen.toSorted()).toEqual(scouts.map((scout) => scout.organisationId).toSorted());
    expect(
      (await call(app, 'introductions.list', { query: { direction: 'incoming' } }, founder.cookie)).body
        .items,
    ).toEqual([]);
  });

  it('rejects strangers and made-up cursors', async () => {
    const founder = await buildMember(app);
    expect((await call(app, 'introductions.list', { query: {} })).status).toBe(401);
    expect((await call(app, 'introductions.list', { query: { cursor: 'abc' } }, founder.cookie)).status).toBe(
      400,
    );
  });
});
