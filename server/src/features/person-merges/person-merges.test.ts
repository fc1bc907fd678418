import { randomUUID } from 'node:crypto';
import mongoose from 'mongoose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { JOBS, WHOLE } from '../../app.ts';
import { call, request, startApp, type TestApp } from '../../../test/app.ts';
import {
  buildConversation,
  buildMember,
  buildOperator,
  linkIn,
  PASSWORD,
  signUp,
  type TestPerson,
} from '../../../test/factories.ts';
import { closeAccount, namesOf } from '../accounts/service.ts';
import { buildSigned } from '../agreements/testing.ts';
import { publishEvent, register } from '../events/testing.ts';
import { buildBench, judgedCall } from '../calls/testing.ts';
import { addMember, listMembershipsOf } from '../organisations/service.ts';
import { eraseDue } from '../privacy/service.ts';
import { PersonMerges } from './model.ts';
import { finishPersonMerges } from './moving.ts';

const NOON = new Date('2030-01-01T11:00:00Z');
const DAY_MS = 86_400_000;
let app: TestApp;
let operator: TestPerson;
beforeAll(async () => {
  app = await startApp();
  operator = await buildOperator(app);
});
beforeEach(() => app.setNow(NOON));
afterAll(() => app.close());

const idOf = async ({ cookie }: TestPerson) =>
  (await call(app, 'accounts.me', {}, cookie)).body.person?.id ?? '';
const preview = (from: string, to: string, by = operator) =>
  call(app, 'personMerges.preview', { query: { from, to } }, by.cookie);
const ask = (from: string, to: string, by = operator) =>
  call(app, 'personMerges.ask', { body: { from, to } }, by.cookie);
const tokenOf = ({ email }: TestPerson) => linkIn(app, email).searchParams.get('token') ?? '';
const answer = (by: TestPerson, token: string, agree = true) =>
  call(app, 'personMerges.answer', { body: { token, agree } }, by.cookie);
const finish = () => finishPersonMerges(app.deps, WHOLE.personal);
const roleIn = async (organisationId: string, personId: string) =>
  (await listMembershipsOf([personId])).get(personId)?.find((one) => one.organisationId === organisationId)
    ?.role;
const say = (by: TestPerson, id: string, text: string) =>
  call(app, 'conversations.send', { params: { id }, body: { clientId: randomUUID(), text } }, by.cookie);

/** Two accounts of one person; the second belongs to nothing yet. */
async function twoAccounts() {
  const kept = await signUp(app, { name: 'Erika Doppel' });
  const gone = await signUp(app, { name: 'Erika Doppel' });
  return { kept, gone, to: await idOf(kept), from: await idOf(gone) };
}

async function agreeBoth(gone: TestPerson, kept: TestPerson, from: string, to: string) {
  expect((await ask(from, to)).status).toBe(201);
  const tokens = [tokenOf(gone), tokenOf(kept)];
  expect((await answer(gone, tokens[0] ?? '')).body.outcome).toBe('waits-for-other');
  expect((await answer(kept, tokens[1] ?? '')).body.outcome).toBe('agreed');
}

/** Collections that still have the id. */
async function traces(id: string): Promise<string[]> {
  const found: string[] = [];
  for (const { name } of await mongoose.connection.listCollections())
    for (const doc of await mongoose.connection.collection(name).find().toArray())
      if (JSON.stringify(doc).includes(id)) found.push(name);
  return [...new Set(found)].toSorted();
}

describe('merging two accounts of one person', () => {
  it('brings everything under the one that stays, which alone signs in, and erases both with it', async () => {
    const { founder, scout, conversationId } = await buildConversation(app);
    await say(founder, conversationId, 'Guten Tag');
    const agreementId = await buildSigned(app, conversationId, [founder, scout]);
    const { id: eventId } = await publishEvent(app, await buildMember(app, { kind: 'partner' }));
    await register(app, founder, eventId);
    const kept = await signUp(app, { name: founder.name });
    const [from, to] = [await idOf(founder), await idOf(kept)];
    await addMember(founder.organisationId, to, 'viewer', NOON);

    const { body: shown } = await preview(from, to);
    expect(shown.findings).toEqual([]);
    expect(Object.fromEntries(shown.moves.map(({ what, count }) => [what, count]))).toMatchObject({
      memberships: 1,
      messages: 1,
      registrations: 1,
    });
    await agreeBoth(founder, kept, from, to);
    expect((await preview(from, to)).body.asked).toMatchObject({ fromAgreed: true, toAgreed: true });
    await finish();

    // What is left says what was: the trail, who signed, and what a later state replaced.
    const past = ['agreement_versions', 'agreements', 'audit_pseudonyms', 'former_people'];
    expect((await traces(from)).filter((name) => !past.includes(name))).toEqual([]);
    expect((await namesOf([from])).get(from)).toBe(founder.name);
    expect(await roleIn(founder.organisationId, to)).toBe('owner');
    expect((await say(kept, conversationId, 'Ich wieder')).status).toBe(201);
    const agreement = await call(app, 'agreements.get', { params: { id: agreementId } }, scout.cookie);
    expect(agreement.body.signatures.map(({ hash }) => hash)).toEqual([
      agreement.body.hash,
      agreement.body.hash,
    ]);

    // The other account is no way in any more, by session or by password, and both addresses are told.
    expect((await call(app, 'accounts.me', {}, founder.cookie)).body.person).toBeNull();
    const signIn = { body: { email: founder.email, password: PASSWORD } };
    expect((await request(app, 'POST', '/api/auth/sign-in/email', signIn)).status).toBe(401);
    const told = app.deps.mailer
      .kept()
      .filter(({ subject }) => subject === 'Ihre beiden Konten sind jetzt eines');
    expect(told.map((mail) => mail.to).toSorted()).toEqual([founder.email, kept.email].toSorted());

    const erased = await call(app, 'privacy.requestErasure', { body: { password: PASSWORD } }, kept.cookie);
    expect(erased.status).toBeLessThan(300);
    app.setNow(new Date(NOON.getTime() + 15 * DAY_MS));
    await eraseDue(app.deps, WHOLE.personal);
    expect(await traces(from)).toEqual([]);
    expect(await traces(to)).toEqual([]);
  }, 120_000);

  it('keeps one of what both have: the stronger role, the further read mark, the draft, one reaction', async () => {
    const { founder: gone, scout, conversationId } = await buildConversation(app);
    const kept = await signUp(app, { name: gone.name });
    const [from, to] = [await idOf(gone), await idOf(kept)];
    await addMember(gone.organisationId, to, 'editor', NOON);
    await say(scout, conversationId, 'Eins');
    await say(scout, conversationId, 'Zwei');
    const params = { id: conversationId };
    for (const [{ cookie }, sequence] of [[kept, 1] as const, [gone, 2] as const]) {
      await call(app, 'conversations.read', { params, body: { sequence } }, cookie);
      const reaction = { params: { ...params, sequence: 1 }, body: { code: 'thanks' as const, on: true } };
      expect((await call(app, 'conversations.react', reaction, cookie)).status).toBeLessThan(300);
    }
    await call(app, 'conversations.draft', { params, body: { text: 'Noch nicht' } }, gone.cookie);
    const { id: eventId } = await publishEvent(app, await buildMember(app, { kind: 'partner' }));
    for (const person of [gone, kept]) await register(app, person, eventId);

    await agreeBoth(gone, kept, from, to);
    await finish();
    expect(await roleIn(gone.organisationId, to)).toBe('owner');
    const seats = await mongoose.connection
      .collection('conversation_seats')
      .find({ conversationId: new mongoose.Types.ObjectId(conversationId) })
      .toArray();
    expect(seats.filter((one) => String(one.personId) === to)).toMatchObject([
      { sequence: 2, draft: 'Noch nicht' },
    ]);
    const first = await mongoose.connection.collection('messages').findOne({ sequence: 1, text: 'Eins' });
    expect(first?.reactions).toHaveLength(1);
    const registrations = mongoose.connection.collection('registrations');
    const own = { eventId: new mongoose.Types.ObjectId(eventId) };
    expect(await registrations.countDocuments(own)).toBe(1);
  });

  it('is finished where a kill cut it off', async () => {
    const { kept, gone, from, to } = await twoAccounts();
    const owned = await buildMember(app);
    await addMember(owned.organisationId, from, 'editor', NOON);
    await agreeBoth(gone, kept, from, to);
    // The account is closed and the first parts are done when the power goes.
    await closeAccount(app.deps, { from, to, fromEmail: gone.email, toEmail: kept.email });
    expect(JOBS.map((job) => job.name)).toContain('person-merges');
    await finish();
    expect(await roleIn(owned.organisationId, to)).toBe('editor');
    expect(await PersonMerges.countDocuments({ personIds: from })).toBe(0);
    await finish();
    expect(await roleIn(owned.organisationId, to)).toBe('editor');
  });
});

describe('the consent', () => {
  it('takes both links, each once, and the account that it was sent to', async () => {
    const { kept, gone, from, to } = await twoAccounts();
    await ask(from, to);
    const [goes, stays] = [tokenOf(gone), tokenOf(kept)];
    const read = await call(app, 'personMerges.read', { body: { token: goes } }, kept.cookie);
    expect(read.body).toMatchObject({ asks: 'from', yours: false });
    expect(read.body.from.address).toBe(gone.email);
    expect(JSON.stringify(read.body)).not.toContain(kept.email);
    // Neither the other account nor the operator can use a link that is not theirs.
    for (const other of [kept, operator]) expect((await answer(other, goes)).status).toBe(403);
    expect((await call(app, 'personMerges.answer', { body: { token: goes, agree: true } })).status).toBe(401);
    expect((await answer(gone, 'x'.repeat(40))).status).toBe(410);
    expect((await answer(gone, goes)).body.outcome).toBe('waits-for-other');
    expect((await answer(gone, goes)).status).toBe(410);
    await finish();
    expect((await call(app, 'accounts.me', {}, gone.cookie)).body.person?.id).toBe(from);
    app.setNow(new Date(NOON.getTime() + 4 * DAY_MS));
    expect((await answer(kept, stays)).status).toBe(410);
    await finish();
    expect(await PersonMerges.countDocuments({ personIds: from })).toBe(0);
  });

  it('ends with a refusal, or with the operator taking the question back', async () => {
    const { kept, gone, from, to } = await twoAccounts();
    await ask(from, to);
    const [goes, stays] = [tokenOf(gone), tokenOf(kept)];
    await answer(kept, stays);
    expect((await answer(gone, goes, false)).body.outcome).toBe('refused');
    await finish();
    expect((await call(app, 'accounts.me', {}, gone.cookie)).body.person?.id).toBe(from);

    const { body } = await ask(from, to);
    const withdraw = (by: TestPerson) =>
      call(app, 'personMerges.withdraw', { params: { id: body.id } }, by.cookie);
    expect((await withdraw(kept)).status).toBe(404);
    expect((await withdraw(operator)).status).toBe(204);
    expect((await withdraw(operator)).status).toBe(404);
    expect((await answer(gone, tokenOf(gone))).status).toBe(410);
  });

  it('is asked for by the operator only, of two accounts of which neither is an operator’s', async () => {
    const { kept, from, to } = await twoAccounts();
    const operatorId = await idOf(operator);
    expect((await ask(from, to, kept)).status).toBe(404);
    expect((await ask(from, from)).status).toBe(404);
    expect((await ask(from, 'f'.repeat(24))).status).toBe(404);
    expect((await ask(from, operatorId)).status).toBe(409);
    expect((await preview(from, operatorId)).body.findings).toMatchObject([{ what: 'operator' }]);
    expect((await preview(from, to, kept)).status).toBe(404);
    expect((await ask(from, to)).status).toBe(201);
    expect((await ask(to, from)).status).toBe(409);
    expect((await preview(to, from)).body.findings).toMatchObject([{ what: 'under-way' }]);
  });

  it('names two seats in one jury, and a seat beside an own entry, and stands against both', async () => {
    const bench = await buildBench(app);
    await judgedCall(app, bench);
    const [judge, other] = [await idOf(bench.judge), await idOf(bench.other)];
    const twice = await preview(judge, other);
    expect(twice.body.findings.map(({ what }) => what)).toEqual(['jury-twice']);
    expect((await ask(judge, other)).status).toBe(409);
    const founder = await preview(judge, await idOf(bench.founder));
    expect(founder.body.findings.map(({ what }) => what)).toEqual(['jury-conflict']);
  });
});
