import { type MatchProfile, type Match } from '@klammer/search/matching';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, startApp, type TestApp } from '../../../test/app.ts';
import { buildMember, type TestMember } from '../../../test/factories.ts';
import { weighFeedback, type Lesson } from './feedback.ts';
import { feedbackRecords } from './service.ts';

const profile = (id: string, topics: string[], more: Partial<MatchProfile> = {}): MatchProfile => ({
  id,
  kind: 'company',
  needs: [],
  offers: [],
  topics,
  industries: [],
  text: '',
  updatedAt: '2026-01-01T00:00:00.000Z',
  ...more,
});
const match = (id: string, score: number): Match => ({
  id,
  score,
  gainForSeeker: score,
  gainForOther: score,
  reasons: { seeker: [], other: [] },
});

describe('a verdict moves what is alike', () => {
  const all = [profile('a', ['ai']), profile('b', ['hydrogen']), profile('c', ['ai', 'iot'])];
  const matches = [match('a', 0.9), match('c', 0.85), match('b', 0.6)];
  const weigh = (lessons: Lesson[], seeker = profile('me', [])) =>
    weighFeedback(matches, (id) => all.find((one) => one.id === id), seeker, lessons);
  const judged = profile('x', ['ai']);

  it('down where the topic was wrong, and says which one did it', () => {
    const weighed = weigh([{ profile: judged, verdict: 'not-for-us', reason: 'wrong-topic' }]);
    expect(weighed.map((one) => one.id)).toEqual(['b', 'a', 'c']);
    expect(weighed[1]?.influence).toMatchObject({ direction: 'down', reason: 'wrong-topic', of: 'x' });
    expect(weighed[0]?.influence).toBeNull();
  });

  it('not where the shared topic is the seeker’s own', () => {
    const weighed = weigh(
      [{ profile: judged, verdict: 'not-for-us', reason: 'wrong-topic' }],
      profile('me', ['ai']),
    );
    expect(weighed.map((one) => one.id)).toEqual(['a', 'c', 'b']);
  });

  it('up where it interests, and not at all where the reason says nothing about others', () => {
    const lesson: Lesson = { profile: profile('x', ['hydrogen']), verdict: 'interested', reason: null };
    expect(weigh([lesson])[2]?.influence).toMatchObject({ direction: 'up' });
    const known: Lesson = { profile: judged, verdict: 'not-for-us', reason: 'known-already' };
    expect(weigh([known]).every((one) => one.influence === null)).toBe(true);
  });

  it('keeps the fair order of what no verdict touches', () => {
    const fair = [match('b', 0.6), match('a', 0.9), match('c', 0.85)];
    expect(weighFeedback(fair, () => undefined, profile('me', []), []).map((one) => one.id)).toEqual([
      'b',
      'a',
      'c',
    ]);
  });
});

describe('in the product', () => {
  let app: TestApp;
  let founder: TestMember;
  let one: TestMember;
  beforeAll(async () => {
    app = await startApp();
    founder = await buildMember(app, { fields: { topics: ['logtech'] } });
    one = await buildMember(app, { kind: 'company', name: 'Bohrwerk', fields: { topics: ['ai'] } });
    await buildMember(app, { kind: 'company', name: 'Fräswerk', fields: { topics: ['ai'] } });
    await buildMember(app, { kind: 'company', name: 'Gaswerk', fields: { topics: ['hydrogen'] } });
  });
  afterAll(() => app.close());
  const list = async () => (await call(app, 'matches.list', { query: {} }, founder.cookie)).body.items;

  it('a "wrong topic" puts the alike one last at once and tells why on the card', async () => {
    const params = { profileId: one.organisationId };
    await call(
      app,
      'matches.judge',
      { params, body: { verdict: 'not-for-us', reason: 'wrong-topic' } },
      founder.cookie,
    );
    const items = await list();
    expect(items.map((item) => item.profile.name)).toEqual(['Gaswerk', 'Fräswerk']);
    expect(items[1]?.influence).toEqual({ direction: 'down', reason: 'wrong-topic', of: 'Bohrwerk' });
    await call(app, 'matches.judge', { params, body: { verdict: null } }, founder.cookie);
    expect((await list()).every((item) => item.influence === null)).toBe(true);
  });

  it('is handed to the fit with what was shown beside it, and with what introductions came to', async () => {
    const params = { profileId: one.organisationId };
    await call(
      app,
      'matches.judge',
      { params, body: { verdict: 'not-for-us', reason: 'wrong-topic' } },
      founder.cookie,
    );
    const asked = await call(
      app,
      'introductions.ask',
      { body: { profileId: (await list())[0]?.profile.id ?? '', message: 'Guten Tag' } },
      founder.cookie,
    );
    expect(asked.status).toBe(201);
    const records = await feedbackRecords();
    const from = records.filter(({ seeker }) => seeker.id === founder.organisationId);
    expect(from.map(({ verdict }) => verdict).toSorted()).toEqual(['declined', 'interested', 'shown']);
    expect(from.find(({ verdict }) => verdict === 'declined')?.other.id).toBe(one.organisationId);
  });

  it('offers nobody who has five requests to answer, and shows how many wait', async () => {
    const busy = await buildMember(app, {
      kind: 'company',
      name: 'Vielgefragt',
      fields: { topics: ['iot'] },
    });
    for (let count = 0; count < 5; count += 1) {
      const asker = await buildMember(app);
      await call(
        app,
        'introductions.ask',
        { body: { profileId: busy.organisationId, message: 'Guten Tag' } },
        asker.cookie,
      );
    }
    expect((await list()).map((item) => item.profile.name)).not.toContain('Vielgefragt');
    const { body } = await call(
      app,
      'matches.get',
      { params: { profileId: busy.organisationId } },
      founder.cookie,
    );
    expect(body.match?.capacity).toEqual({ waiting: 5, most: 5 });
    expect(body.match?.abilities.introduce).toBe(false);
    expect(body.obstacles[0]?.en).toMatch(/enough open requests/);
  });
});
