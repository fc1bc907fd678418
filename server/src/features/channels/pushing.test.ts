import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { createECDH } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { call, request, startApp, type TestApp } from '../../../test/app.ts';
import { buildMember, type TestMember } from '../../../test/factories.ts';
import { mailDue } from './mailing.ts';
import { pushDue } from './pushing.ts';
import { buildSubscription, idOf, tell } from './testing.ts';

const START = new Date('2026-03-02T09:00:00Z');
let app: TestApp;
let service: Server;
let member: TestMember;
let personId: string;
/** What the push service was sent, and what it answers at each address. */
const taken: { path: string; headers: NodeJS.Dict<string | string[]>; bytes: number }[] = [];
const answers = new Map<string, number>();

const later = (minutes: number) => app.setNow(new Date(START.getTime() + minutes * 60_000));
const pathOf = (endpoint: string) => new URL(endpoint).pathname;

beforeAll(async () => {
  service = createServer((asked, answer) => {
    const chunks: Buffer[] = [];
    asked.on('data', (chunk: Buffer) => chunks.push(chunk));
    asked.on('end', () => {
      const path = asked.url ?? '';
      taken.push({ path, headers: asked.headers, bytes: Buffer.concat(chunks).length });
      answer.writeHead(answers.get(path) ?? 201).end();
    });
  });
  await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve));
  const { port } = service.address() as AddressInfo;
  app = await startApp({
    pushPost: async (endpoint, headers, body) =>
      fetch(`http://127.0.0.1:${port}${pathOf(endpoint)}`, {
        method: 'POST',
        headers,
        body: new Uint8Array(body),
      }),
  });
});
beforeEach(async () => {
  taken.length = 0;
  answers.clear();
  app.setNow(START);
  member = await buildMember(app);
  personId = await idOf(app, member);
});
afterAll(async () => {
  await app.close();
  await new Promise((resolve) => service.close(resolve));
});

async function addBrowser(who: TestMember = member): Promise<string> {
  const body = buildSubscription();
  const { status } = await call(app, 'channels.addDevice', { body }, who.cookie);
  expect(status).toBe(201);
  return pathOf(body.endpoint);
}

describe('pushes', () => {
  it('reach every browser of the person once, encrypted and signed, and nobody else’s', async () => {
    const stranger = await buildMember(app);
    await addBrowser(stranger);
    const mine = [await addBrowser(), await addBrowser()];
    await tell(app, personId);
    await Promise.all([pushDue(app.deps), pushDue(app.deps), pushDue(app.deps)]);
    await pushDue(app.deps);
    expect(taken.map((one) => one.path).toSorted()).toEqual(mine.toSorted());
    expect(taken[0]?.headers).toMatchObject({ 'content-encoding': 'aes128gcm', ttl: '86400' });
    expect(taken[0]?.headers.authorization).toMatch(/^vapid t=.+, k=/);
    expect(taken[0]?.headers.topic).toMatch(/^[0-9a-f]{24}$/);
  });

  it('are sent with keys that stay, and that belong together', async () => {
    const { pushKey } = (await call(app, 'channels.read', {}, member.cookie)).body;
    expect(Buffer.from(pushKey, 'base64url')).toHaveLength(65);
    const { readVapidKeys } = await import('../../push/keys.ts');
    const keys = await readVapidKeys();
    const pair = createECDH('prime256v1');
    pair.setPrivateKey(Buffer.from(keys.privateKey, 'base64url'));
    expect([keys.publicKey, pair.getPublicKey('base64url')]).toEqual([pushKey, pushKey]);
  });

  it('forget a browser that is gone, and are tried again where the service fails', async () => {
    const gone = await addBrowser();
    answers.set(gone, 410);
    await tell(app, personId);
    await pushDue(app.deps);
    expect((await call(app, 'channels.read', {}, member.cookie)).body.devices).toEqual([]);
    const failing = await addBrowser();
    answers.set(failing, 503);
    await tell(app, personId);
    await pushDue(app.deps);
    await pushDue(app.deps);
    expect(taken.map((one) => one.path)).toEqual([gone, failing]);
    answers.delete(failing);
    later(3);
    await pushDue(app.deps);
    later(10);
    await pushDue(app.deps);
    expect(taken.map((one) => one.path)).toEqual([gone, failing, failing, failing]);
  });

  it('stay away where the group is off, what it says was read, or the session has ended', async () => {
    await addBrowser();
    const choices = { introductions: { mail: null, push: false } };
    await call(app, 'channels.choose', { body: { organisationId: null, choices } }, member.cookie);
    await tell(app, personId);
    await tell(app, personId, { type: 'message-received', path: '/messages/1' });
    await call(app, 'notifications.readAll', { body: { path: '/messages/1' } }, member.cookie);
    await pushDue(app.deps);
    await tell(app, personId, { type: 'message-received' });
    await request(app, 'POST', '/api/auth/sign-out', { cookie: member.cookie, body: {} });
    await pushDue(app.deps);
    expect(taken).toEqual([]);
  });

  it('wait for the end of quiet hours, which may be over midnight', async () => {
    await addBrowser();
    // 10:00 in Duisburg.
    const quiet = { from: '23:00', to: '10:30' };
    await call(app, 'channels.setQuietHours', { body: { quiet } }, member.cookie);
    await tell(app, personId);
    await pushDue(app.deps);
    later(29);
    await pushDue(app.deps);
    expect(taken).toEqual([]);
    later(30);
    await pushDue(app.deps);
    expect(taken).toHaveLength(1);
  });

  it('make the instant mail about the same needless; unread, it is in the next digest', async () => {
    await addBrowser();
    const choices = { introductions: { mail: 'instant' as const, push: true } };
    await call(app, 'channels.choose', { body: { organisationId: null, choices } }, member.cookie);
    const title = await tell(app, personId);
    const mails = () =>
      app.deps.mailer
        .kept()
        .filter((one) => one.to === member.email && one.template?.startsWith('channels.'));
    await pushDue(app.deps);
    later(5);
    await mailDue(app.deps);
    expect([taken.length, mails().length]).toEqual([1, 0]);
    later(24 * 60);
    await mailDue(app.deps);
    expect(mails().map((one) => one.template)).toEqual(['channels.daily']);
    expect(mails()[0]?.text).toContain(title);
  });

  it('wait a moment for who has a page open', async () => {
    await addBrowser();
    const { whoIsThere } = app.deps;
    app.deps.whoIsThere = async (ids) => new Set(ids);
    await tell(app, personId);
    await pushDue(app.deps);
    expect(taken).toEqual([]);
    later(1);
    await pushDue(app.deps);
    app.deps.whoIsThere = whoIsThere;
    expect(taken).toHaveLength(1);
  });
});
