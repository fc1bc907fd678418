import mongoose from 'mongoose';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { call, startApp, type TestApp } from '../../../test/app.ts';
import { buildMember, buildPerson, type TestMember, type TestPerson } from '../../../test/factories.ts';
import { upload } from '../files/testing.ts';
import { callsPersonal, removeInvitations, removeOldEntries } from './personal.ts';
import { AFTER, enter, NOON, publishCall, score, seat } from './testing.ts';

const DAY_MS = 86_400_000;
let app: TestApp;
let partner: TestMember;
let founder: TestMember;

beforeAll(async () => {
  app = await startApp();
  partner = await buildMember(app, { kind: 'partner' });
  founder = await buildMember(app, { kind: 'startup' });
});
beforeEach(() => app.setNow(NOON));
afterAll(() => app.close());

async function textOf(...collections: string[]): Promise<string> {
  const { db } = mongoose.connection;
  if (!db) throw new Error('not connected');
  return JSON.stringify(await Promise.all(collections.map((name) => db.collection(name).find().toArray())));
}
/** Everything that is kept of calls. */
const kept = () => textOf('calls', 'call_entries', 'call_jurors', 'call_sheets', 'call_conflicts');

async function subjectOf({ cookie, email }: TestPerson) {
  const { body } = await call(app, 'accounts.me', {}, cookie);
  return { personId: body.person?.id ?? '', email };
}

/** A call with a deck in its entry, judged by somebody. */
async function judgedBy(judge: TestPerson) {
  const { id } = await publishCall(app, partner);
  const file = { name: 'deck.txt', bytes: Buffer.from('Guten Tag'), purpose: 'application' as const };
  const deck = (await upload(app, founder, file)).body.id;
  const entry = await enter(app, founder, id, { answers: { idea: 'Zählen', deck } });
  await seat(app, partner, id, judge);
  app.setNow(AFTER);
  await score(app, judge, id, entry.id, [4, 4], { note: 'Notiz', feedback: 'Rückmeldung' });
  return { id, entryId: entry.id, deck };
}
const board = async (id: string) =>
  (await call(app, 'entries.board', { params: { id } }, partner.cookie)).body;

test('a juror gets everything they wrote, and leaves only points', async () => {
  const judge = await buildPerson(app, { name: 'Zilla Kanarie', email: 'zilla-kanarie@example.org' });
  const { id } = await judgedBy(judge);
  app.setNow(NOON);
  await call(
    app,
    'jury.invite',
    { params: { id: (await publishCall(app, partner)).id }, body: { email: judge.email, name: judge.name } },
    partner.cookie,
  );
  const subject = await subjectOf(judge);
  const exported = JSON.stringify(await callsPersonal.export(app.deps, subject));
  for (const word of ['Zilla Kanarie', 'Notiz', 'Rückmeldung', 'novelty']) expect(exported).toContain(word);
  expect(exported).not.toContain('tokenHash');

  await callsPersonal.erase(app.deps, subject);
  await callsPersonal.erase(app.deps, subject);
  app.setNow(AFTER);
  const left = (await kept()) + (await textOf('notifications')).replaceAll(subject.personId, '');
  for (const word of ['Zilla', 'kanarie', 'Notiz', 'Rückmeldung', subject.personId])
    expect(left).not.toContain(word);
  expect((await board(id)).items).toMatchObject([{ scored: 1, raw: 4 }]);
  expect((await board(id)).jurors).toMatchObject([{ name: 'Gelöschtes Konto' }]);
});

test('who answered an entry takes their answer along, and nothing of what others entered', async () => {
  const { id, entryId } = await judgedBy(await buildPerson(app));
  const body = { award: 'Erster Preis', note: 'Das hat uns überzeugt.' };
  await call(app, 'entries.award', { params: { id, entryId }, body }, partner.cookie);
  const exportOf = async (person: TestPerson) =>
    JSON.stringify(await callsPersonal.export(app.deps, await subjectOf(person)));
  const [organiser, applicant] = [await exportOf(partner), await exportOf(founder)];
  expect(organiser).toContain(body.note);
  expect(organiser).not.toContain('Zählen');
  expect(applicant).toContain('Zählen');
  for (const word of [body.note, 'readerIds']) expect(applicant).not.toContain(word);
});

test('who wrote an entry is forgotten, the entry stays', async () => {
  const judge = await buildPerson(app);
  const { id } = await judgedBy(judge);
  const subject = await subjectOf(founder);
  await callsPersonal.erase(app.deps, subject);
  expect((await kept()).includes(subject.personId)).toBe(false);
  const own = await call(app, 'entries.own', { params: { id } }, founder.cookie);
  expect(own.body).toMatchObject({ changedBy: 'Gelöschtes Konto', answers: { idea: 'Zählen' } });
});

test('an organisation takes its entries with it, with files and points', async () => {
  const { id, deck } = await judgedBy(await buildPerson(app));
  await callsPersonal.eraseOrganisation?.(app.deps, founder.organisationId);
  expect((await board(id)).items).toEqual([]);
  expect((await kept()).includes(founder.organisationId)).toBe(false);
  const gone = await call(app, 'files.download', { params: { id: deck } }, founder.cookie);
  expect(gone.status).toBe(404);
});

test('an organiser takes the call with it', async () => {
  const other = await buildMember(app, { kind: 'partner' });
  const { id } = await publishCall(app, other);
  await enter(app, founder, id);
  await callsPersonal.eraseOrganisation?.(app.deps, other.organisationId);
  expect((await call(app, 'calls.get', { params: { id } })).status).toBe(404);
  expect((await call(app, 'entries.own', { params: { id } }, founder.cookie)).status).toBe(404);
});

test('old entries and unanswered invitations go in time, and who won stays', async () => {
  const rival = await buildMember(app, { kind: 'startup' });
  const { id } = await publishCall(app, partner);
  const [first, second] = [await enter(app, founder, id), await enter(app, rival, id)];
  const body = { email: 'nobody@example.org', name: 'Niemand Da' };
  await call(app, 'jury.invite', { params: { id }, body }, partner.cookie);
  app.setNow(AFTER);
  await call(
    app,
    'entries.award',
    { params: { id, entryId: first.id }, body: { award: '1. Preis' } },
    partner.cookie,
  );
  const no = { entryIds: [second.id], reason: 'no-fit' as const };
  await call(app, 'entries.decline', { params: { id }, body: no }, partner.cookie);
  await call(app, 'calls.close', { params: { id } }, partner.cookie);

  await removeOldEntries(app.deps, new Date(AFTER.getTime() - DAY_MS));
  await removeInvitations(new Date(NOON.getTime() + 29 * DAY_MS));
  expect((await board(id)).items).toHaveLength(2);
  expect(await kept()).toContain('Niemand Da');
  await removeOldEntries(app.deps, new Date(AFTER.getTime() + DAY_MS));
  await removeInvitations(new Date(NOON.getTime() + 31 * DAY_MS));
  expect((await board(id)).items.map((one) => one.id)).toEqual([first.id]);
  expect(await kept()).not.toContain('Niemand Da');
});
