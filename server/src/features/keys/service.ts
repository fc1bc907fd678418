import { type Output, type Parsed } from '@klammer/contracts/endpoint';
import { scopesFor } from '@klammer/contracts/key-scopes';
import { type Key, type keys, MOST_KEYS } from '@klammer/contracts/keys';
import { type Member, type Person } from '../../actor.ts';
import { storeAmong } from '../../db/capped.ts';
import { type Deps } from '../../deps.ts';
import { notFound, Problem } from '../../problem.ts';
import { readPeople } from '../accounts/service.ts';
import { recordAudit } from '../audit/service.ts';
import { listMembershipsOf } from '../organisations/service.ts';
import { findProfiles } from '../profiles/service.ts';
import { requireConfirmed } from '../security/service.ts';
import { Keys, type KeyDoc } from './model.ts';
import { canHold } from './policy.ts';
import { presentKey } from './present.ts';
import { hashOf, makeKey, prefixOf } from './secret.ts';

const DAY_MS = 86_400_000;
const MOST_LISTED = 500;

/** Keys of the organisation the member acts for. @throws Problem forbidden for who owns it not */
export async function listOwnKeys(deps: Deps, actor: Member): Promise<{ items: Key[] }> {
  requireOwner(actor);
  return { items: await listBy(deps, { organisationId: actor.organisationId }) };
}

/** Keys of the region and of all organisations. */
export async function listAllKeys(deps: Deps): Promise<{ items: Key[] }> {
  return { items: await listBy(deps, {}) };
}

async function listBy(deps: Deps, filter: { organisationId?: string }): Promise<Key[]> {
  const docs = await Keys.find(filter).sort({ createdAt: -1 }).limit(MOST_LISTED).lean<KeyDoc[]>();
  return describe(deps, docs);
}

/** @throws Problem forbidden for who owns it not, confirmation-needed */
export async function makeOwnKey(
  deps: Deps,
  actor: Member,
  input: Parsed<typeof keys.make>['body'],
): Promise<Output<typeof keys.make>> {
  requireOwner(actor);
  return make(deps, actor, actor.organisationId, input);
}

/** @throws Problem confirmation-needed */
export async function makeRegionKey(
  deps: Deps,
  actor: Person,
  input: Parsed<typeof keys.make>['body'],
): Promise<Output<typeof keys.make>> {
  return make(deps, actor, null, input);
}

async function make(
  deps: Deps,
  actor: Person,
  organisationId: string | null,
  { name, scopes, days }: Parsed<typeof keys.make>['body'],
): Promise<Output<typeof keys.make>> {
  await requireConfirmed(deps, actor);
  const possible = scopesFor(organisationId ? 'organisation' : 'region');
  if (!scopes.every((scope) => possible.includes(scope))) {
    const message = `Such a key can have: ${possible.join(', ')}.`;
    throw new Problem('invalid-input', message, {
      issues: [{ path: ['body', 'scopes'], code: 'not-yours', message }],
    });
  }
  const now = deps.now();
  const secret = makeKey();
  const detail = `There can be ${MOST_KEYS} keys at most; revoke one first.`;
  const doc = await storeAmong(Keys, { organisationId, revokedAt: null }, { most: MOST_KEYS, detail }, () =>
    Keys.create({
      name,
      organisationId,
      scopes,
      prefix: prefixOf(secret),
      hash: hashOf(secret),
      madeBy: actor.personId,
      createdAt: now,
      expiresAt: days === null ? null : new Date(now.getTime() + days * DAY_MS),
    }),
  );
  await note(deps, actor, 'key.made', doc, { scopes: scopes.join(' ') });
  return { key: await describeOne(deps, doc), secret };
}

/** @throws Problem not-found for another organisation's, forbidden for who owns it not */
export async function revokeOwnKey(deps: Deps, actor: Member, id: string): Promise<Key> {
  const { organisationId } = actor;
  if (!(await Keys.exists({ _id: id, organisationId }))) throw notFound();
  requireOwner(actor);
  return revoke(deps, actor, id);
}

/** @throws Problem not-found */
export async function revokeKey(deps: Deps, actor: Person, id: string): Promise<Key> {
  if (!(await Keys.exists({ _id: id }))) throw notFound();
  return revoke(deps, actor, id);
}

async function revoke(deps: Deps, actor: Person, id: string): Promise<Key> {
  const revoked = await Keys.findOneAndUpdate(
    { _id: id, revokedAt: null },
    { $set: { revokedAt: deps.now() } },
    { returnDocument: 'after' },
  ).lean<KeyDoc>();
  if (revoked) await note(deps, actor, 'key.revoked', revoked);
  const doc = revoked ?? (await Keys.findById(id).lean<KeyDoc>());
  if (!doc) throw notFound();
  return describeOne(deps, doc);
}

function requireOwner(actor: Member): void {
  if (!canHold(actor, actor.organisationId))
    throw new Problem('forbidden', 'Only owners have keys of their organisation.');
}

async function describeOne(deps: Deps, doc: KeyDoc): Promise<Key> {
  const [key] = await describe(deps, [doc]);
  if (!key) throw notFound();
  return key;
}

async function describe(deps: Deps, docs: readonly KeyDoc[]): Promise<Key[]> {
  const makers = [...new Set(docs.map(({ madeBy }) => String(madeBy)))];
  const organisations = [...new Set(docs.flatMap(({ organisationId }) => organisationId ?? []).map(String))];
  const [people, memberships, profiles] = await Promise.all([
    readPeople(makers),
    listMembershipsOf(makers),
    findProfiles(organisations),
  ]);
  const names = new Map(profiles.map(({ _id, name }) => [String(_id), name]));
  return docs.map((doc) => {
    const person = people.get(String(doc.madeBy));
    const maker = {
      operator: person?.operator === true,
      memberships: memberships.get(String(doc.madeBy)) ?? [],
    };
    const organisationId = doc.organisationId && String(doc.organisationId);
    return presentKey(
      doc,
      {
        organisation: organisationId ? (names.get(organisationId) ?? null) : null,
        madeBy: person?.name ?? null,
        held: person !== undefined && !person.suspendedAt && canHold(maker, organisationId),
      },
      deps.now(),
    );
  });
}

async function note(
  deps: Deps,
  actor: Person,
  action: 'key.made' | 'key.revoked',
  { _id, organisationId, prefix }: Pick<KeyDoc, '_id' | 'organisationId' | 'prefix'>,
  detail: Record<string, string> = {},
): Promise<void> {
  const holder = organisationId ? String(organisationId) : 'region';
  await recordAudit(deps, {
    actor,
    action,
    subject: { kind: 'key', id: String(_id) },
    detail: { ...detail, holder, prefix },
  });
}

export { admitByKey } from './admitting.ts';
export { fillKeys } from './filling.ts';
