import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import mongoose from 'mongoose';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { WHOLE } from '../../app.ts';
import { call, request, startApp, type TestApp } from '../../../test/app.ts';
import { buildConversation, buildMember, linkIn, PASSWORD, signUp } from '../../../test/factories.ts';
import { scansOf } from '../../../test/scans.ts';
import { announceUnread } from '../conversations/announcing.ts';
import { upload } from '../files/testing.ts';
import { addMember } from '../organisations/service.ts';
import { Passkeys, TwoFactors } from '../security/model.ts';
import { buildExports, eraseDue, runRetention } from './service.ts';

const DAY_MS = 86_400_000;
/** In every field that takes words, and unlike anything else in the database. */
const TOKEN = 'zyxkanarie';
const NAME = `Zilla ${TOKEN}-name`;
const EMAIL = `${TOKEN}-mail@example.org`;

let app: TestApp;
let folder: string;
let logged = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'klammer-canary-'));
  const logTo = { write: (line: string) => (logged += line) };
  app = await startApp({ folder, logTo, env: { LOG_LEVEL: 'debug' } });
});
let isClosed = false;
afterAll(async () => {
  if (!isClosed) await app.close();
  await rm(folder, { recursive: true, force: true });
});

const both = (word: string) => ({ de: `${TOKEN} ${word}`, en: `${TOKEN} ${word} en` });

/** Somebody who has left something everywhere: alone in an organisation, and as an owner among others. */
async function buildCanary() {
  const person = await signUp(app, { name: NAME, email: EMAIL });
  const { cookie } = person;
  const me = (await call(app, 'accounts.me', {}, cookie)).body.person;
  const personId = me?.id ?? '';
  const created = await call(
    app,
    'organisations.create',
    { body: { name: `${TOKEN} org`, kind: 'startup' } },
    cookie,
  );
  const id = created.body.id;
  const body = {
    revision: 0,
    headline: both('headline'),
    description: both('description'),
    traction: both('traction'),
    website: `https://${TOKEN}.example.org`,
    needs: [
      { code: 'pilot-customer' as const, note: both('need'), urgency: 'soon' as const, validUntil: null },
    ],
    topics: ['logtech' as const],
  };
  expect((await call(app, 'profiles.update', { params: { id }, body }, cookie)).status).toBe(200);
  await call(app, 'profiles.setStatus', { params: { id }, body: { status: 'published' } }, cookie);
  return { ...person, personId, organisationId: id };
}

/** What the canary leaves while it acts for its own organisation. */
async function leaveOwnTraces({ cookie, personId }: { cookie: string; personId: string }): Promise<void> {
  const partner = await buildMember(app, { kind: 'company' });
  const profileId = partner.organisationId;
  const statuses = [
    await call(app, 'introductions.ask', { body: { profileId, message: `${TOKEN} asks` } }, cookie),
    await call(
      app,
      'searches.save',
      { body: { name: `${TOKEN} search`, type: 'profile', q: `${TOKEN} q` } },
      cookie,
    ),
    await call(
      app,
      'matches.judge',
      { params: { profileId }, body: { verdict: 'not-for-us', reason: 'too-far', note: `${TOKEN} note` } },
      cookie,
    ),
    await request(app, 'POST', '/api/organisation/invitations', {
      cookie,
      body: { email: `${TOKEN}-guest@example.org`, role: 'editor' },
    }),
    await request(app, 'POST', '/api/me/email', { cookie, body: { email: `${TOKEN}-new@example.org` } }),
    await upload(app, { cookie }, { name: `${TOKEN}.txt`, bytes: Buffer.from(`${TOKEN} content`) }),
    await call(app, 'privacy.startExport', {}, cookie),
  ].map((answer) => answer.status);
  expect(statuses.filter((status) => status >= 300)).toEqual([]);
  await Passkeys.create([{ userId: personId, name: `${TOKEN} key`, credentialID: `${TOKEN}-credential` }]);
  await TwoFactors.create([{ userId: personId }]);
  expect(await scansOf(() => buildExports(app.deps, WHOLE.personal))).toEqual([]);
}

/** What it leaves in an organisation that goes on without it. */
async function leaveTracesWithOthers({
  cookie,
  personId,
}: {
  cookie: string;
  personId: string;
}): Promise<string> {
  const { founder, scout, conversationId } = await buildConversation(app);
  const { organisationId } = founder;
  await addMember(organisationId, personId, 'owner', new Date());
  await call(app, 'organisations.actFor', { body: { organisationId } }, cookie);
  const params = { id: conversationId };
  await call(
    app,
    'conversations.send',
    { params, body: { clientId: 'c'.repeat(16), text: 'Das bleibt' } },
    cookie,
  );
  await announceUnread(app.deps, [conversationId]);
  const news = await call(app, 'notifications.list', {}, scout.cookie);
  expect(JSON.stringify(news.body)).toContain(NAME);
  const { body: messages } = await call(app, 'conversations.messages', { params }, scout.cookie);
  const sequence = messages.items[0]?.sequence ?? 0;
  const report = { cookie: scout.cookie, body: { reason: 'spam', note: '' } };
  const reported = await request(
    app,
    'POST',
    `/api/conversations/${conversationId}/messages/${sequence}/report`,
    report,
  );
  expect(reported.status).toBeLessThan(300);
  const drafted = {
    clientId: 'd'.repeat(16),
    conversationId,
    template: 'pilot' as const,
    language: 'de' as const,
  };
  const agreement = await call(app, 'agreements.create', { body: drafted }, cookie);
  expect(agreement.status).toBe(201);
  const blocked = (await buildMember(app)).organisationId;
  await request(app, 'PUT', `/api/blocks/${blocked}`, { cookie });
  return agreement.body.id;
}

it('leaves nothing of a person in the database, index, files and logs', { timeout: 120_000 }, async () => {
  const canary = await buildCanary();
  await leaveOwnTraces(canary);
  await leaveTracesWithOthers(canary);
  await app.indexer.catchUp();
  const found = await call(app, 'search.profiles', { query: { q: TOKEN } });
  expect(found.body.total).toBe(1);
  expect(await hitsInCollections()).not.toEqual([]);

  await call(app, 'privacy.requestErasure', { body: { password: PASSWORD } }, canary.cookie);
  expect(linkIn(app, EMAIL).pathname).toBe('/settings/privacy');
  app.setNow(new Date(Date.now() + 15 * DAY_MS));
  expect(await scansOf(() => eraseDue(app.deps, WHOLE.personal))).toEqual([]);
  await app.indexer.catchUp();
  await runRetention(app.deps, WHOLE.retention);

  expect(await hitsInCollections()).toEqual([]);
  expect((await call(app, 'search.profiles', { query: { q: TOKEN } })).body.total).toBe(0);
  expect(await idsIn(canary.personId)).toEqual([]);
  expect(logged).not.toContain(TOKEN);
  await app.close();
  isClosed = true;
  expect(await hitsIn(folder)).toEqual([]);
});

/** Collections in which the token still is. */
async function hitsInCollections(needle = TOKEN): Promise<string[]> {
  const hits: string[] = [];
  for (const { name } of await mongoose.connection.listCollections()) {
    const documents = await mongoose.connection.collection(name).find().toArray();
    if (JSON.stringify(documents).includes(needle)) hits.push(name);
  }
  return hits;
}

const idsIn = (personId: string) => hitsInCollections(personId);

/** Files, the store's own among them, in whose bytes or name the token is. */
async function hitsIn(where: string): Promise<string[]> {
  const entries = await readdir(where, { recursive: true, withFileTypes: true });
  const hits: string[] = [];
  for (const entry of entries) {
    const file = path.join(entry.parentPath, entry.name);
    if (entry.name.includes(TOKEN) || (entry.isFile() && (await readFile(file)).includes(TOKEN)))
      hits.push(file);
  }
  return hits;
}
