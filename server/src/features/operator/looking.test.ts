import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, startApp, type TestApp } from '../../../test/app.ts';
import {
  buildConversation,
  buildMember,
  buildOperator,
  buildPerson,
  type TestMember,
  type TestPerson,
} from '../../../test/factories.ts';

let app: TestApp;
let operator: TestPerson;
let harbour: TestMember;
beforeAll(async () => {
  app = await startApp();
  operator = await buildOperator(app);
  harbour = await buildMember(app, {
    kind: 'company',
    name: 'Hafen (Nord) GmbH',
    fields: {
      place: { region: 'duisburg-homberg-ruhrort-baerl', city: 'Duisburg' },
      website: 'https://hafen-nord.example',
    },
  });
  await buildMember(app, { kind: 'startup', name: 'Pegelstand UG', publish: false });
});
afterAll(() => app.close());

const organisations = async (query: object) =>
  (await call(app, 'operator.organisations', { query }, operator.cookie)).body.items.map(({ name }) => name);
const people = async (query: object) =>
  (await call(app, 'operator.people', { query }, operator.cookie)).body.items.map(({ email }) => email);

describe('GET /api/operator/organisations', () => {
  it('finds by name, website, and by name or address of who belongs to it; nothing is a pattern', async () => {
    expect(await organisations({ q: 'hafen (n' })).toEqual(['Hafen (Nord) GmbH']);
    expect(await organisations({ q: 'hafen-nord.ex' })).toEqual(['Hafen (Nord) GmbH']);
    expect(await organisations({ q: harbour.email })).toEqual(['Hafen (Nord) GmbH']);
    expect(await organisations({ q: '.*' })).toEqual([]);
  });

  it('filters by kind, state and place, with all that lies in it', async () => {
    expect(await organisations({ kind: 'startup', state: 'draft' })).toEqual(['Pegelstand UG']);
    for (const region of ['duisburg-homberg-ruhrort-baerl', 'DEA1', 'DE'])
      expect(await organisations({ region })).toEqual(['Hafen (Nord) GmbH']);
    expect(await organisations({ region: 'NL' })).toEqual([]);
    expect(await organisations({ state: 'suspended' })).toEqual([]);
    await call(
      app,
      'operator.suspendOrganisation',
      { params: { id: harbour.organisationId }, body: { reason: 'Prüfung' } },
      operator.cookie,
    );
    expect(await organisations({ state: 'suspended' })).toEqual(['Hafen (Nord) GmbH']);
    expect(await organisations({ state: 'paused' })).toEqual([]);
    await call(app, 'operator.liftOrganisation', { params: { id: harbour.organisationId } }, operator.cookie);
    expect(await organisations({ state: 'published', q: 'Hafen' })).toEqual(['Hafen (Nord) GmbH']);
  });

  it('goes through all of them page by page, each once', async () => {
    for (let made = 0; made < 3; made += 1) await buildMember(app);
    const all = await organisations({ limit: 100 });
    const seen: string[] = [];
    let cursor: string | null | undefined;
    do {
      const { body } = await call(
        app,
        'operator.organisations',
        { query: { limit: 2, ...(cursor && { cursor }) } },
        operator.cookie,
      );
      seen.push(...body.items.map(({ name }) => name));
      cursor = body.nextCursor;
    } while (cursor);
    expect(seen).toEqual(all);
  });

  it('refuses what is no state, and exists for nobody else', async () => {
    const query = { state: 'closed' as never };
    expect((await call(app, 'operator.organisations', { query }, operator.cookie)).status).toBe(400);
    expect((await call(app, 'operator.organisations', { query: {} }, harbour.cookie)).status).toBe(404);
    expect((await call(app, 'operator.organisations', { query: {} })).status).toBe(401);
  });
});

describe('GET /api/operator/organisations/:id', () => {
  it('tells who belongs to it, how it stands and how much waits, and nothing it says or keeps', async () => {
    const { scout } = await buildConversation(app);
    const asking = await buildMember(app, { kind: 'startup' });
    const secret = 'nur für die beiden';
    await call(
      app,
      'introductions.ask',
      { body: { profileId: scout.organisationId, message: secret } },
      asking.cookie,
    );
    const { body } = await call(
      app,
      'operator.organisation',
      { params: { id: scout.organisationId } },
      operator.cookie,
    );
    expect(body).toMatchObject({
      state: 'published',
      members: 1,
      people: [{ email: scout.email, role: 'owner' }],
      waiting: [{ code: 'introduction-to-answer', count: 1 }],
    });
    expect(body.lastSeenAt).not.toBeNull();
    expect(JSON.stringify(body)).not.toContain(secret);
  });
});

describe('GET /api/operator/people', () => {
  it('finds by name and address, and by state', async () => {
    const { email } = await buildPerson(app, { name: 'Änne Überall' });
    expect(await people({ q: 'änne' })).toEqual([email]);
    expect(await people({ q: email.toUpperCase() })).toEqual([email]);
    expect(await people({ state: 'operator' })).toEqual([operator.email]);
    expect(await people({ state: 'unconfirmed' })).toEqual([]);
  });

  it('tells of one what they belong to and when they were there, and 404 for nobody', async () => {
    const id = (await call(app, 'accounts.me', {}, harbour.cookie)).body.person?.id ?? '';
    const { body } = await call(app, 'operator.person', { params: { id } }, operator.cookie);
    expect(body).toMatchObject({
      email: harbour.email,
      state: 'confirmed',
      organisations: [{ name: 'Hafen (Nord) GmbH', role: 'owner' }],
      reports: { about: 0, by: 0 },
      sessions: 1,
    });
    const missing = { params: { id: 'f'.repeat(24) } };
    expect((await call(app, 'operator.person', missing, operator.cookie)).status).toBe(404);
  });
});

describe('GET /api/operator/queue', () => {
  it('has what waits in one list, the oldest first, and loses what is decided', async () => {
    const queue = async () => (await call(app, 'operator.queue', {}, operator.cookie)).body;
    const { items, counts } = await queue();
    const mine = items.find((item) => item.id === harbour.organisationId);
    expect(mine).toMatchObject({ code: 'verification', who: { name: 'Hafen (Nord) GmbH' } });
    expect(items.map(({ since }) => since)).toEqual(items.map(({ since }) => since).toSorted());
    const params = { id: harbour.organisationId };
    await call(app, 'profiles.verify', { params, body: { verification: 'operator' } }, operator.cookie);
    const after = await queue();
    expect(after.items.some((item) => item.id === harbour.organisationId)).toBe(false);
    expect(after.counts.verification).toBe((counts.verification ?? 0) - 1);
  });
});
