import { type Kind } from '@klammer/contracts/profiles';
import mongoose from 'mongoose';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readDevice } from '../src/features/accounts/device.ts';
import { call, request, startApp, type TestApp } from './app.ts';
import { buildMember, buildPerson, filledIn, PASSWORD, signUp } from './factories.ts';
import { type TestPerson } from './persons.ts';

/** What tells or counts that somebody came over HTTP, and what every app makes anew. */
const LEFT_OUT = new Set(['mails', 'tries', 'push_keys']);
/** For services; the machine's clock goes on. */
const NOW = new Date('2026-03-02T09:00:00Z');
const SECRETS = new Set(['token', 'hash', 'previous', 'pseudonym']);

let app: TestApp;
beforeEach(async () => {
  app = await startApp();
  app.setNow(NOW);
});
afterEach(() => app.close());

/** All that is stored, with types; ids are called by where they come from, and what is random by its name. */
async function everything(): Promise<Record<string, unknown>> {
  const docs: Record<string, { _id: unknown }[]> = {};
  for (const { name } of await mongoose.connection.listCollections()) {
    const found = await mongoose.connection.collection(name).find().sort({ _id: 1 }).toArray();
    if (found.length > 0 && !LEFT_OUT.has(name)) docs[name] = found;
  }
  const names = new Map<unknown, string>();
  for (const [collection, list] of Object.entries(docs))
    for (const [index, { _id }] of list.entries()) names.set(String(_id), `${collection} ${index}`);
  for (const { pseudonym } of (docs['audit_pseudonyms'] ?? []) as { pseudonym?: string }[])
    names.set(pseudonym, 'the pseudonym');
  const { EJSON } = mongoose.mongo.BSON;
  return comparable(EJSON.serialize(docs, { relaxed: false }), names) as Record<string, unknown>;
}

function comparable(value: unknown, names: ReadonlyMap<unknown, string>): unknown {
  if (typeof value === 'string')
    return names.get(value) ?? value.replace(/([Pp]erson|rganisation)([ -]?)\d+/g, '$1$2#');
  if (Array.isArray(value)) return value.map((one) => comparable(one, names));
  if (typeof value !== 'object' || value === null) return value;
  if ('$date' in value) return dateOf(value.$date as { $numberLong: string });
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [
      key,
      SECRETS.has(key) && typeof one === 'string' ? `some ${key}` : comparable(one, names),
    ]),
  );
}

function dateOf({ $numberLong }: { $numberLong: string }): string {
  const date = new Date(Number($numberLong));
  if (date.getTime() === NOW.getTime()) return 'now';
  return `in ${Math.round((date.getTime() - Date.now()) / 86_400_000)} days by the machine's clock`;
}

/** What is there, who is signed in and what is found, once everything that follows by itself has followed. */
async function outcome({ cookie, email }: TestPerson) {
  await expect.poll(() => mongoose.connection.collection('audit_entries').countDocuments()).toBe(1);
  await app.indexer.catchUp();
  const { body: me } = await call(app, 'accounts.me', {}, cookie);
  const { body: found } = await call(app, 'search.profiles', {}, cookie);
  const cookies = cookie.split('; ').map((one) => one.split('=', 2) as [string, string]);
  const [, device = ''] = cookies.find(([name]) => name === 'klammer.device') ?? [];
  const { secret } = await app.auth.$context;
  const all = await everything();
  const signedIn = await request(app, 'POST', '/api/auth/sign-in/email', {
    body: { email, password: PASSWORD },
  });
  return {
    all,
    me: me.organisations.map(({ role, kind, profileStatus }) => ({ role, kind, profileStatus })),
    acting: me.organisationId === (me.organisations[0]?.id ?? null),
    found: found.hits.map(({ profile }) => profile.kind),
    cookies: cookies.map(([name, value]) => [name, decodeURIComponent(value).length]),
    deviceIsKnown: readDevice(secret, device, me.person?.id ?? null)?.known,
    signedIn: signedIn.status,
  };
}

async function restart(): Promise<void> {
  await app.close();
  app = await startApp();
  app.setNow(NOW);
}

async function signUpMember(kind: Kind, publish: boolean): Promise<TestPerson> {
  const person = await signUp(app);
  const name = `Organisation ${person.name.split(' ')[1]}`;
  const { cookie } = person;
  const { id } = (await call(app, 'organisations.create', { body: { name, kind } }, cookie)).body;
  const body = { revision: 0, ...filledIn(kind, name) };
  await call(app, 'profiles.update', { params: { id }, body }, cookie);
  if (publish)
    await call(app, 'profiles.setStatus', { params: { id }, body: { status: 'published' } }, cookie);
  return person;
}

describe('what a factory builds is what is left', () => {
  it('once a person has signed up and confirmed', async () => {
    const signedUp = await outcome(await signUp(app));
    await restart();
    const built = await outcome(await buildPerson(app));
    expect(built).toEqual(signedUp);
    expect(signedUp).toMatchObject({ deviceIsKnown: true, signedIn: 200 });
    expect(Object.keys(signedUp.all)).toEqual(expect.arrayContaining(['people', 'accounts', 'sessions']));
  });

  it.each([
    ['startup', true],
    ['company', true],
    ['investor', true],
    ['startup', false],
  ] as const)('once a member has filled in the profile of a %s (published: %s)', async (kind, publish) => {
    const signedUp = await outcome(await signUpMember(kind, publish));
    await restart();
    const built = await outcome(await buildMember(app, { kind, publish }));
    expect(built).toEqual(signedUp);
    expect(signedUp).toMatchObject({ acting: true, found: publish ? [kind] : [], signedIn: 200 });
    expect(Object.keys(signedUp.all)).toEqual(
      expect.arrayContaining(['organisations', 'members', 'profiles', 'profile_changes']),
    );
  });
});
