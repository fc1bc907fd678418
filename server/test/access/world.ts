import { type TestApp, call } from '../app.ts';
import { buildMember, buildOperator, buildPerson, type TestMember, type TestPerson } from '../factories.ts';
import { addMember } from '../../src/features/organisations/service.ts';
import { type Role } from './roles.ts';

/** One region shared by all rows of the matrix: an organisation with its people, a foreign one, and things between them. */
export interface World {
  app: TestApp;
  /** Everybody who tries, by role; a stranger has no session. */
  people: Record<Role, TestPerson | null>;
  /** Owner of the organisation that has the things. */
  owner: TestMember & { personId: string };
  /** The other side of the conversation. */
  partner: TestMember;
  /** Asked the organisation for an introduction. */
  asker: TestMember;
  foreign: TestMember;
  /** Slug of a draft that the organisation's people may see. */
  hidden: string;
  incoming: string;
  declinable: string;
  outgoing: string;
  conversation: string;
  /** Builds a thing the first time it is asked for. */
  once: <Thing>(key: string, make: () => Promise<Thing>) => Promise<Thing>;
  /** A fresh number, for what must be unique. */
  count: () => number;
}

export async function buildWorld(app: TestApp): Promise<World> {
  const operator = await buildOperator(app);
  const [bare, viewer, editor] = [await buildPerson(app), await buildPerson(app), await buildPerson(app)];
  const owner = await buildMember(app, { kind: 'startup' });
  const [partner, asker, foreign] = [
    await buildMember(app, { kind: 'company' }),
    await buildMember(app, { kind: 'company' }),
    await buildMember(app, { kind: 'startup' }),
  ];
  const draft = await call(
    app,
    'organisations.create',
    { body: { name: 'Draft', kind: 'startup' } },
    owner.cookie,
  );
  for (const id of [draft.body.id, owner.organisationId]) {
    await addMember(id, await idOf(app, viewer), 'viewer', new Date());
    await addMember(id, await idOf(app, editor), 'editor', new Date());
  }
  for (const { cookie } of [owner, viewer, editor])
    await call(app, 'organisations.actFor', { body: { organisationId: owner.organisationId } }, cookie);
  const conversation = await ask(app, owner, partner);
  await call(app, 'introductions.accept', { params: { id: conversation } }, partner.cookie);
  const things = new Map<string, Promise<unknown>>();
  let counted = 0;
  return {
    app,
    people: { stranger: null, bare, viewer, editor, owner, foreign, operator },
    owner: { ...owner, personId: await idOf(app, owner) },
    partner,
    asker,
    foreign,
    hidden: draft.body.slug,
    incoming: await ask(app, asker, owner),
    declinable: await ask(app, await buildMember(app, { kind: 'investor' }), owner),
    outgoing: await ask(app, owner, await buildMember(app, { kind: 'investor' })),
    conversation,
    once: <Thing>(key: string, make: () => Promise<Thing>) => {
      const thing = things.get(key) ?? make();
      things.set(key, thing);
      return thing as Promise<Thing>;
    },
    count: () => (counted += 1),
  };
}

async function ask(app: TestApp, from: TestMember, to: TestMember): Promise<string> {
  const body = { profileId: to.organisationId, message: 'Guten Tag' };
  const asked = await call(app, 'introductions.ask', { body }, from.cookie);
  if (asked.status !== 201) throw new Error(`asking answered ${asked.status}: ${JSON.stringify(asked.body)}`);
  return asked.body.id;
}

async function idOf(app: TestApp, person: TestPerson): Promise<string> {
  return (await call(app, 'accounts.me', {}, person.cookie)).body.person?.id ?? '';
}
