import { type ProfileFields } from '@klammer/contracts/profiles';
import { conceptsOf, placeOf } from '@klammer/contracts/vocabulary';
import mongoose from 'mongoose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, request, startApp, type TestApp } from '../../../test/app.ts';
import { buildMember, type TestMember } from '../../../test/factories.ts';
import { Profiles } from '../profiles/model.ts';

let app: TestApp;
let founder: TestMember;
let scout: TestMember;
let secret: TestMember;
beforeAll(async () => {
  app = await startApp();
  founder = await buildMember(app, { kind: 'startup', name: 'Gründung' });
  scout = await buildMember(app, { kind: 'company', name: 'Werk' });
  secret = await buildMember(app, {
    kind: 'company',
    name: 'Streng geheim',
    fields: { visibility: 'anonymous' },
  });
  await buildMember(app, { kind: 'company', name: 'Entwurf', publish: false });
});
afterAll(() => app.close());

const list = async (member: TestMember, query: { verdict?: 'open' | 'not-for-us'; kind?: 'investor' } = {}) =>
  (await call(app, 'matches.list', { query }, member.cookie)).body;

describe('GET /api/matches', () => {
  it('ranks counterparts with reasons for both sides in both languages', async () => {
    const { items } = await list(founder);
    const match = items.find((item) => item.profile.id === scout.organisationId);
    expect(match?.score).toBeGreaterThan(0);
    expect(match?.reasonsForYou[0]?.de).toMatch(/Pilotkunde/);
    expect(match?.reasonsForYou[0]?.en).toMatch(/Pilot customer/);
    expect(match?.reasonsForThem.length).toBeGreaterThan(0);
    expect(match?.abilities.introduce).toBe(true);
  });

  it('leaves out drafts and oneself', async () => {
    const names = (await list(founder)).items.map((item) => item.profile.name);
    expect(names).not.toContain('Entwurf');
    expect(names).not.toContain('Gründung');
  });

  it('matches an anonymous profile without telling who it is', async () => {
    const match = (await list(founder)).items.find((item) => item.profile.id === secret.organisationId);
    expect(match?.profile).toMatchObject({
      anonymous: true,
      name: '',
      slug: '',
      headline: { de: '', en: '' },
    });
    expect(JSON.stringify(match)).not.toContain('geheim');
  });

  it('tells nobody where an anonymous profile is, whatever place they try', async () => {
    const scoreAt = async (region: string) => {
      const { revision } = (await call(app, 'profiles.mine', {}, founder.cookie)).body.profile;
      const place = { region, city: '' };
      const body = { revision, place } as never;
      const params = { id: founder.organisationId };
      expect((await call(app, 'profiles.update', { params, body }, founder.cookie)).status).toBe(200);
      const match = (await list(founder)).items.find((item) => item.profile.id === secret.organisationId);
      // How fresh something is changes with every millisecond.
      return [match?.score, match?.gainForYou, match?.gainForThem].map((value) => value?.toFixed(6));
    };
    const districts = conceptsOf('regions').filter(({ code }) => placeOf(code)?.level === 'district');
    const [home, other] = [districts[0]?.code ?? '', districts[1]?.code ?? ''];
    await Profiles.updateOne({ _id: secret.organisationId }, { $set: { place: { region: home, city: '' } } });
    expect(await scoreAt(home)).toEqual(await scoreAt(other));
  });

  it('says what to do first where the profile is a draft or empty', async () => {
    const draft = await buildMember(app, { publish: false });
    expect(await list(draft)).toMatchObject({ items: [], hint: 'publish-first' });
    const empty = await buildMember(app, { publish: false, fields: { needs: [], offers: [] } });
    expect((await list(empty)).hint).toBe('add-needs-and-offers');
  });

  it('rejects strangers and unknown filters', async () => {
    expect((await call(app, 'matches.list', { query: {} })).status).toBe(401);
    expect((await request(app, 'GET', '/api/matches?kind=bank', { cookie: founder.cookie })).status).toBe(
      400,
    );
  });
});

describe('PUT /api/matches/:profileId/verdict', () => {
  const judge = (member: TestMember | undefined, profileId: string, verdict: 'not-for-us' | null) =>
    call(app, 'matches.judge', { params: { profileId }, body: { verdict } }, member?.cookie);

  it('takes a match out of the list and brings it back', async () => {
    expect((await judge(founder, scout.organisationId, 'not-for-us')).status).toBe(204);
    const ids = async (verdict?: 'not-for-us') =>
      (await list(founder, { verdict })).items.map((item) => item.profile.id);
    expect(await ids()).not.toContain(scout.organisationId);
    expect(await ids('not-for-us')).toContain(scout.organisationId);
    await judge(founder, scout.organisationId, null);
    expect(await ids()).toContain(scout.organisationId);
  });

  it('rejects strangers, missing profiles, oneself and unknown verdicts', async () => {
    expect((await judge(undefined, scout.organisationId, 'not-for-us')).status).toBe(401);
    expect((await judge(founder, '0'.repeat(24), 'not-for-us')).status).toBe(404);
    expect((await judge(founder, founder.organisationId, 'not-for-us')).status).toBe(404);
    const path = `/api/matches/${scout.organisationId}/verdict`;
    expect(
      (await request(app, 'PUT', path, { cookie: founder.cookie, body: { verdict: 'love' } })).status,
    ).toBe(400);
  });
});

describe('GET /api/matches/:profileId', () => {
  it('explains a match', async () => {
    const { body } = await call(
      app,
      'matches.get',
      { params: { profileId: scout.organisationId } },
      founder.cookie,
    );
    expect(body.match?.reasonsForYou.length).toBeGreaterThan(0);
  });

  it('says why two investors do not fit', async () => {
    const [one, two] = [
      await buildMember(app, { kind: 'investor' }),
      await buildMember(app, { kind: 'investor' }),
    ];
    const { body } = await call(
      app,
      'matches.get',
      { params: { profileId: two.organisationId } },
      one.cookie,
    );
    expect(body.obstacles[0]?.en).toMatch(/do not introduce/);
  });

  it('rejects strangers and does not tell drafts from what is missing', async () => {
    const draft = await buildMember(app, { publish: false });
    expect((await call(app, 'matches.get', { params: { profileId: scout.organisationId } })).status).toBe(
      401,
    );
    expect(
      (await call(app, 'matches.get', { params: { profileId: draft.organisationId } }, founder.cookie))
        .status,
    ).toBe(404);
    expect((await call(app, 'matches.get', { params: { profileId: 'x' } }, founder.cookie)).status).toBe(404);
  });
});

describe('POST /api/matches/preview', () => {
  it('shows what a profile as typed would earn and stores nothing', async () => {
    const draft = await buildMember(app, { publish: false, fields: { needs: [], offers: [] } });
    const fields = { needs: [{ code: 'pilot-customer' as const }], offers: [{ code: 'data' as const }] };
    const { body } = await call(app, 'matches.preview', { body: fields }, draft.cookie);
    expect(body.items.map((item) => item.profile.id)).toContain(scout.organisationId);
    expect((await call(app, 'profiles.mine', {}, draft.cookie)).body.profile.needs).toEqual([]);
  });

  it('counts all that offer what it needs or need what it offers, however many', async () => {
    const { cookie } = await buildMember(app, {
      kind: 'company',
      publish: false,
      fields: { needs: [], offers: [] },
    });
    const total = async (fields: Partial<ProfileFields>) =>
      (await call(app, 'matches.preview', { body: { needs: [], offers: [], ...fields } }, cookie)).body.total;
    const wish = (code: 'lab' | 'legal') => [
      { code, note: { de: '', en: '' }, urgency: 'soon' as const, validUntil: null },
    ];
    expect(await total({})).toBe(0);
    const before = await total({ needs: wish('lab') });
    const built = await buildMember(app, { fields: { offers: wish('lab') } });
    const rows = Array.from({ length: 60 }, async (_, index) => {
      const doc = await Profiles.findById(built.organisationId).lean();
      return { ...doc, _id: new mongoose.Types.ObjectId(), slug: `viele-${index}` };
    });
    await Profiles.insertMany(await Promise.all(rows));
    expect(await total({ needs: wish('lab') })).toBe(before + 61);
    expect(await total({ offers: wish('lab') })).toBe(0);
    await call(app, 'blocks.add', { params: { id: built.organisationId } }, cookie);
    expect(await total({ needs: wish('lab') })).toBe(before + 60);
  });

  it('tells nobody what an anonymous profile says in words, whichever words and sums they try', async () => {
    const thesis = { de: 'Aus einem Werk am Hafen', en: '' };
    const investing = { stages: [], instruments: [], regions: [], excludes: { de: '', en: '' } };
    const hidden = await buildMember(app, {
      kind: 'investor',
      fields: {
        visibility: 'anonymous',
        description: { de: 'Unser Werk', en: '' },
        investing: { ...investing, thesis, ticketMinEur: 120_000, ticketMaxEur: 190_000 },
      },
    });
    const scoreWith = async (word: string, amountEur: number) => {
      const description = { de: word, en: '' };
      const body = { description, raising: { amountEur, instruments: [], until: null } };
      const { items } = (await call(app, 'matches.preview', { body }, founder.cookie)).body;
      const match = items.find((item) => item.profile.id === hidden.organisationId);
      return [match?.score, match?.gainForYou, match?.gainForThem].map((value) => value?.toFixed(6));
    };
    const usual = await scoreWith('Schraubenzieher', 150_000);
    expect(usual[0]).toBeDefined();
    expect(await scoreWith('Werk', 150_000)).toEqual(usual);
    // Within what tickets usually lie between.
    expect(await scoreWith('Schraubenzieher', 110_000)).toEqual(usual);
  });

  it('rejects strangers and bad fields', async () => {
    expect((await call(app, 'matches.preview', { body: {} })).status).toBe(401);
    expect(
      (await request(app, 'POST', '/api/matches/preview', { cookie: founder.cookie, body: { needs: 'all' } }))
        .status,
    ).toBe(400);
  });
});
