import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, request, startApp, type TestApp } from '../../../test/app.ts';
import { buildMember, type TestMember } from '../../../test/factories.ts';
import { WHOLE } from '../../app.ts';
import { Members } from '../organisations/model.ts';
import { runSearches } from './service.ts';

let app: TestApp;
let scout: TestMember;
let stranger: TestMember;
beforeAll(async () => {
  app = await startApp();
  scout = await buildMember(app, { kind: 'company' });
  stranger = await buildMember(app, { kind: 'investor' });
  await buildHydrogen('Schon da');
});
afterAll(() => app.close());

/** A profile about hydrogen that search knows of. */
async function buildHydrogen(name: string, fields = {}) {
  const member = await buildMember(app, { name, fields: { topics: ['hydrogen'], ...fields } });
  await app.indexer.catchUp();
  return member;
}
const body = { name: 'Wasserstoff', type: 'profile' as const, q: '', filter: ['topics:hydrogen'] };
const save = (member: TestMember | undefined, change = {}) =>
  call(app, 'searches.save', { body: { ...body, ...change } }, member?.cookie);
const told = async (member: TestMember) =>
  (await call(app, 'notifications.list', { query: {} }, member.cookie)).body.items
    .filter((one) => one.type === 'search-hit')
    .map((one) => one.title.de);

describe('POST /api/searches', () => {
  it('keeps a search once, however often it is saved', async () => {
    const first = await save(scout);
    expect(first).toMatchObject({ status: 201, body: { name: 'Wasserstoff', alerts: true, told: 0 } });
    expect((await save(scout, { name: 'H2' })).body).toMatchObject({ id: first.body.id, name: 'H2' });
    expect((await call(app, 'searches.list', {}, scout.cookie)).body.items).toHaveLength(1);
  });

  it('rejects bad filters and strangers', async () => {
    const path = '/api/searches';
    const bad = { ...body, filter: ['topics = x OR y'] };
    expect((await request(app, 'POST', path, { cookie: scout.cookie, body: bad })).status).toBe(400);
    expect((await save(undefined)).status).toBe(401);
  });
});

describe('alerts', () => {
  it('tell once of each new hit, not of what was there, and never of what one may not see', async () => {
    await save(stranger);
    await buildHydrogen('Neu dabei');
    await buildHydrogen('Geheim', { visibility: 'anonymous' });
    await runSearches(app.deps, WHOLE.indexed);
    await runSearches(app.deps, WHOLE.indexed);
    expect(await told(stranger)).toEqual(['Neu zu „Wasserstoff“: Neu dabei']);
    const [search] = (await call(app, 'searches.list', {}, stranger.cookie)).body.items;
    expect(search).toMatchObject({ told: 1 });
  });

  it('belong to the organisation that the search was saved for', async () => {
    const { cookie, organisationId } = await buildMember(app, { kind: 'investor' });
    const second = (
      await call(app, 'organisations.create', { body: { name: 'Zweite', kind: 'company' } }, cookie)
    ).body.id;
    const actFor = (id: string) =>
      call(app, 'organisations.actFor', { body: { organisationId: id } }, cookie);
    const mine = async () => (await call(app, 'searches.list', {}, cookie)).body.items;
    const { body: saved } = await save({ cookie } as TestMember);
    await actFor(organisationId);
    expect(await mine()).toEqual([]);
    const params = { id: saved.id };
    expect((await call(app, 'searches.remove', { params }, cookie)).status).toBe(404);
    expect((await save({ cookie } as TestMember)).body.id).not.toBe(saved.id);
    expect(
      (await call(app, 'searches.remove', { params: { id: (await mine())[0]?.id ?? '' } }, cookie)).status,
    ).toBe(204);
    await buildHydrogen('Für die zweite');
    await runSearches(app.deps, WHOLE.indexed);
    const { items } = (await call(app, 'notifications.list', { query: {} }, cookie)).body;
    expect(items.map((one) => [one.title.de, one.organisationId])).toEqual([
      ['Neu zu „Wasserstoff“: Für die zweite', second],
    ]);
  });

  it('say nothing of whom one’s organisation never meets, nor to whom left it', async () => {
    const blocking = await buildMember(app, { kind: 'investor' });
    const left = await buildMember(app, { kind: 'investor' });
    for (const member of [blocking, left]) await save(member);
    await Members.deleteMany({ organizationId: left.organisationId });
    const unwanted = await buildMember(app, { name: 'Unerwünscht', fields: { topics: ['medtech'] } });
    await call(app, 'blocks.add', { params: { id: unwanted.organisationId } }, blocking.cookie);
    const profile = await call(app, 'profiles.get', { params: { slug: unwanted.slug } }, unwanted.cookie);
    await call(
      app,
      'profiles.update',
      {
        params: { id: unwanted.organisationId },
        body: { revision: profile.body.revision, topics: ['hydrogen'] },
      },
      unwanted.cookie,
    );
    await app.indexer.catchUp();
    await runSearches(app.deps, WHOLE.indexed);
    expect(await told(stranger)).toContain('Neu zu „Wasserstoff“: Unerwünscht');
    expect(await told(blocking)).toEqual([]);
    expect(await told(left)).toEqual([]);
  });

  it('stay silent while switched off, and do not catch up afterwards', async () => {
    const { body: saved } = await save(stranger, { q: 'Brennstoffzelle', filter: [] });
    const set = (alerts: boolean) =>
      call(app, 'searches.update', { params: { id: saved.id }, body: { alerts } }, stranger.cookie);
    await set(false);
    await buildHydrogen('Stille', { headline: { de: 'Brennstoffzelle', en: '' }, topics: ['medtech'] });
    await runSearches(app.deps, WHOLE.indexed);
    await set(true);
    await runSearches(app.deps, WHOLE.indexed);
    expect(await told(stranger)).not.toContain('Neu zu „Wasserstoff“: Stille');
  });
});

describe('PATCH and DELETE /api/searches/:id', () => {
  it('change and delete one’s own; another’s look as if they were not there', async () => {
    const { body: saved } = await save(scout, { q: 'Kran' });
    const params = { id: saved.id };
    const rename = (cookie?: string) =>
      call(app, 'searches.update', { params, body: { name: 'Kräne' } }, cookie);
    expect((await rename(scout.cookie)).body.name).toBe('Kräne');
    expect((await rename(stranger.cookie)).status).toBe(404);
    expect((await rename()).status).toBe(401);
    const path = `/api/searches/${saved.id}`;
    expect((await request(app, 'PATCH', path, { cookie: scout.cookie, body: { name: '' } })).status).toBe(
      400,
    );
    const remove = (cookie?: string) => call(app, 'searches.remove', { params }, cookie);
    expect((await remove(stranger.cookie)).status).toBe(404);
    expect((await remove()).status).toBe(401);
    expect((await remove(scout.cookie)).status).toBe(204);
    expect((await remove(scout.cookie)).status).toBe(404);
  });
});

describe('GET /api/searches', () => {
  it('shows nobody the searches of others and asks strangers to sign in', async () => {
    const other = await buildMember(app);
    expect((await call(app, 'searches.list', {}, other.cookie)).body.items).toEqual([]);
    expect((await call(app, 'searches.list', {})).status).toBe(401);
  });
});
