import mongoose from 'mongoose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { request, startApp, type TestApp } from '../app.ts';
import { attempt, endpointsByName } from './attempt.ts';
import { ROWS } from './rows.ts';
import { buildWorld, type World } from './world.ts';

let app: TestApp;
let w: World;
beforeAll(async () => {
  app = await startApp();
  w = await buildWorld(app);
}, 180_000);
afterAll(() => app.close());

const CANARY = 'never-to-be-stored';
/** Fields that exist in the store and are nobody's to send. */
const FORBIDDEN = {
  _id: 'e'.repeat(24),
  id: 'e'.repeat(24),
  role: 'owner',
  operator: true,
  emailVerified: true,
  verified: true,
  verification: 'operator',
  demonstration: true,
  externalId: CANARY,
  organisationId: 'e'.repeat(24),
  organizationId: 'e'.repeat(24),
  personId: 'e'.repeat(24),
  userId: 'e'.repeat(24),
  askedBy: CANARY,
  senderName: CANARY,
  canary: CANARY,
  search: { removed: true },
  $set: { operator: true },
};

const writes = ROWS.filter((row) => {
  const endpoint = endpointsByName.get(row.name);
  return endpoint && endpoint.method !== 'GET' && endpoint.takes === 'json';
});

describe('mass assignment', () => {
  it('changes nothing but what the contract names, in any write', { timeout: 120_000 }, async () => {
    for (const row of writes) {
      const endpoint = endpointsByName.get(row.name);
      const role = row.outcomes.owner === 'ok' ? 'owner' : 'operator';
      const input = (await row.input(w)) as { body?: object };
      const named = new Set(
        Object.keys(
          z.toJSONSchema(endpoint?.body ?? z.object({}), { io: 'input', unrepresentable: 'any' })
            .properties ?? {},
        ),
      );
      const extra = Object.fromEntries(Object.entries(FORBIDDEN).filter(([key]) => !named.has(key)));
      const { status } = await attempt(w, row, role, { ...input, body: { ...extra, ...input.body } });
      expect(status, row.name).toBeLessThan(500);
    }
    const stored = await everything();
    expect(stored).not.toContain(CANARY);
    expect(stored).not.toContain('e'.repeat(24));
    const people = await collection('people').find({ operator: true }).toArray();
    expect(people.map((one) => one.email)).toEqual([w.people.operator?.email]);
    // One is the operator's own word, by the row of `profiles.verify`.
    expect(await collection('profiles').countDocuments({ verification: 'operator' })).toBe(1);
    expect(await collection('profiles').countDocuments({ 'search.removed': true })).toBe(0);
    const members = await collection('members').find({ role: 'owner' }).toArray();
    expect(new Set(members.map((one) => String(one.organizationId))).size).toBe(members.length);
  });

  it('lets nobody sign up as an operator', async () => {
    const body = {
      name: 'Mallory',
      email: 'mallory@example.org',
      password: 'a long enough passphrase',
      operator: true,
      emailVerified: true,
      demonstration: true,
      role: 'admin',
    };
    await request(app, 'POST', '/api/auth/sign-up/email', { body });
    const mallory = await collection('people').findOne({ email: body.email });
    if (mallory)
      expect(mallory).toMatchObject({ operator: false, emailVerified: false, demonstration: false });
  });
});

describe('answers', () => {
  it('are closed: no contract lets arbitrary fields through', () => {
    const open = [...endpointsByName].filter(([, { response, gives }]) => {
      if (gives === 'file') return false;
      return JSON.stringify(z.toJSONSchema(response, { unrepresentable: 'any' })).includes(
        '"additionalProperties":{}',
      );
    });
    expect(open.map(([name]) => name)).toEqual([]);
  });
});

describe('headers', () => {
  it('are on every answer, of whatever kind', async () => {
    const { cookie } = w.owner;
    const answers = [
      await request(app, 'GET', '/api/me'),
      await request(app, 'GET', '/api/me', { cookie }),
      await request(app, 'GET', '/api/profile'),
      await request(app, 'GET', '/api/audit', { cookie }),
      await request(app, 'GET', '/api/nowhere'),
      await request(app, 'DELETE', '/api/me'),
      await request(app, 'POST', '/api/organisations', { cookie, body: '{' }),
      await request(app, 'POST', '/api/organisations', {
        cookie,
        body: JSON.stringify({ name: 'x'.repeat(400_000) }),
      }),
      await request(app, 'POST', '/api/organisations', { cookie, body: {}, headers: { origin: 'null' } }),
      await request(app, 'POST', '/api/auth/sign-in/email', { body: { email: 'x', password: 'x' } }),
      await request(app, 'GET', '/api/auth/get-session'),
      await request(app, 'GET', '/api/openapi.json'),
      await request(app, 'GET', '/api/docs'),
    ];
    for (const { headers } of answers) {
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      expect(headers.get('referrer-policy')).toBe('same-origin');
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(headers.has('x-powered-by')).toBe(false);
    }
    expect(answers[1]?.headers.get('cache-control')).toBe('no-store');
  });

  it('keep refusals of somebody signed in out of every cache', async () => {
    for (const path of ['/api/audit', '/api/introductions/' + 'f'.repeat(24)])
      expect((await request(app, 'GET', path, { cookie: w.owner.cookie })).headers.get('cache-control')).toBe(
        'no-store',
      );
  });
});

const collection = (name: string) => {
  const { db } = mongoose.connection;
  if (!db) throw new Error('not connected');
  return db.collection(name);
};

async function everything(): Promise<string> {
  const collections = await mongoose.connection.listCollections();
  const documents = await Promise.all(collections.map(({ name }) => collection(name).find().toArray()));
  return JSON.stringify(documents);
}
