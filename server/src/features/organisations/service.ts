import { type OwnOrganisation } from '@klammer/contracts/accounts';
import { type Kind } from '@klammer/contracts/profiles';
import mongoose from 'mongoose';
import { type Person, type Role } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { isDuplicateKey } from '../../http/problems.ts';
import { notFound, Problem } from '../../problem.ts';
import { hashToken } from '../../secrets/token.ts';
import { countTry, MAILS_BY_SENDER, setActiveOrganisation } from '../accounts/service.ts';
import { createProfile, standingsOf } from '../profiles/service.ts';
import { Members, Organisations } from './model.ts';
import { slugify } from './slug.ts';
import { listSuspendedOf, suspendedAmong } from './suspending.ts';

const MOST_ORGANISATIONS_OF_ONE = 10;
/** Made in a day, also of those that are left again. */
const CREATED = { ...MAILS_BY_SENDER, free: MOST_ORGANISATIONS_OF_ONE };
const MOST_MEMBERSHIPS_READ = 100;

type Memberships = { organisationId: string; role: Role }[];

/** For which organisations a person may act, and in which role; the oldest membership first. Suspended ones are left out. */
export async function listMemberships(personId: string): Promise<Memberships> {
  return (await listMembershipsOf([personId])).get(personId) ?? [];
}

/** The memberships of several people, by person. */
export async function listMembershipsOf(personIds: readonly string[]): Promise<Map<string, Memberships>> {
  const members = await Members.find({ userId: { $in: [...personIds] } })
    .sort({ _id: 1 })
    .limit(MOST_MEMBERSHIPS_READ * personIds.length)
    .lean();
  const ids = [...new Set(members.map((one) => String(one.organizationId)))];
  const suspended = ids.length > 0 ? await suspendedAmong(ids) : new Set<string>();
  const byPerson = Map.groupBy(
    members.filter((one) => !suspended.has(String(one.organizationId))),
    (one) => String(one.userId),
  );
  return new Map(
    [...byPerson].map(([personId, own]) => [
      personId,
      own.map((one) => ({ organisationId: String(one.organizationId), role: one.role })),
    ]),
  );
}

/** The ids of everybody who belongs to one of the organisations. */
export async function listMemberIds(organisationIds: readonly string[]): Promise<string[]> {
  const members = await Members.find({ organizationId: { $in: [...organisationIds] } })
    .limit(1000)
    .lean();
  return members.map((one) => String(one.userId));
}

/** Who belongs to the organisations, once per membership. */
export async function listMembersOf(
  organisationIds: readonly string[],
): Promise<{ personId: string; organisationId: string }[]> {
  const members = await Members.find({ organizationId: { $in: [...organisationIds] } })
    .limit(Math.max(5000, 500 * organisationIds.length))
    .lean();
  return members.map((one) => ({ personId: String(one.userId), organisationId: String(one.organizationId) }));
}

export async function listOwnOrganisations(person: Person): Promise<OwnOrganisation[]> {
  const ids = person.memberships.map((one) => one.organisationId);
  const [organisations, standings] = await Promise.all([
    Organisations.find({ _id: { $in: ids } })
      .limit(MOST_MEMBERSHIPS_READ)
      .lean(),
    standingsOf(ids),
  ]);
  return organisations.map((one) => ({
    id: String(one._id),
    name: one.name,
    slug: one.slug,
    kind: one.kind,
    role:
      person.memberships.find((membership) => membership.organisationId === String(one._id))?.role ??
      'viewer',
    profileStatus: standings.get(String(one._id))?.status ?? 'draft',
    logo: standings.get(String(one._id))?.logo ?? null,
  }));
}

/**
 * Creates an organisation owned by the person, with an empty profile of the same id, and makes the session act for
 * it. The membership is written last but one: cut off before it, the organisation belongs to nobody and shows nowhere.
 */
export async function createOrganisation(
  deps: Deps,
  person: Person,
  input: { name: string; kind: Kind },
): Promise<OwnOrganisation> {
  if (person.memberships.length >= MOST_ORGANISATIONS_OF_ONE)
    throw new Problem(
      'capacity-reached',
      `You can belong to ${MOST_ORGANISATIONS_OF_ONE} organisations at most.`,
    );
  if ((await listSuspendedOf(person.personId)).length > 0)
    throw new Problem('suspended', 'An organisation of yours is suspended; turn to the operator.');
  await countCreated(deps, person);
  const { id, slug } = await insertOrganisation(deps, { ...input, demonstration: false });
  await createProfile(deps, { id, slug, ...input, demonstration: false });
  await addMember(id, person.personId, 'owner', deps.now());
  await setActiveOrganisation(person, id);
  return { id, name: input.name, slug, kind: input.kind, role: 'owner', profileStatus: 'draft', logo: null };
}

/** Who asks for many at once has read of none of them yet. @throws Problem too-many-requests */
async function countCreated(deps: Deps, { personId }: Person): Promise<void> {
  const waitMs = await countTry(deps, `organisations-by:${hashToken(personId)}`, CREATED);
  if (waitMs > 0)
    throw new Problem('too-many-requests', undefined, { retryAfterSeconds: Math.ceil(waitMs / 1000) });
}

/** Inserts an organisation under a free slug. */
export async function insertOrganisation(
  deps: Pick<Deps, 'now'>,
  input: { name: string; kind: Kind; demonstration: boolean },
): Promise<{ id: string; slug: string }> {
  const base = slugify(input.name);
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const id = new mongoose.Types.ObjectId();
    const slug = attempt === 0 ? base : `${base}-${id.toHexString().slice(-4 - attempt)}`;
    try {
      await Organisations.create([{ _id: id, ...input, slug, createdAt: deps.now() }]);
      return { id: id.toHexString(), slug };
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
    }
  }
  throw new Problem('duplicate', 'No free address was found for this name.');
}

export async function addMember(
  organisationId: string,
  personId: string,
  role: Role,
  at: Date,
): Promise<void> {
  await Members.updateOne(
    { userId: personId, organizationId: organisationId },
    { $setOnInsert: { role, createdAt: at } },
    { upsert: true },
  );
}

/** @throws Problem not-found where the person does not belong to it, just as where there is none. */
export async function actFor(person: Person, organisationId: string): Promise<OwnOrganisation> {
  const own = (await listOwnOrganisations(person)).find((one) => one.id === organisationId);
  if (!own) throw notFound();
  await setActiveOrganisation(person, organisationId);
  return own;
}

export { findClaimed, upsertOrganisations } from './importing.ts';

export { slugify } from './slug.ts';
export { fillOrganisations } from './filling.ts';

export { listDueDeletions } from './deletion.ts';
export { fatesOf, handOver } from './personal.ts';
export {
  countInvitations,
  listAllMemberships,
  listAway,
  organisationStandings,
  type OrganisationStanding,
} from './looking.ts';
export {
  closeOrganisation,
  liftOrganisation,
  listSuspendedOf,
  suspendedAmong,
  suspendOrganisation,
} from './suspending.ts';
