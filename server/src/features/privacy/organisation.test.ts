import mongoose from 'mongoose';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { WHOLE } from '../../app.ts';
import { call, request, startApp, type TestApp } from '../../../test/app.ts';
import { buildMember, signUp, type TestMember } from '../../../test/factories.ts';
import { scansOf } from '../../../test/scans.ts';
import { pdf, png } from '../files/fixtures.ts';
import { Files, FileUsages } from '../files/model.ts';
import { upload } from '../files/testing.ts';
import { addMember } from '../organisations/service.ts';
import { publishRequest, save } from '../requests/testing.ts';
import { eraseDue, runRetention } from './service.ts';

const DAY_MS = 86_400_000;
/** In every field that takes words, and unlike anything else in the database. */
const TOKEN = 'qwxorganisation';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const idOf = async ({ cookie }: { cookie: string }): Promise<string> =>
  (await call(app, 'accounts.me', {}, cookie)).body.person?.id ?? '';

/** An organisation that has left something in every feature, and the files it holds. */
async function buildLeaving(): Promise<{ leaving: TestMember; other: TestMember; conversationId: string }> {
  const leaving = await buildMember(app, { kind: 'company', name: `${TOKEN} AG` });
  const other = await buildMember(app, { kind: 'startup' });
  const { cookie, organisationId: id } = leaving;
  const logo = await upload(app, leaving, { name: 'logo.png', bytes: await png(), purpose: 'logo' });
  const profile = await call(app, 'profiles.get', { params: { slug: leaving.slug } }, cookie);
  const body = { revision: profile.body.revision, logo: logo.body.id, traction: words('traction') };
  expect((await call(app, 'profiles.update', { params: { id }, body }, cookie)).status).toBe(200);

  const asked = await call(
    app,
    'introductions.ask',
    { body: { profileId: id, message: `Guten Tag, ${TOKEN}` } },
    other.cookie,
  );
  const accepted = await call(app, 'introductions.accept', { params: { id: asked.body.id } }, cookie);
  const conversationId = accepted.body.conversationId ?? '';
  const attachment = await upload(app, leaving, { name: `${TOKEN}.pdf`, bytes: pdf() });
  const said = { clientId: 'c'.repeat(16), text: `${TOKEN} sagt das`, attachments: [attachment.body.id] };
  const sent = await call(app, 'conversations.send', { params: { id: conversationId }, body: said }, cookie);
  expect(sent.status).toBe(201);
  // Read at once, so that nobody is told of it elsewhere a few seconds later.
  const read = { params: { id: conversationId }, body: { sequence: sent.body.sequence } };
  expect((await call(app, 'conversations.read', read, other.cookie)).status).toBeLessThan(300);

  const { id: requestId } = await publishRequest(app, leaving, { title: words('request') });
  const pitch = await upload(app, other, { name: 'pitch.pdf', bytes: pdf(), purpose: 'application' });
  expect((await save(app, other, requestId, { fileIds: [pitch.body.id] })).status).toBe(200);
  await upload(app, leaving, { name: 'unused.pdf', bytes: pdf() });
  const draft = {
    clientId: 'd'.repeat(16),
    conversationId,
    template: 'pilot' as const,
    language: 'de' as const,
  };
  expect((await call(app, 'agreements.create', { body: draft }, cookie)).status).toBe(201);
  const judged = { verdict: 'not-for-us' as const, reason: 'too-far' as const, note: `${TOKEN} note` };
  await call(app, 'matches.judge', { params: { profileId: other.organisationId }, body: judged }, cookie);
  await request(app, 'PUT', `/api/blocks/${(await buildMember(app)).organisationId}`, { cookie });
  await call(
    app,
    'organisations.invite',
    { body: { email: `${TOKEN}@example.org`, role: 'viewer' } },
    cookie,
  );
  return { leaving, other, conversationId };
}

const words = (word: string) => ({ de: `${TOKEN} ${word}`, en: `${TOKEN} ${word} en` });

/** Collections in which the organisation still is, by its id or its words. */
async function traces(id: string): Promise<string[]> {
  const found: string[] = [];
  for (const { name } of await mongoose.connection.listCollections()) {
    const text = JSON.stringify(await mongoose.connection.collection(name).find().toArray());
    if (text.includes(TOKEN) || text.includes(id)) found.push(name);
  }
  return found.toSorted();
}

it('erases an organisation in every feature 30 days after it was asked for, and not before', async () => {
  const { leaving, other, conversationId } = await buildLeaving();
  const id = leaving.organisationId;
  const colleague = await signUp(app);
  await addMember(id, await idOf(colleague), 'viewer', new Date());
  await app.indexer.catchUp();
  const keys = (await Files.find({ organisation: id, ownerKind: { $ne: 'conversation' } }).lean()).flatMap(
    (file) => file.parts.map((part) => part.key),
  );
  expect(keys.length).toBeGreaterThan(2);

  const ask = { body: { name: `${TOKEN} AG` } };
  expect((await call(app, 'organisations.askForDeletion', ask, leaving.cookie)).status).toBe(204);
  const before = await traces(id);
  app.setNow(new Date(Date.now() + 29 * DAY_MS));
  await eraseDue(app.deps, WHOLE.personal);
  expect(await traces(id)).toEqual(before);

  app.setNow(new Date(Date.now() + 31 * DAY_MS));
  expect(await scansOf(() => eraseDue(app.deps, WHOLE.personal))).toEqual([]);
  await app.indexer.catchUp();
  await runRetention(
    app.deps,
    WHOLE.retention.filter(({ name }) => name.startsWith('erased')),
  );
  app.setNow(new Date());

  // What it told others stays with them, and the trail says that it was erased; a session forgets it when it ends.
  expect(await traces(id)).toEqual(['audit_entries', 'conversations', 'files', 'messages', 'sessions']);
  for (const key of keys) expect(await app.deps.files.get(key)).toBeNull();
  expect(await FileUsages.exists({ _id: id })).toBeNull();
  expect(await FileUsages.findById(other.organisationId).lean()).toMatchObject({ bytes: 0 });
  const { body } = await call(
    app,
    'conversations.messages',
    { params: { id: conversationId } },
    other.cookie,
  );
  expect(body.items).toMatchObject([{ text: `${TOKEN} sagt das` }]);

  // Its people keep their accounts, and act for nobody.
  for (const { cookie } of [leaving, colleague]) {
    const me = await call(app, 'accounts.me', {}, cookie);
    expect(me.body).toMatchObject({ organisations: [], organisationId: null });
  }
  expect((await call(app, 'conversations.list', {}, leaving.cookie)).status).toBe(403);
}, 60_000);
