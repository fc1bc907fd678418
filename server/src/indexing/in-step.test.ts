import mongoose from 'mongoose';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { startFakeMeilisearch, type FakeMeilisearch } from '../../../search/test/fake-meilisearch/server.ts';
import { call, startApp, type TestApp } from '../../test/app.ts';
import { buildMember, type TestMember } from '../../test/factories.ts';

let app: TestApp;
let meilisearch: FakeMeilisearch;
afterEach(async () => {
  await app.close();
  await meilisearch.close();
});

async function start(): Promise<TestMember> {
  meilisearch = await startFakeMeilisearch();
  app = await startApp({ env: { MEILI_URL: meilisearch.url, MEILI_KEY: 'key' } });
  const member = await buildMember(app, {
    name: 'Vorher',
    fields: { headline: { de: 'Zimtstern', en: '' } },
  });
  await app.indexer.catchUp();
  return member;
}

const find = async (q: string) => (await call(app, 'search.profiles', { query: { q } })).body;
const names = async (q: string) => (await find(q)).hits.map((hit) => hit.profile.name);

async function rename({ organisationId, cookie }: TestMember, name: string, revision: number) {
  return call(app, 'profiles.update', { params: { id: organisationId }, body: { revision, name } }, cookie);
}

describe('while search is away', () => {
  it('writes go on, the newest are shown with a word about it, and afterwards the index equals the store', async () => {
    const member = await start();
    meilisearch.breakWith(503);
    const own = await call(app, 'profiles.mine', {}, member.cookie);
    const changed = await rename(member, 'Nachher', own.body.profile.revision);
    expect(changed.status).toBe(200);
    const late = await buildMember(app, { name: 'Dazugekommen' });
    const gone = await buildMember(app, { name: 'Wieder weg' });
    const params = { id: gone.organisationId };
    await call(app, 'profiles.setStatus', { params, body: { status: 'paused' } }, gone.cookie);
    await expect(app.indexer.catchUp()).rejects.toThrow();
    expect(await find('Zimtstern')).toMatchObject({ away: true, catchingUp: true });
    expect(await names('')).toEqual(expect.arrayContaining(['Nachher', 'Dazugekommen']));

    meilisearch.breakWith(null);
    expect(await find('Zimtstern')).toMatchObject({ away: false, catchingUp: true });
    await app.indexer.catchUp();
    expect(await find('Zimtstern')).toMatchObject({ away: false, catchingUp: false });
    expect(await names('Zimtstern')).toEqual(['Nachher']);
    const ids = await app.deps.search.ids('profiles');
    expect(ids.toSorted()).toEqual([member.organisationId, late.organisationId].toSorted());
    expect(meilisearch.refused).toEqual([]);
  });
});

describe('reconciling', () => {
  it('puts in what is missing and takes out what should not be there', async () => {
    const member = await start();
    const hidden = await buildMember(app, { name: 'Versteckt', publish: false });
    await app.indexer.catchUp();
    await app.deps.search.remove('profiles', [member.organisationId]);
    const stray = { id: hidden.organisationId, name: 'Versteckt', visibility: 'public' };
    await app.deps.search.upsert('profiles', [stray]);
    await app.indexer.reconcile();
    expect(await app.deps.search.ids('profiles')).toEqual([member.organisationId]);
  });
});

describe('a stale index', () => {
  it('shows nobody what the store no longer lets them see', async () => {
    const member = await start();
    const own = await call(app, 'profiles.mine', {}, member.cookie);
    // The index goes on saying "public": nobody tells it.
    await app.indexer.stop();
    await call(
      app,
      'profiles.update',
      {
        params: { id: member.organisationId },
        body: { revision: own.body.profile.revision, visibility: 'anonymous' },
      },
      member.cookie,
    );
    expect((await app.deps.search.ids('profiles')).length).toBe(1);
    expect(await names('Zimtstern')).toEqual([]);
    const things = await call(app, 'search.things', { query: { type: 'profile', q: 'Zimtstern' } });
    expect(things.body.hits).toEqual([]);
  });
});

// Another server tells nobody what was written.
describe.skipIf(process.env.MONGODB_URL)('while nothing is written', () => {
  it('the store is not asked again, and the very next write is found', async () => {
    const member = await start();
    const Profiles = mongoose.model('Profile');
    await app.indexer.stop();
    await app.indexer.catchUp();
    const asked = vi.spyOn(Profiles, 'find');
    await app.indexer.catchUp();
    expect(await app.indexer.isBehind()).toBe(false);
    expect(asked).not.toHaveBeenCalled();
    await Profiles.updateOne({ _id: member.organisationId }, { $set: { name: 'Nachher' } });
    expect(await app.indexer.isBehind()).toBe(true);
    await app.indexer.catchUp();
    expect(await names('Zimtstern')).toEqual(['Nachher']);
  });
});
