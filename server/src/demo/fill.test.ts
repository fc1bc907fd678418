import { afterAll, beforeAll, expect, it } from 'vitest';
import { startApp, type TestApp } from '../../test/app.ts';
import { SHOWCASE } from './accounts.ts';
import { fillRegion } from './fill.ts';
import { generateRegion } from './region.ts';

const PASSWORD = 'ein Kran am Rhein bei Nacht';
let app: TestApp;

beforeAll(async () => {
  app = await startApp();
  const region = generateRegion({ seed: 1, now: app.deps.now() });
  await fillRegion(app.deps, app.auth, region, PASSWORD);
});
afterAll(() => app.close());

const headers = { 'content-type': 'application/json' };

async function signIn(email: string): Promise<string> {
  const response = await fetch(`${app.url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { ...headers, origin: app.url },
    body: JSON.stringify({ email, password: PASSWORD }),
  });
  expect(response.status).toBe(200);
  return response.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
}

async function get(path: string, cookie: string) {
  const response = await fetch(app.url + path, { headers: { ...headers, cookie } });
  expect(response.status, path).toBe(200);
  return response.json() as Promise<{ items: Record<string, unknown>[] }>;
}

it.each(SHOWCASE)(
  'lets $email sign in to open introductions, conversations and matches',
  async ({ email }) => {
    const cookie = await signIn(email);
    const incoming = await get('/api/introductions?direction=incoming&status=asked', cookie);
    expect(incoming.items.length).toBeGreaterThanOrEqual(2);
    const { items } = await get('/api/conversations', cookie);
    expect(items.length).toBeGreaterThanOrEqual(2);
    expect(items.some((one) => Number(one.unread) > 0)).toBe(true);
    expect((await get('/api/matches', cookie)).items.length).toBeGreaterThan(0);
  },
);

it('numbers messages without a gap and marks everybody as invented', async () => {
  const cookie = await signIn('founder@klammer.example');
  const { items } = await get('/api/conversations', cookie);
  for (const conversation of items) {
    const messages = await get(`/api/conversations/${String(conversation.id)}/messages?limit=200`, cookie);
    expect(messages.items.map((one) => one.sequence)).toEqual(messages.items.map((_, index) => index + 1));
  }
  const newest = await get('/api/profiles?limit=24', cookie);
  expect(newest.items).toHaveLength(24);
  expect(newest.items.every((one) => one.demonstration === true)).toBe(true);
});

it('gives most introductions reasons from both sides', async () => {
  const { items } = await get('/api/introductions', await signIn('scout@klammer.example'));
  const withReasons = items.filter((one) => (one.reasonsForYou as unknown[]).length > 0);
  expect(withReasons.length).toBeGreaterThan(items.length / 2);
});
