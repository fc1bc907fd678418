import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, request, startApp, type TestApp } from '../../../test/app.ts';
import { buildMember, type TestMember } from '../../../test/factories.ts';

let app: TestApp;
let steel: TestMember;
let members: TestMember;
let secret: TestMember;
beforeAll(async () => {
  app = await startApp();
  steel = await buildMember(app, {
    kind: 'startup',
    name: 'Funkenflug',
    fields: { headline: { de: 'Wasserstoff für die Hütte', en: '' }, topics: ['hydrogen'] },
  });
  await buildMember(app, {
    kind: 'company',
    name: 'Kranhaus',
    fields: { headline: { de: 'Umschlag im Hafen', en: '' }, topics: ['logtech'] },
  });
  members = await buildMember(app, {
    name: 'Nur für Mitglieder',
    fields: { visibility: 'members', headline: { de: 'Zimtstern', en: '' } },
  });
  secret = await buildMember(app, {
    name: 'Namenlos',
    fields: { visibility: 'anonymous', headline: { de: 'Kardamom', en: '' } },
  });
  await app.indexer.catchUp();
});
afterAll(() => app.close());

const search = async (query: Parameters<typeof call<'search.profiles'>>[2]['query'], cookie?: string) =>
  (await call(app, 'search.profiles', { query }, cookie)).body;

describe('GET /api/search/profiles', () => {
  it('finds by words, marks them and says what they were understood as', async () => {
    const result = await search({ q: 'Wasserstoff' });
    expect(result.hits[0]?.profile.id).toBe(steel.organisationId);
    expect(result.hits[0]?.highlights.headline?.de).toContain('<mark>Wasserstoff</mark>');
    expect(result.understoodAs).toMatchObject([{ code: 'hydrogen', en: 'Hydrogen' }]);
  });

  it('finds a German profile by an English word', async () => {
    expect((await search({ q: 'hydrogen' })).hits[0]?.profile.id).toBe(steel.organisationId);
  });

  it('filters, and counts the other values of a filtered facet as if it were not', async () => {
    const result = await search({ kind: ['company'] });
    expect(result.hits.map((hit) => hit.profile.name)).toEqual(['Kranhaus']);
    expect(result.facets.kind).toMatchObject({ startup: 1, company: 1 });
  });

  it('offers the nearest when words and filters together find nothing', async () => {
    const result = await search({ q: 'Wasserstoff', kind: ['investor'] });
    expect(result.nearest).toBe(true);
    expect(result.hits[0]?.profile.id).toBe(steel.organisationId);
  });

  it('offers the nearest when filters alone find nothing together', async () => {
    const result = await search({ kind: ['company'], topics: ['hydrogen'] });
    expect(result).toMatchObject({ nearest: true });
    expect(result.hits.length).toBeGreaterThan(0);
  });

  it('shows profiles for members to signed-in people only, and anonymous ones to nobody', async () => {
    expect((await search({ q: 'Zimtstern' })).total).toBe(0);
    expect((await search({ q: 'Zimtstern' }, steel.cookie)).hits[0]?.profile.id).toBe(members.organisationId);
    expect((await search({ q: 'Kardamom' }, steel.cookie)).total).toBe(0);
    expect((await search({}, steel.cookie)).hits.map((hit) => hit.profile.id)).not.toContain(
      secret.organisationId,
    );
  });

  it('no longer shows what was hidden a moment ago, even before the index knows', async () => {
    const owner = await buildMember(app, { fields: { headline: { de: 'Safran', en: '' } } });
    await app.indexer.catchUp();
    expect((await search({ q: 'Safran' })).hits).toHaveLength(1);
    await call(
      app,
      'profiles.setStatus',
      { params: { id: owner.organisationId }, body: { status: 'paused' } },
      owner.cookie,
    );
    expect((await search({ q: 'Safran' })).hits).toHaveLength(0);
  });

  it('rejects unknown codes and sorts, and takes operators literally', async () => {
    expect((await request(app, 'GET', '/api/search/profiles?kind=bank')).status).toBe(400);
    expect((await request(app, 'GET', '/api/search/profiles?sort=secret')).status).toBe(400);
    expect((await request(app, 'GET', '/api/search/profiles?q[$ne]=x')).status).toBe(200);
  });
});

describe('GET /api/search/things and /api/search/counts', () => {
  it('find and count what is registered, marked and in both languages', async () => {
    const { body } = await call(app, 'search.things', { query: { type: 'profile', q: 'hydrogen' } });
    expect(body.hits[0]).toMatchObject({ id: steel.organisationId, path: `/p/${steel.slug}` });
    expect(body.understoodAs[0]).toMatchObject({ de: 'Wasserstoff', en: 'Hydrogen' });
    const counted = await call(app, 'search.counts', { query: { q: 'hydrogen' } });
    expect(counted.body.counts).toContainEqual({ type: 'profile', total: body.total });
  });

  it('filter by any facet of the type and leave out filters it does not know', async () => {
    const things = async (filter: string[]) =>
      (await call(app, 'search.things', { query: { type: 'profile', filter } })).body;
    const found = await things(['kind:company', 'secret:x']);
    expect(found.hits.map((hit) => hit.title.de)).toEqual(['Kranhaus']);
    // The index may not know yet that the profile above was hidden, so there are one or two.
    const counts = found.facets.find(({ field }) => field === 'kind')?.counts;
    expect(counts?.['startup']).toBeGreaterThanOrEqual(1);
  });

  it('reject filters that are none, unknown types and endless words', async () => {
    const status = async (query: string) => (await request(app, 'GET', `/api/search/things?${query}`)).status;
    expect(await status('type=profile&filter=a%20OR%20b')).toBe(400);
    expect(await status('type=secret')).toBe(400);
    expect(await status('')).toBe(400);
    expect((await request(app, 'GET', `/api/search/counts?q=${'x'.repeat(300)}`)).status).toBe(400);
  });
});
