import { type KeyScope } from '@klammer/contracts/key-scopes';
import { keys } from '@klammer/contracts/keys';
import { io } from 'socket.io-client';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { call, request, startApp, type TestApp } from '../../../test/app.ts';
import { buildMember, buildOperator, buildPerson, type TestMember } from '../../../test/factories.ts';
import { addMember } from '../organisations/service.ts';
import { Keys } from './model.ts';
import { askWith, makeKeyFor, makeKeyForRegion } from './testing.ts';
import { looksLikeKey, makeKey } from './secret.ts';

const LIMIT = 12;
const DAY = 86_400_000;
let app: TestApp;
let operator: string;
let partner: TestMember;
beforeAll(async () => {
  app = await startApp({ requestsPerKey: LIMIT });
  operator = (await buildOperator(app)).cookie;
  partner = await buildMember(app, { kind: 'partner' });
});
beforeEach(async () => {
  app.setNow(new Date());
  await Keys.deleteMany({});
});
afterAll(() => app.close());

const make = (scopes: KeyScope[], cookie = partner.cookie) => makeKeyFor(app, { cookie }, scopes);
const makeForRegion = (scopes: KeyScope[]) => makeKeyForRegion(app, operator, scopes);
const ask = (secret: string, path: string, init?: RequestInit) => askWith(app, secret, path, init);
const json = (body: unknown) => ({
  body: JSON.stringify(body),
  headers: { 'content-type': 'application/json' },
});

describe('a key', () => {
  it('is shown once, and only its hash is kept', async () => {
    const { secret } = await make(['events:read']);
    expect(secret).toMatch(/^klm_[0-9A-Za-z]{49}$/);
    const [kept] = await Keys.find().lean();
    expect(kept?.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(JSON.stringify(kept)).not.toContain(secret.slice(10));
    const list = await call(app, 'keys.list', {}, partner.cookie);
    expect(list.body.items).toMatchObject([
      { prefix: secret.slice(0, 10), scopes: ['events:read'], state: 'active', lastUsedAt: null },
    ]);
    expect(JSON.stringify(list.body)).not.toContain(secret.slice(10));
  });

  it('that was mistyped is told from its checksum', () => {
    for (let index = 0; index < 50; index += 1) {
      const key = makeKey();
      expect(looksLikeKey(key)).toBe(true);
      expect(looksLikeKey(key.slice(0, 20) + (key[20] === 'a' ? 'b' : 'a') + key.slice(21))).toBe(false);
      expect(looksLikeKey(key.slice(0, -1))).toBe(false);
    }
    expect(new Set(Array.from({ length: 100 }, makeKey)).size).toBe(100);
  });

  it('acts for its organisation: reads what is its own, and writes with the scope for it', async () => {
    const { secret } = await make(['events:read', 'events:write', 'registrations:read']);
    const event = {
      clientId: 'client-of-a-key-0001',
      kind: 'pitch',
      title: { de: 'Ruhrpitch', en: 'Ruhrpitch' },
      text: { de: 'Fünf Gründungen.', en: 'Five start-ups.' },
      start: '2031-01-10T18:00',
      end: '2031-01-10T21:00',
      venue: { name: 'Pumpwerk', street: 'Am Innenhafen 1', city: 'Duisburg' },
    };
    const made = await ask(secret, '/api/events', { method: 'POST', ...json(event) });
    expect(made).toMatchObject({ status: 201, body: { status: 'draft', abilities: { edit: true } } });
    const published = await ask(secret, `/api/events/${made.body.id}/publish`, { method: 'POST' });
    expect(published).toMatchObject({ status: 200, body: { status: 'published' } });
    expect((await ask(secret, '/api/events/own')).body.items).toHaveLength(1);
    expect((await ask(secret, `/api/events/${made.body.id}/registrations`)).status).toBe(200);
    const [used] = await Keys.find().lean();
    expect(used?.lastUsedAt).not.toBeNull();
    const audit = await call(app, 'audit.list', { query: { action: 'event.published' } }, operator);
    expect(audit.body.items[0]?.detail).toMatchObject({ key: String(used?._id) });
  });

  it('sees nothing of others, not even of its maker’s other organisations', async () => {
    const maker = await buildMember(app, { kind: 'startup' });
    const other = await call(
      app,
      'organisations.create',
      { body: { name: 'Zweite', kind: 'startup' } },
      maker.cookie,
    );
    await call(app, 'organisations.actFor', { body: { organisationId: maker.organisationId } }, maker.cookie);
    const { secret } = await make(['profiles:read'], maker.cookie);
    expect((await ask(secret, '/api/profile')).body.profile.id).toBe(maker.organisationId);
    expect((await ask(secret, `/api/profiles/${other.body.slug}`)).status).toBe(404);
    expect((await ask(secret, '/api/operator/profiles')).status).toBe(404);
  });

  it('of the region sees what the operator sees, and acts for no organisation', async () => {
    const secret = await makeForRegion(['figures:read', 'membership:read', 'events:read']);
    expect((await ask(secret, '/api/operator/funnel')).status).toBe(200);
    expect((await ask(secret, '/api/operator/memberships')).status).toBe(200);
    expect((await ask(secret, '/api/events/own')).status).toBe(403);
    // What operators are not: a key of theirs.
    expect((await ask(secret, '/api/operator/webhooks')).body.code).toBe('scope-missing');
  });
});

describe('a key opens nothing any more', () => {
  const answers401 = async (secret: string) => {
    const answer = await ask(secret, '/api/events');
    expect(answer).toMatchObject({ status: 401, body: { code: 'unauthenticated' } });
    expect(answer.headers.get('www-authenticate')).toContain('Bearer');
  };

  it('at once when it is revoked', async () => {
    const { id, secret } = await make(['events:read']);
    expect((await ask(secret, '/api/events')).status).toBe(200);
    const revoked = await call(app, 'keys.revoke', { params: { id } }, partner.cookie);
    expect(revoked.body.state).toBe('revoked');
    await answers401(secret);
    expect((await call(app, 'keys.revoke', { params: { id } }, partner.cookie)).status).toBe(200);
    const audit = await call(app, 'audit.list', { query: { subjectKind: 'key', subjectId: id } }, operator);
    expect(audit.body.items.map(({ action }) => action)).toEqual(['key.revoked', 'key.made']);
  });

  it('when its time is over', async () => {
    const { secret } = await make(['events:read']);
    app.setNow(new Date(Date.now() + 366 * DAY));
    await answers401(secret);
    const list = await call(app, 'keys.list', {}, partner.cookie);
    expect(list.body.items).toMatchObject([{ state: 'expired' }]);
  });

  it('when its maker is owner no more', async () => {
    const owner = await buildMember(app, { kind: 'partner' });
    const colleague = await buildPerson(app);
    const me = await call(app, 'accounts.me', {}, colleague.cookie);
    await addMember(owner.organisationId, me.body.person?.id ?? '', 'editor', new Date());
    const { secret } = await make(['events:read'], owner.cookie);
    await call(app, 'organisations.transfer', { body: { personId: me.body.person?.id ?? '' } }, owner.cookie);
    await answers401(secret);
    const list = await call(app, 'keys.list', {}, colleague.cookie);
    expect(list.body.items).toMatchObject([{ state: 'maker-gone' }]);
  });

  it('while its maker or their organisation is suspended', async () => {
    const owner = await buildMember(app, { kind: 'partner' });
    const { secret } = await make(['events:read'], owner.cookie);
    const me = await call(app, 'accounts.me', {}, owner.cookie);
    const body = { reason: 'Verdacht auf Missbrauch' };
    const organisation = { id: owner.organisationId };
    await call(app, 'operator.suspendOrganisation', { params: organisation, body }, operator);
    await answers401(secret);
    await call(app, 'operator.liftOrganisation', { params: organisation }, operator);
    expect((await ask(secret, '/api/events')).status).toBe(200);
    await call(app, 'operator.suspendPerson', { params: { id: me.body.person?.id ?? '' }, body }, operator);
    await answers401(secret);
    const list = await call(app, 'keys.listAll', {}, operator);
    expect(list.body.items).toMatchObject([{ state: 'maker-gone' }]);
  });

  it('where it never was one', async () => {
    for (const secret of [makeKey(), 'klm_nonsense', 'eyJhbGciOi.x.y', '__proto__']) await answers401(secret);
  });
});

describe('what comes with a key', () => {
  it('needs no Origin, and one of another site is no matter', async () => {
    const { secret } = await make(['events:write']);
    const made = await ask(secret, '/api/events', {
      method: 'POST',
      body: '{}',
      headers: { 'content-type': 'application/json', origin: 'https://elsewhere.example' },
    });
    expect(made.body.code).toBe('invalid-input');
  });

  it('may not come with a session too, which the Origin check still guards', async () => {
    const { secret } = await make(['events:read', 'events:write']);
    const headers = { authorization: `Bearer ${secret}` };
    const both = await request(app, 'GET', '/api/events', { cookie: partner.cookie, headers });
    expect(both).toMatchObject({ status: 400, body: { code: 'invalid-input' } });
    const forged = await request(app, 'POST', '/api/events', {
      cookie: partner.cookie,
      body: {},
      headers: { ...headers, origin: 'https://elsewhere.example' },
    });
    expect(forged).toMatchObject({ status: 403, body: { code: 'foreign-origin' } });
  });

  it('is counted by key, and says so in the headers', async () => {
    const [one, other] = [await make(['events:read']), await make(['events:read'])];
    const first = await ask(one.secret, '/api/events');
    expect(first.headers.get('ratelimit-policy')).toBe(`"key";q=${LIMIT};w=60`);
    expect(first.headers.get('ratelimit')).toMatch(new RegExp(`^"key";r=${LIMIT - 1};t=\\d+$`));
    for (let index = 1; index < LIMIT; index += 1)
      expect((await ask(one.secret, '/api/events')).status).toBe(200);
    const refused = await ask(one.secret, '/api/events');
    expect(refused).toMatchObject({ status: 429, body: { code: 'too-many-requests' } });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(refused.headers.get('ratelimit')).toMatch(/^"key";r=0;/);
    expect((await ask(other.secret, '/api/events')).status).toBe(200);
  });

  it('is kept by no cache', async () => {
    const { secret } = await make(['events:read']);
    expect((await ask(secret, '/api/events')).headers.get('cache-control')).toBe('no-store');
  });

  it('opens no socket', async () => {
    const { secret } = await make(['events:read']);
    const socket = io(app.url, {
      transports: ['websocket'],
      extraHeaders: { authorization: `Bearer ${secret}`, origin: app.url },
      auth: { token: secret },
      reconnection: false,
    });
    const outcome = await new Promise((resolve) => {
      socket.once('connect', () => resolve('connected'));
      socket.once('connect_error', (error) => resolve(error.message));
    });
    socket.close();
    expect(outcome).not.toBe('connected');
  });
});

describe('keys of an organisation', () => {
  it('are made, seen and revoked by its owners alone', async () => {
    const { id } = await make(['events:read']);
    const editor = await buildPerson(app);
    const stranger = await buildMember(app);
    const me = await call(app, 'accounts.me', {}, editor.cookie);
    await addMember(partner.organisationId, me.body.person?.id ?? '', 'editor', new Date());
    const body = { name: 'Kalender', scopes: ['events:read' as const] };
    expect((await call(app, 'keys.list', {}, editor.cookie)).status).toBe(403);
    expect((await call(app, 'keys.make', { body }, editor.cookie)).status).toBe(403);
    expect((await call(app, 'keys.revoke', { params: { id } }, editor.cookie)).status).toBe(403);
    expect((await call(app, 'keys.revoke', { params: { id } }, stranger.cookie)).status).toBe(404);
    expect((await call(app, 'keys.list', {})).status).toBe(401);
  });

  it('are made only by who confirmed their password of late', async () => {
    app.setNow(new Date(Date.now() + 3_600_000));
    const body = { name: 'Kalender', scopes: ['events:read' as const] };
    const refused = await call(app, 'keys.make', { body }, partner.cookie);
    expect(refused).toMatchObject({ status: 403, body: { code: 'confirmation-needed' } });
  });

  it('are made by nobody who is signed in as somebody else', () => {
    expect(Object.values(keys).every(({ inPerson }) => inPerson)).toBe(true);
  });

  it('are seen and can be revoked by the operator', async () => {
    const { id, secret } = await make(['events:read']);
    await makeForRegion(['topics:read']);
    const list = await call(app, 'keys.listAll', {}, operator);
    expect(list.body.items.map(({ holder }) => holder).sort()).toEqual(['organisation', 'region']);
    expect((await call(app, 'keys.revokeAny', { params: { id } }, operator)).body.state).toBe('revoked');
    expect((await ask(secret, '/api/events')).status).toBe(401);
  });
});
