import { afterAll, beforeAll, expect, it } from 'vitest';
import { startApp, type TestApp } from '../../test/app.ts';
import { mailDue } from '../features/channels/service.ts';
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

it.each(SHOWCASE)(
  'gives the bell of $email something to show, of which no mail is sent',
  async ({ email }) => {
    const { items } = await get('/api/notifications?limit=100', await signIn(email));
    const unread = items.filter((one) => one.readAt === null);
    expect(items.length).toBeGreaterThanOrEqual(3);
    expect(unread.length).toBeGreaterThanOrEqual(1);
    await mailDue(app.deps);
    expect(app.deps.mailer.kept()).toEqual([]);
  },
);

it('has groups that the operator opened, with somebody of each organisation to read', async () => {
  const { items } = await get('/api/conversations', await signIn('founder@klammer.example'));
  const group = items.find((one) => one.title === 'Runde Hafendaten');
  expect(group).toMatchObject({ kind: 'group', unread: 2 });
  const console = await get('/api/operator/groups', await signIn('operator@klammer.example'));
  expect(console.items).toHaveLength(2);
});

it('gives the investor deals in every stage', async () => {
  const { items } = await get('/api/deals', await signIn('investor@klammer.example'));
  expect(items.length).toBe(15);
  expect(new Set(items.map((deal) => deal.stage)).size).toBe(7);
});

it('has a calendar of several organisers, with a full breakfast and people on its waiting list', async () => {
  const cookie = await signIn('founder@klammer.example');
  const { items } = await get('/api/events?limit=50', cookie);
  expect(items.length).toBeGreaterThanOrEqual(8);
  const breakfast = items.find((one) => String(one.series) === 'Business beim Brötchen');
  expect(breakfast?.places).toMatchObject({ taken: 12, waiting: 3, free: 0 });
});

it('lets the operator see proposals under way and one that did not come about', async () => {
  const cookie = await signIn('operator@klammer.example');
  const open = await get('/api/operator/introductions?status=asked', cookie);
  expect(open.items.length).toBeGreaterThanOrEqual(2);
  expect((await get('/api/operator/introductions?status=declined', cookie)).items).toHaveLength(1);
  const founder = await get('/api/introductions', await signIn('founder@klammer.example'));
  expect(founder.items.some((one) => one.mediated === true)).toBe(true);
});
