import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, request, startApp, type TestApp } from '../../../test/app.ts';
import { buildMember, type TestMember } from '../../../test/factories.ts';
import { replyRates } from './service.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const ask = (from: TestMember, to: TestMember) =>
  call(
    app,
    'introductions.ask',
    { body: { profileId: to.organisationId, message: 'Passt das?' } },
    from.cookie,
  );
const replies = (member: TestMember, cookie?: string) =>
  call(app, 'introductions.replies', { params: { id: member.organisationId } }, cookie);
const setMost = (member: TestMember, most: number) =>
  call(app, 'introductions.setCapacity', { body: { most } }, member.cookie);

describe('the room for requests', () => {
  it('is never overrun, however many ask at once', async () => {
    const scout = await buildMember(app, { kind: 'company' });
    expect((await setMost(scout, 2)).body).toEqual({ most: 2, open: 0, abilities: { change: true } });
    const founders = [];
    for (let i = 0; i < 4; i += 1) founders.push(await buildMember(app, { kind: 'startup' }));
    const answers = await Promise.all(founders.map((founder) => ask(founder, scout)));
    const { body } = await call(app, 'introductions.capacity', {}, scout.cookie);
    expect(body.open).toBeLessThanOrEqual(2);
    expect(answers.filter((answer) => answer.status === 201)).toHaveLength(body.open);
    for (const founder of founders) await ask(founder, scout);
    expect((await call(app, 'introductions.capacity', {}, scout.cookie)).body.open).toBe(2);
    const late = await buildMember(app, { kind: 'startup' });
    expect((await ask(late, scout)).body).toMatchObject({ code: 'capacity-reached' });
    const { body: found } = await call(app, 'matches.list', { query: { limit: 50 } }, late.cookie);
    expect(found.items.map((item) => item.profile.id)).not.toContain(scout.organisationId);
  });

  it('lets nobody ask more than fifteen a day, however many they ask at once', async () => {
    const founder = await buildMember(app, { kind: 'startup' });
    const scouts = [];
    for (let i = 0; i < 18; i += 1) scouts.push(await buildMember(app, { kind: 'company' }));
    const answers = await Promise.all(scouts.map((scout) => ask(founder, scout)));
    const { body } = await call(app, 'introductions.list', { query: { limit: 50 } }, founder.cookie);
    expect(body.items.length).toBeLessThanOrEqual(15);
    expect(answers.filter((answer) => answer.status === 201)).toHaveLength(body.items.length);
    for (const scout of scouts) await ask(founder, scout);
    const { body: full } = await call(app, 'introductions.list', { query: { limit: 50 } }, founder.cookie);
    expect(full.items).toHaveLength(15);
  });

  it('has room for five unless chosen otherwise, and rejects strangers and nonsense', async () => {
    const scout = await buildMember(app, { kind: 'company' });
    expect((await call(app, 'introductions.capacity', {}, scout.cookie)).body).toMatchObject({
      most: 5,
      open: 0,
    });
    expect((await call(app, 'introductions.capacity', {})).status).toBe(401);
    const address = '/api/introductions/capacity';
    expect((await request(app, 'PUT', address, { body: { most: 3 } })).status).toBe(401);
    expect((await request(app, 'PUT', address, { body: { most: -1 }, cookie: scout.cookie })).status).toBe(
      400,
    );
  });
});

describe('the standing between two organisations', () => {
  const standing = (own: TestMember | undefined, other: TestMember) =>
    call(app, 'introductions.standing', { params: { id: other.organisationId } }, own?.cookie);

  it('says what is open between them, from each side, and whether one may ask', async () => {
    const founder = await buildMember(app, { kind: 'startup' });
    const scout = await buildMember(app, { kind: 'company' });
    const fresh = { introduction: null, blocked: false, abilities: { ask: true } };
    expect((await standing(founder, scout)).body).toMatchObject(fresh);
    const { id } = (await ask(founder, scout)).body;
    const asked = { capacity: { waiting: 1, most: 5 }, abilities: { ask: false } };
    expect((await standing(founder, scout)).body).toMatchObject({
      ...asked,
      introduction: { id, status: 'asked', direction: 'outgoing' },
    });
    expect((await standing(scout, founder)).body.introduction?.direction).toBe('incoming');
    await call(app, 'introductions.decline', { params: { id }, body: { reason: 'not-now' } }, scout.cookie);
    expect((await standing(founder, scout)).body).toMatchObject({
      introduction: { status: 'declined' },
      abilities: { ask: true },
    });
    await setMost(scout, 0);
    expect((await standing(founder, scout)).body.abilities.ask).toBe(false);
  });

  it('tells of a block only whoever blocked', async () => {
    const founder = await buildMember(app, { kind: 'startup' });
    const scout = await buildMember(app, { kind: 'company' });
    await call(app, 'blocks.add', { params: { id: founder.organisationId } }, scout.cookie);
    expect((await standing(scout, founder)).body).toMatchObject({ blocked: true, abilities: { ask: false } });
    expect((await standing(founder, scout)).body).toMatchObject({
      blocked: false,
      abilities: { ask: false },
    });
  });

  it('is for members, and hides what they may not see', async () => {
    const [founder, scout] = [await buildMember(app), await buildMember(app, { kind: 'company' })];
    const hidden = await buildMember(app, { fields: { visibility: 'anonymous' } });
    expect((await standing(undefined, scout)).status).toBe(401);
    expect((await standing(founder, hidden)).status).toBe(404);
    expect(
      (await request(app, 'GET', '/api/profiles/x/introduction', { cookie: founder.cookie })).status,
    ).toBe(404);
  });
});

describe('the reply record', () => {
  it('shows rate and median once five have been answered or lapsed', async () => {
    const scout = await buildMember(app, { kind: 'company' });
    const start = new Date('2026-03-02T09:00:00Z').getTime();
    for (const hours of [1, 5, 30, 2, 9]) {
      expect((await replies(scout)).body.rate).toBeNull();
      app.setNow(new Date(start));
      const founder = await buildMember(app, { kind: 'startup' });
      const { id } = (await ask(founder, scout)).body;
      app.setNow(new Date(start + hours * 3_600_000));
      const body = { reason: 'not-now' as const };
      await call(app, 'introductions.decline', { params: { id }, body }, scout.cookie);
    }
    expect((await replies(scout)).body).toEqual({ answered: 5, asked: 5, rate: 1, medianHours: 5 });
    // What ranking reads is the same, and knows nothing of whom too few have asked.
    const rates = await replyRates(app.deps);
    expect(rates.get(scout.organisationId)).toBe(1);
    expect(rates.size).toBe(1);
  });

  it('looks the same for a hidden and a missing profile', async () => {
    const hidden = await buildMember(app, { fields: { visibility: 'anonymous' } });
    expect((await replies(hidden)).status).toBe(404);
    expect((await call(app, 'introductions.replies', { params: { id: '0'.repeat(24) } })).status).toBe(404);
  });
});
