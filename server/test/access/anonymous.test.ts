import { api } from '@klammer/contracts';
import { type Endpoint } from '@klammer/contracts/endpoint';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { call, request, startApp, type TestApp } from '../app.ts';
import { buildMember, type TestMember } from '../factories.ts';
import { png } from '../../src/features/files/fixtures.ts';
import { download, upload } from '../../src/features/files/testing.ts';
import { publishRequest } from '../../src/features/requests/testing.ts';

/** In every field of the anonymous profile that takes words, and unlike anything else in the database. */
const TOKEN = 'vxqanonym';

let app: TestApp;
let hidden: TestMember;
let curious: TestMember;
beforeAll(async () => {
  app = await startApp();
  const note = words('note');
  hidden = await buildMember(app, {
    kind: 'company',
    name: `${TOKEN} GmbH`,
    fields: {
      visibility: 'anonymous',
      headline: words('headline'),
      description: words('description'),
      traction: words('traction'),
      website: `https://${TOKEN}.example`,
      needs: [{ code: 'data', note, urgency: 'soon', validUntil: null }],
      offers: [{ code: 'pilot-customer', note, urgency: 'soon', validUntil: null }],
    },
  });
  curious = await buildMember(app, { kind: 'startup' });
}, 60_000);
afterAll(() => app.close());

const words = (word: string) => ({ de: `${TOKEN} ${word}`, en: `${TOKEN} ${word} en` });
const reading = Object.values(api)
  .flatMap((feature): Endpoint[] => Object.values(feature))
  .filter(({ method, gives }) => method === 'GET' && gives === 'json');

/** Every address of the API that can be read, each with every id and name that somebody might have. */
function addresses(ids: readonly string[]): string[] {
  return reading.flatMap(({ path }) =>
    path.includes(':') ? ids.map((id) => path.replaceAll(/:\w+/g, id)) : [path],
  );
}

/** Where somebody reads the token, and how many addresses answered. */
async function leaks(ids: readonly string[], cookie: string): Promise<{ found: string[]; answered: number }> {
  const answers = await Promise.all(
    addresses(ids).map(async (address) => ({ address, ...(await request(app, 'GET', address, { cookie })) })),
  );
  return {
    found: answers.flatMap(({ address, body }) => (JSON.stringify(body).includes(TOKEN) ? [address] : [])),
    answered: answers.filter(({ status }) => status === 200).length,
  };
}

it('an anonymous profile is named nowhere to whom it has not accepted', async () => {
  const { organisationId: profileId, cookie } = hidden;
  const logo = await upload(app, hidden, { name: `${TOKEN}.png`, bytes: await png(), purpose: 'logo' });
  const read = await call(app, 'profiles.mine', {}, cookie);
  const body = { revision: read.body.profile.revision, logo: logo.body.id };
  await call(app, 'profiles.update', { params: { id: profileId }, body }, cookie);
  const { id: requestId } = await publishRequest(app, hidden);
  await app.indexer.catchUp();

  const introduction = { body: { profileId, message: 'Guten Tag' } };
  const asked = await call(app, 'introductions.ask', introduction, curious.cookie);
  const answer = { params: { id: asked.body.id }, body: { reason: 'not-now' as const } };
  expect((await call(app, 'introductions.decline', answer, cookie)).status).toBe(200);

  const world = await leaks([hidden.slug, requestId], '');
  expect(world.found).toEqual([]);
  const member = await leaks([hidden.slug, profileId, asked.body.id, requestId], curious.cookie);
  expect(member.found).toEqual([]);
  expect(member.answered).toBeGreaterThan(world.answered);
  expect((await download(app, logo.body.id, curious.cookie)).status).toBe(404);
  // A search by the words themselves must not even count.
  const search = await call(app, 'search.profiles', { query: { q: TOKEN } }, curious.cookie);
  expect(search.body.total).toBe(0);
  expect(JSON.stringify(app.deps.mailer.kept().filter(({ to }) => to === curious.email))).not.toContain(
    TOKEN,
  );
}, 60_000);

it('and is named to those whom it accepted', async () => {
  const asker = await buildMember(app, { kind: 'startup' });
  const asked = await call(
    app,
    'introductions.ask',
    { body: { profileId: hidden.organisationId, message: 'Guten Tag' } },
    asker.cookie,
  );
  await call(app, 'introductions.accept', { params: { id: asked.body.id } }, hidden.cookie);
  const { body } = await call(app, 'introductions.list', {}, asker.cookie);
  expect(body.items.map(({ counterpart }) => counterpart.name)).toEqual([`${TOKEN} GmbH`]);
});
