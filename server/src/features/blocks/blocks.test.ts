import { DEFAULT_CAPACITY } from '@klammer/contracts/introductions';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { call, startApp, type TestApp } from '../../../test/app.ts';
import { buildConversation, buildMember, type TestMember } from '../../../test/factories.ts';
import { pdf } from '../files/fixtures.ts';
import { download, upload } from '../files/testing.ts';
import { publishRequest } from '../requests/testing.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const block = (own: TestMember, other: TestMember) =>
  call(app, 'blocks.add', { params: { id: other.organisationId } }, own.cookie);
const unblock = (own: TestMember, other: TestMember) =>
  call(app, 'blocks.remove', { params: { id: other.organisationId } }, own.cookie);
const ask = (from: TestMember, to: TestMember) =>
  call(
    app,
    'introductions.ask',
    { body: { profileId: to.organisationId, message: 'Passt das?' } },
    from.cookie,
  );
const matchesOf = async (member: TestMember) =>
  (await call(app, 'matches.list', { query: { limit: 50 } }, member.cookie)).body.items.map(
    (item) => item.profile.id,
  );
const finds = async (member: TestMember, other: TestMember) => {
  const { body } = await call(app, 'search.profiles', { query: { pageSize: 50 } }, member.cookie);
  return body.hits.some((hit) => hit.profile.id === other.organisationId);
};

it('keeps two organisations apart in matches, search and introductions, in both directions', async () => {
  const founder = await buildMember(app, { kind: 'startup' });
  const scout = await buildMember(app, { kind: 'company' });
  await app.indexer.catchUp();
  expect(await matchesOf(founder)).toContain(scout.organisationId);
  expect(await finds(founder, scout)).toBe(true);
  expect((await block(scout, founder)).status).toBe(204);
  expect((await block(scout, founder)).status).toBe(204);
  for (const [own, other] of [
    [founder, scout],
    [scout, founder],
  ] as const) {
    expect(await matchesOf(own)).not.toContain(other.organisationId);
    expect(await finds(own, other)).toBe(false);
  }
  expect((await ask(scout, founder)).status).toBe(404);
  const match = await call(
    app,
    'matches.get',
    { params: { profileId: founder.organisationId } },
    scout.cookie,
  );
  expect(match.status).toBe(404);
  expect((await ask(founder, scout)).body).toMatchObject({ code: 'capacity-reached' });
  const list = await call(app, 'blocks.list', {}, scout.cookie);
  expect(list.body.items.map((item) => item.id)).toEqual([founder.organisationId]);
  expect((await call(app, 'blocks.list', {}, founder.cookie)).body.items).toEqual([]);
  expect((await unblock(scout, founder)).status).toBe(204);
  expect((await ask(founder, scout)).status).toBe(201);
});

it('looks to the blocked as if the other one had its hands full', async () => {
  const founder = await buildMember(app, { kind: 'startup' });
  const scout = await buildMember(app, { kind: 'company' });
  const seen = async () => {
    const params = { id: scout.organisationId };
    const standing = await call(app, 'introductions.standing', { params }, founder.cookie);
    const profileId = scout.organisationId;
    const { body } = await call(app, 'matches.get', { params: { profileId } }, founder.cookie);
    const { match, obstacles } = body;
    const told = [match?.capacity, match?.abilities, match?.reasonsForYou, obstacles];
    const { requestId: _, ...asked } = (await ask(founder, scout)).body as { requestId?: string };
    return [standing.body, told, asked];
  };
  await block(scout, founder);
  const whenBlocked = await seen();
  await unblock(scout, founder);
  for (let i = 0; i < DEFAULT_CAPACITY; i += 1) await ask(await buildMember(app), scout);
  expect(whenBlocked).toEqual(await seen());
});

it('neither finds nor counts one for the other in Discover', async () => {
  const words = { de: 'Zählprobe', en: 'Zählprobe' };
  const seeker = await buildMember(app, { kind: 'company' });
  const other = await buildMember(app, { kind: 'company', fields: { headline: words } });
  await publishRequest(app, other, { title: words });
  await publishRequest(app, other, { title: words, anonymous: true });
  await app.indexer.catchUp();
  const counted = async (type: 'profile' | 'request') => {
    const { counts } = (await call(app, 'search.counts', { query: { q: 'Zählprobe' } }, seeker.cookie)).body;
    const query = { q: 'Zählprobe', type };
    const { body } = await call(app, 'search.things', { query }, seeker.cookie);
    return [counts.find((one) => one.type === type)?.total, body.facets[0]?.counts];
  };
  expect(await counted('profile')).toEqual([1, { company: 1 }]);
  expect(await counted('request')).toEqual([2, { data: 2 }]);
  await block(seeker, other);
  expect(await counted('profile')).toEqual([0, {}]);
  // One that does not say who asks stays: who is behind it must not be told by blocking.
  expect(await counted('request')).toEqual([1, { data: 1 }]);
});

it('ends conversations of two: both read them, nobody writes, and taken back it goes on', async () => {
  const { founder, scout, conversationId } = await buildConversation(app);
  const params = { id: conversationId };
  const say = (member: TestMember, text: string) =>
    call(app, 'conversations.send', { params, body: { clientId: randomUUID(), text } }, member.cookie);
  const canSend = async (member: TestMember) =>
    (await call(app, 'conversations.get', { params }, member.cookie)).body.abilities.send;
  const { sequence } = (await say(founder, 'Guten Tag')).body;
  const place = { ...params, sequence };
  await block(scout, founder);
  for (const member of [founder, scout]) {
    const refused = await say(member, 'Noch etwas');
    expect(refused).toMatchObject({ status: 409, body: { code: 'not-possible-now' } });
    expect(await canSend(member)).toBe(false);
    const { body } = await call(app, 'conversations.messages', { params }, member.cookie);
    expect(body.items.map(({ text }) => text)).toEqual(['Guten Tag']);
  }
  const edited = await call(
    app,
    'conversations.edit',
    { params: place, body: { text: 'Durch die Hintertür' } },
    founder.cookie,
  );
  const reaction = { code: 'thanks', on: true } as const;
  const reacted = await call(app, 'conversations.react', { params: place, body: reaction }, founder.cookie);
  expect([edited.status, reacted.status]).toEqual([409, 409]);
  expect((await call(app, 'conversations.remove', { params: place }, founder.cookie)).status).toBe(200);
  await unblock(scout, founder);
  expect((await say(founder, 'Wieder da')).status).toBe(201);
  expect(await canSend(founder)).toBe(true);
});

it('closes what was open to those it met: the deck, and the name of an anonymous profile', async () => {
  const { founder, scout } = await buildConversation(app);
  const deck = (await upload(app, founder, { name: 'deck.pdf', bytes: pdf(), purpose: 'deck' })).body.id;
  const { revision } = (await call(app, 'profiles.mine', {}, founder.cookie)).body.profile;
  const body = { revision, deck, visibility: 'anonymous' as const };
  await call(app, 'profiles.update', { params: { id: founder.organisationId }, body }, founder.cookie);
  const seen = async () => [
    (await call(app, 'profiles.get', { params: { slug: founder.slug } }, scout.cookie)).status,
    (await download(app, deck, scout.cookie)).status,
  ];
  expect(await seen()).toEqual([200, 200]);
  await block(founder, scout);
  expect(await seen()).toEqual([404, 404]);
  await unblock(founder, scout);
  expect(await seen()).toEqual([200, 200]);
});

it('shows nobody who of the other side is there', async () => {
  const { founder, scout, conversationId } = await buildConversation(app);
  const seen = async (by: TestMember) =>
    (await call(app, 'conversations.people', { params: { id: conversationId } }, by.cookie)).body.items.map(
      ({ organisationId, online }) => [organisationId === by.organisationId, online],
    );
  expect(await seen(founder)).toContainEqual([false, false]);
  await block(scout, founder);
  for (const member of [founder, scout])
    expect((await seen(member)).toSorted()).toEqual([
      [false, null],
      [true, false],
    ]);
});

it('closes what is open and leaves conversations readable', async () => {
  const founder = await buildMember(app, { kind: 'startup' });
  const scout = await buildMember(app, { kind: 'company' });
  const { id } = (await ask(founder, scout)).body;
  await block(scout, founder);
  const seen = await call(app, 'introductions.get', { params: { id } }, founder.cookie);
  expect(seen.body.status).toBe('declined');
  const talk = await buildConversation(app);
  await block(talk.scout, talk.founder);
  const params = { id: talk.conversationId };
  expect((await call(app, 'conversations.get', { params }, talk.founder.cookie)).status).toBe(200);
});

it('rejects strangers, oneself, the unknown and what was never blocked', async () => {
  const founder = await buildMember(app, { kind: 'startup' });
  const draft = await buildMember(app, { publish: false });
  expect((await call(app, 'blocks.list', {})).status).toBe(401);
  expect((await call(app, 'blocks.add', { params: { id: founder.organisationId } })).status).toBe(401);
  expect((await block(founder, founder)).status).toBe(404);
  expect((await block(founder, draft)).status).toBe(404);
  expect((await call(app, 'blocks.remove', { params: { id: founder.organisationId } })).status).toBe(401);
  expect((await unblock(founder, draft)).status).toBe(404);
});
