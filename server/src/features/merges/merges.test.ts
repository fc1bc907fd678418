import { randomUUID } from 'node:crypto';
import mongoose from 'mongoose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { JOBS, WHOLE } from '../../app.ts';
import { call, startApp, type TestApp } from '../../../test/app.ts';
import { buildConversation, buildMember, buildOperator, type TestPerson } from '../../../test/factories.ts';
import { addMember } from '../organisations/service.ts';
import { buildProposed, sign } from '../agreements/testing.ts';
import { publishEvent, register } from '../events/testing.ts';
import { apply, publishRequest } from '../requests/testing.ts';
import { pdf } from '../files/fixtures.ts';
import { upload } from '../files/testing.ts';
import { Merges } from './model.ts';
import { finishMerges } from './moving.ts';

const NOON = new Date('2030-01-01T11:00:00Z');
let app: TestApp;
let operator: TestPerson;
beforeAll(async () => {
  app = await startApp();
  app.setNow(NOON);
  operator = await buildOperator(app);
});
afterAll(() => app.close());

const idOf = async ({ cookie }: TestPerson) =>
  (await call(app, 'accounts.me', {}, cookie)).body.person?.id ?? '';
const nameOf = async (id: string) =>
  (await call(app, 'operator.organisation', { params: { id } }, operator.cookie)).body.name;
const merge = async (from: string, to: string, take: string[] = [], name?: string) =>
  call(
    app,
    'merges.merge',
    { body: { from, to, take: take as never, name: name ?? (await nameOf(from)) } },
    operator.cookie,
  );
const preview = (from: string, to: string) =>
  call(app, 'merges.preview', { query: { from, to } }, operator.cookie);
const say = (by: TestPerson, id: string, text: string) =>
  call(app, 'conversations.send', { params: { id }, body: { clientId: randomUUID(), text } }, by.cookie);

/** An organisation that has left something in every feature. */
async function buildBusy() {
  const { founder, scout, conversationId } = await buildConversation(app);
  expect((await say(founder, conversationId, 'Guten Tag')).status).toBe(201);
  const signed = await buildProposed(app, conversationId, [founder, scout]);
  await sign(app, signed, founder);
  await sign(app, signed, scout);
  const proposed = await buildProposed(app, conversationId, [founder, scout]);
  await sign(app, proposed, founder);
  const { id: eventId } = await publishEvent(app, await buildMember(app, { kind: 'partner' }));
  await register(app, founder, eventId);
  const { id: requestId } = await publishRequest(app, scout);
  await apply(app, founder, requestId);
  await upload(app, founder, { name: 'pitch.pdf', bytes: pdf() });
  const asker = await buildMember(app, { kind: 'company' });
  const question = { profileId: founder.organisationId, message: 'Passt das?' };
  const asked = await call(app, 'introductions.ask', { body: question }, asker.cookie);
  const blocked = (await buildMember(app)).organisationId;
  await call(app, 'blocks.add', { params: { id: blocked } }, founder.cookie);
  const judged = { verdict: 'interested' as const };
  const params = { profileId: asker.organisationId };
  await call(app, 'matches.judge', { params, body: judged as never }, founder.cookie);
  await call(app, 'rooms.create', { body: { name: 'Zahlen' } as never }, founder.cookie);
  return { founder, scout, asker, conversationId, signed, proposed, introductionId: asked.body.id };
}

/** Fields that still have the id, but for those that tell of the past. */
async function traces(id: string): Promise<string[]> {
  const found: string[] = [];
  const past = new Set(['audit_entries', 'agreement_versions', 'merges', 'sessions']);
  for (const { name } of await mongoose.connection.listCollections()) {
    if (past.has(name)) continue;
    for (const doc of await mongoose.connection.collection(name).find().toArray()) {
      const { signedAs: _, cause: _cause, key: _key, path: _path, ...rest } = doc;
      if (['organisations', 'profiles'].includes(name) && String(doc._id) === id) continue;
      if (JSON.stringify(rest).includes(id)) found.push(name);
    }
  }
  return [...new Set(found)];
}

describe('merging two organisations', () => {
  it('brings everything under the one that stays, and leaves nothing behind', async () => {
    const { founder, scout, asker, conversationId, signed, proposed, introductionId } = await buildBusy();
    const survivor = await buildMember(app, { kind: 'startup', name: 'Die Bleibende GmbH' });
    const [from, to] = [founder.organisationId, survivor.organisationId];
    const before = await call(app, 'agreements.get', { params: { id: signed } }, founder.cookie);
    const counts = (await preview(from, to)).body;
    expect(counts.obstacles).toEqual([]);
    expect(Object.fromEntries(counts.moves.map(({ what, count }) => [what, count]))).toMatchObject({
      members: 1,
      introductions: 2,
      conversations: 1,
      messages: 1,
      agreements: 2,
      applications: 1,
      registrations: 1,
      files: 1,
    });

    expect((await merge(from, to, ['headline'])).body).toMatchObject({ to: { name: 'Die Bleibende GmbH' } });
    expect(await traces(from)).toEqual([]);

    // Its people act for the one that stays, with all that was theirs.
    const me = (await call(app, 'accounts.me', {}, founder.cookie)).body;
    expect(me.organisations.map(({ id }) => id)).toEqual([to]);
    expect((await say(founder, conversationId, 'Wir sind jetzt eins')).status).toBe(201);
    expect((await say(scout, conversationId, 'Schön')).status).toBe(201);
    const answer = await call(
      app,
      'introductions.accept',
      { params: { id: introductionId } },
      survivor.cookie,
    );
    expect(answer.status).toBe(200);
    expect((await say(asker, answer.body.conversationId ?? '', 'Danke')).status).toBe(201);

    // What all signed is still what they signed; what only some signed is to be signed anew.
    const after = await call(app, 'agreements.get', { params: { id: signed } }, survivor.cookie);
    expect(after.body.hash).toBe(before.body.hash);
    expect(after.body.signatures.map(({ hash }) => hash)).toEqual([before.body.hash, before.body.hash]);
    const open = await call(app, 'agreements.get', { params: { id: proposed } }, survivor.cookie);
    expect(open.body).toMatchObject({ status: 'proposed', signatures: [] });

    // The chosen field is taken over, the rest stays, and old addresses lead on.
    const profile = await call(app, 'profiles.get', { params: { slug: founder.slug } });
    expect(profile.body).toMatchObject({ id: to, name: 'Die Bleibende GmbH' });
    expect(profile.body.headline.de).toBe(counts.fields.find(({ field }) => field === 'headline')?.from);

    // The other side of all of it can be merged as well, with what it asked for.
    const heir = await buildMember(app, { kind: 'company' });
    expect((await merge(scout.organisationId, heir.organisationId)).status).toBe(200);
    expect(await traces(scout.organisationId)).toEqual([]);
    expect((await say(scout, conversationId, 'Wir auch')).status).toBe(201);
    const ours = await call(app, 'requests.own', { query: {} }, heir.cookie);
    expect(ours.body.items).toHaveLength(1);
  }, 60_000);

  it('gives whoever belongs to both the stronger role, and keeps an owner', async () => {
    const [one, other] = [await buildMember(app), await buildMember(app)];
    await addMember(other.organisationId, await idOf(one), 'viewer', NOON);
    await merge(one.organisationId, other.organisationId);
    const { body } = await call(
      app,
      'operator.organisation',
      { params: { id: other.organisationId } },
      operator.cookie,
    );
    expect(body.people.map(({ role }) => role)).toEqual(['owner', 'owner']);
  });

  it('is the same done twice, and finished where a kill cut it off', async () => {
    const [one, other] = [await buildMember(app), await buildMember(app)];
    const [from, to] = [one.organisationId, other.organisationId];
    const name = await nameOf(from);
    await Merges.create({ _id: from, into: to, fromName: name, taken: {}, at: NOON });
    // The first part is done when the power goes.
    const [first] = WHOLE.organisations.filter(({ references }) => references.length > 0);
    await first?.move?.(app.deps, { from, to });
    expect(JOBS.map((job) => job.name)).toContain('merges');
    await finishMerges(app.deps, WHOLE.organisations);
    expect(await traces(from)).toEqual([]);
    expect((await merge(from, to, [], name)).status).toBe(200);
    const third = await buildMember(app);
    expect((await merge(from, third.organisationId, [], name)).status).toBe(409);
  });

  it('never loses both, whichever way two operators merge them at once', async () => {
    const both = [await buildMember(app), await buildMember(app)];
    const [one = '', other = ''] = both.map(({ organisationId }) => organisationId);
    const [name, otherName] = [await nameOf(one), await nameOf(other)];
    const answers = await Promise.all([merge(one, other, [], name), merge(other, one, [], otherName)]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const stays = answers[0].status === 200 ? other : one;
    for (const { cookie } of both) {
      const { organisations } = (await call(app, 'accounts.me', {}, cookie)).body;
      expect(organisations.map(({ id }) => id)).toEqual([stays]);
    }
    expect((await preview(stays, (await buildMember(app)).organisationId)).status).toBe(200);

    // As above, but the first was done between the look at the other one and the word to begin.
    const gone = stays === one ? other : one;
    const late = { _id: stays, into: gone, fromName: name, taken: {}, at: NOON, moving: [stays, gone] };
    await Merges.create(late);
    await expect(finishMerges(app.deps, WHOLE.organisations)).rejects.toMatchObject({ code: 'not-found' });
    expect(await Merges.exists({ _id: stays })).toBeNull();
    expect((await preview(stays, (await buildMember(app)).organisationId)).status).toBe(200);
  });

  it('goes through two merges in a row, and old addresses lead to the last', async () => {
    const [a, b, c] = [await buildMember(app), await buildMember(app), await buildMember(app)];
    await merge(a.organisationId, b.organisationId);
    await merge(b.organisationId, c.organisationId);
    const { body } = await call(app, 'profiles.get', { params: { slug: a.slug } });
    expect(body.id).toBe(c.organisationId);

    // With the last goes what led to it.
    for (const part of WHOLE.personal) await part.eraseOrganisation?.(app.deps, c.organisationId);
    for (const { slug } of [a, b, c])
      expect((await call(app, 'profiles.get', { params: { slug } })).status).toBe(404);
    expect(await Merges.countDocuments({ into: c.organisationId })).toBe(0);
  });

  it('asks for the name, and refuses where both are parties of one agreement or one is suspended', async () => {
    const { founder, scout, conversationId } = await buildConversation(app);
    await buildProposed(app, conversationId, [founder, scout]);
    const [from, to] = [founder.organisationId, scout.organisationId];
    expect((await preview(from, to)).body.obstacles).toEqual(['agreement-between']);
    expect((await merge(from, to)).status).toBe(409);
    const other = await buildMember(app);
    expect(await merge(other.organisationId, to, [], 'Anders')).toMatchObject({
      status: 400,
      body: { issues: [{ code: 'wrong-name' }] },
    });
    const body = { reason: 'Prüfung' };
    const params = { id: other.organisationId };
    await call(app, 'operator.suspendOrganisation', { params, body }, operator.cookie);
    expect((await preview(other.organisationId, to)).body.obstacles).toEqual(['suspended']);
    expect((await preview(to, to)).status).toBe(404);
    expect((await preview('f'.repeat(24), to)).status).toBe(404);
    const byMember = { query: { from, to } };
    expect((await call(app, 'merges.preview', byMember, founder.cookie)).status).toBe(404);
  });

  it('suggests those of one domain and those of nearly the same name', async () => {
    const website = 'https://zwilling.example';
    const one = await buildMember(app, { name: 'Zwillingswerk GmbH', fields: { website } });
    const other = await buildMember(app, { name: 'Zwillingswerk UG', fields: { website } });
    const { body } = await call(app, 'merges.suggestions', {}, operator.cookie);
    const pair = body.items.find(({ one: first, other: second }) =>
      [first.id, second.id].every((id) => [one.organisationId, other.organisationId].includes(id)),
    );
    expect(pair?.hints.toSorted()).toEqual(['domain', 'name']);
  });

  it('are suggested no more once the operator says that they are not the same', async () => {
    const website = 'https://www.nachbarwerk.de';
    const one = await buildMember(app, { name: 'Nachbarwerk Nord', fields: { website } });
    const other = await buildMember(app, { name: 'Nachbarwerk Süd', fields: { website } });
    const ids = [one.organisationId, other.organisationId];
    const suggested = async () => {
      const { body } = await call(app, 'merges.suggestions', {}, operator.cookie);
      return body.items.filter((pair) => ids.includes(pair.one.id) && ids.includes(pair.other.id)).length;
    };
    const dismiss = (oneId = '', otherId = '', cookie = operator.cookie) =>
      call(app, 'merges.dismiss', { body: { oneId, otherId } }, cookie);
    expect(await suggested()).toBe(1);
    expect((await dismiss(ids[0], ids[1], one.cookie)).status).toBe(404);
    expect((await dismiss(ids[0], ids[0])).status).toBe(400);
    expect((await dismiss(ids[0], 'f'.repeat(24))).status).toBe(404);
    expect(await suggested()).toBe(1);
    expect((await dismiss(ids[1], ids[0])).status).toBe(204);
    expect((await dismiss(ids[0], ids[1])).status).toBe(204);
    expect(await suggested()).toBe(0);
  });
});
