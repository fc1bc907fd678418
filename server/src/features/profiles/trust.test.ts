import { type Input } from '@klammer/contracts/endpoint';
import { type ProfileFields, type profiles } from '@klammer/contracts/profiles';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, startApp, type TestApp } from '../../../test/app.ts';
import { buildConversation, buildMember, type TestMember } from '../../../test/factories.ts';
import { pdf, png } from '../files/fixtures.ts';
import { sweepFiles } from '../files/service.ts';
import { download, upload } from '../files/testing.ts';
import { notify } from '../notifications/service.ts';
import { Profiles } from './model.ts';
import { lapseWishes, nudgeStale } from './service.ts';

const DAY_MS = 24 * 3600_000;
let app: TestApp;
let stranger: TestMember;
beforeAll(async () => {
  app = await startApp();
  stranger = await buildMember(app, { kind: 'company' });
});
afterAll(() => app.close());

const get = async (who: { cookie: string } | null, slug: string) =>
  (await call(app, 'profiles.get', { params: { slug } }, who?.cookie)).body;
const mine = async (who: TestMember) => (await call(app, 'profiles.mine', {}, who.cookie)).body;
const update = async (
  who: TestMember,
  changes: Omit<Input<typeof profiles.update>['body'], 'revision'>,
  id = who.organisationId,
) => {
  const { revision } = (await mine(who)).profile;
  return call(app, 'profiles.update', { params: { id }, body: { revision, ...changes } }, who.cookie);
};
const need = (code: 'data' | 'lab', validUntil: string | null = null): ProfileFields['needs'][number] => ({
  code,
  note: { de: '', en: '' },
  urgency: 'soon',
  validUntil,
});
describe('audiences of fields', () => {
  const secret = 'Geheimnisträger';
  const fields: Partial<ProfileFields> = {
    raising: { amountEur: 400_000, instruments: ['equity'], until: null },
    traction: { de: `Umsatz mit ${secret}`, en: '' },
    team: [{ name: 'Ada Muster', role: 'Technik' }],
  };
  const audiences = (audience: 'public' | 'members' | 'introduced') => ({
    raising: audience,
    traction: audience,
    team: audience,
    deck: audience,
  });

  it('show public ones to strangers, members’ ones to members, the others after an introduction', async () => {
    const { founder, scout } = await buildConversation(app);
    await update(founder, fields);
    const whoSees = async () => {
      const seen = await Promise.all([null, stranger, scout, founder].map((who) => get(who, founder.slug)));
      return seen.map((profile) => profile.raising !== null);
    };
    await update(founder, { audiences: audiences('public') });
    expect(await whoSees()).toEqual([true, true, true, true]);
    await update(founder, { audiences: audiences('members') });
    expect(await whoSees()).toEqual([false, true, true, true]);
    await update(founder, { audiences: audiences('introduced') });
    expect(await whoSees()).toEqual([false, false, true, true]);
    const hidden = await get(stranger, founder.slug);
    expect(hidden).toMatchObject({
      keptBack: ['raising', 'traction', 'team'],
      traction: { de: '', en: '' },
      team: [],
      raising: null,
    });
    expect(JSON.stringify(hidden)).not.toContain(secret);
    expect((await get(scout, founder.slug)).keptBack).toEqual([]);
  });

  it('stay open to who was introduced while the profile is anonymous, and to nobody once it pauses', async () => {
    const { founder, scout } = await buildConversation(app);
    const whoSees = async () => {
      const read = (who: TestMember | null) =>
        call(app, 'profiles.get', { params: { slug: founder.slug } }, who?.cookie);
      const answers = await Promise.all([null, stranger, scout].map(read));
      return answers.map(({ status }) => status);
    };
    const setStatus = (status: 'paused') =>
      call(
        app,
        'profiles.setStatus',
        { params: { id: founder.organisationId }, body: { status } },
        founder.cookie,
      );
    await update(founder, { visibility: 'anonymous' });
    expect(await whoSees()).toEqual([404, 404, 200]);
    await update(founder, { visibility: 'public' });
    await setStatus('paused');
    expect(await whoSees()).toEqual([404, 404, 404]);
  });

  it('keep what is not public out of search', async () => {
    const startup = await buildMember(app, { fields });
    const find = async () => {
      await app.indexer.catchUp();
      const { body } = await call(app, 'search.profiles', { query: { q: secret } }, stranger.cookie);
      return body.hits.map((hit) => hit.profile.id);
    };
    expect(await find()).toContain(startup.organisationId);
    await update(startup, { audiences: { ...audiences('public'), traction: 'members' } });
    expect(await find()).not.toContain(startup.organisationId);
  });

  it('keep the amount out of an investor’s matches and their reasons', async () => {
    const startup = await buildMember(app, {
      fields: { ...fields, needs: [need('data')], stage: 'seed' },
    });
    const investor = await buildMember(app, {
      kind: 'investor',
      fields: {
        investing: {
          ticketMinEur: 100_000,
          ticketMaxEur: 1_000_000,
          stages: ['seed'],
          instruments: ['equity'],
          regions: [],
          thesis: { de: '', en: '' },
          excludes: { de: '', en: '' },
        },
      },
    });
    const reasons = async () => {
      const params = { profileId: startup.organisationId };
      const { body } = await call(app, 'matches.get', { params }, investor.cookie);
      return JSON.stringify(body);
    };
    expect(await reasons()).toMatch(/400[.,]000|ticket/);
    await update(startup, { audiences: audiences('introduced') });
    expect(await reasons()).not.toMatch(/400[.,]000|ticket|capital/);
    // Nor can it be found by moving the bounds of a ticket.
    const seen = async () => {
      const { items } = (await call(app, 'matches.list', { query: { limit: 50 } }, investor.cookie)).body;
      return items.find((item) => item.profile.id === startup.organisationId)?.score.toFixed(4);
    };
    const before = await seen();
    const { investing } = (await mine(investor)).profile;
    await update(investor, { investing: investing && { ...investing, ticketMinEur: 900_000 } });
    expect(before).toBeDefined();
    expect(await seen()).toBe(before);
  });
});

describe('logo and deck', () => {
  const uploaded = async (who: TestMember, purpose: 'logo' | 'deck') => {
    const file = purpose === 'logo' ? { name: 'a.png', bytes: await png() } : { name: 'a.pdf', bytes: pdf() };
    return (await upload(app, who, { ...file, purpose })).body.id;
  };

  it('are seen by whoever may, and the old file goes when a new one comes', async () => {
    const { founder, scout } = await buildConversation(app);
    const logo = await uploaded(founder, 'logo');
    const deck = await uploaded(founder, 'deck');
    expect((await update(founder, { logo, deck })).status).toBe(200);
    expect((await download(app, logo)).status).toBe(200);
    const statuses = async (id: string) =>
      Promise.all(
        [undefined, stranger.cookie, scout.cookie, founder.cookie].map(
          async (cookie) => (await download(app, id, cookie)).status,
        ),
      );
    expect(await statuses(deck)).toEqual([404, 404, 200, 200]);
    expect(await get(stranger, founder.slug)).toMatchObject({ deck: null, deckFile: null, logo });
    expect((await get(scout, founder.slug)).deckFile).toMatchObject({ id: deck, name: 'a.pdf' });
    await call(
      app,
      'profiles.setStatus',
      { params: { id: founder.organisationId }, body: { status: 'paused' } },
      founder.cookie,
    );
    expect((await download(app, logo)).status).toBe(404);
    const newer = await uploaded(founder, 'logo');
    await update(founder, { logo: newer });
    expect((await download(app, logo, founder.cookie)).status).toBe(404);
    expect((await download(app, newer, founder.cookie)).status).toBe(200);
  });

  it('stay where the same was saved twice at once, and go where the save was refused', async () => {
    const founder = await buildMember(app);
    const { revision } = (await mine(founder)).profile;
    const save = (changes: { logo: string }, from = revision) =>
      call(
        app,
        'profiles.update',
        { params: { id: founder.organisationId }, body: { revision: from, ...changes } },
        founder.cookie,
      );
    const logo = await uploaded(founder, 'logo');
    const twice = await Promise.all([save({ logo }), save({ logo }), save({ logo })]);
    expect(twice.map(({ status }) => status).toSorted()).toEqual([200, 409, 409]);
    const late = await uploaded(founder, 'logo');
    expect((await save({ logo: late })).status).toBe(409);
    app.setNow(new Date(Date.now() + 25 * 3600_000));
    await sweepFiles(app.deps);
    app.setNow(new Date());
    expect((await download(app, logo, founder.cookie)).status).toBe(200);
    expect((await download(app, late, founder.cookie)).status).toBe(404);
    expect((await call(app, 'files.usage', {}, founder.cookie)).body.files).toBe(1);
  });

  it('take no file of another organisation, for another purpose, or of no upload', async () => {
    const founder = await buildMember(app);
    const foreign = await uploaded(stranger, 'logo');
    const deck = await uploaded(founder, 'deck');
    for (const logo of [foreign, deck, '0'.repeat(24)])
      expect((await update(founder, { logo })).status).toBe(400);
    expect((await mine(founder)).profile.logo).toBeNull();
  });

  it('can be used again where saving failed', async () => {
    const founder = await buildMember(app);
    const logo = await uploaded(founder, 'logo');
    const params = { id: founder.organisationId };
    const old = await call(app, 'profiles.update', { params, body: { revision: 0, logo } }, founder.cookie);
    expect(old.status).toBe(409);
    expect((await update(founder, { logo })).status).toBe(200);
  });
});

describe('needs and offers', () => {
  it('lapse after their last day, for others and for the index', async () => {
    const today = app.deps.now();
    const day = (offset: number) => new Date(today.getTime() + offset * DAY_MS).toISOString().slice(0, 10);
    const founder = await buildMember(app, {
      fields: { needs: [need('data', day(-1)), need('lab', day(0))] },
    });
    expect((await get(stranger, founder.slug)).needs.map((one) => one.code)).toEqual(['lab']);
    expect((await mine(founder)).profile.needs).toHaveLength(2);
    expect(await lapseWishes(app.deps)).toBeGreaterThan(0);
  });
});

describe('confirming', () => {
  it('is asked for after half a year, once, and done with one click', async () => {
    const founder = await buildMember(app);
    const stale = new Date(Date.now() - 200 * DAY_MS);
    await Profiles.updateOne({ _id: founder.organisationId }, { $set: { confirmedAt: stale } });
    await nudgeStale(app.deps, notify);
    await nudgeStale(app.deps, notify);
    const told = await call(app, 'notifications.list', { query: {} }, founder.cookie);
    expect(told.body.items.map((one) => one.type)).toEqual(['profile-to-confirm']);
    const before = await mine(founder);
    expect(before.isStale).toBe(true);
    const params = { id: founder.organisationId };
    const confirmed = await call(app, 'profiles.confirm', { params }, founder.cookie);
    expect(confirmed.body).toMatchObject({ isStale: false });
    expect(confirmed.body.profile.revision).toBe(before.profile.revision);
  });

  it('rejects strangers and others', async () => {
    const founder = await buildMember(app);
    const params = { id: founder.organisationId };
    expect((await call(app, 'profiles.confirm', { params })).status).toBe(401);
    expect((await call(app, 'profiles.confirm', { params }, stranger.cookie)).status).toBe(403);
    const none = { id: '0'.repeat(24) };
    expect((await call(app, 'profiles.confirm', { params: none }, stranger.cookie)).status).toBe(404);
  });
});

describe('the history', () => {
  const history = (who: TestMember | null, id: string) =>
    call(app, 'profiles.history', { params: { id }, query: {} }, who?.cookie);

  it('joins what one person types into one change, and shows it to the own people only', async () => {
    app.setNow(new Date('2027-03-01T10:00:00Z'));
    const founder = await buildMember(app, { name: 'Kranwerk' });
    await update(founder, { name: 'Kranwerke' });
    await update(founder, { name: 'Kranwerke Duisburg' });
    app.setNow(new Date('2027-03-01T11:00:00Z'));
    await update(founder, { teamSize: 4 });
    const { body } = await history(founder, founder.organisationId);
    expect(body.items).toHaveLength(2);
    expect(body.items[0]).toMatchObject({
      by: founder.name,
      fields: [{ field: 'teamSize', before: null, after: 4 }],
    });
    const renamed = body.items[1]?.fields.find((one) => one.field === 'name');
    expect(renamed).toEqual({ field: 'name', before: 'Kranwerk', after: 'Kranwerke Duisburg' });
    expect((await history(stranger, founder.organisationId)).status).toBe(404);
    expect((await history(null, founder.organisationId)).status).toBe(401);
  });
});
