import { type OwnOrganisation } from '@klammer/contracts/accounts';
import { type Kind } from '@klammer/contracts/profiles';
import mongoose from 'mongoose';
import { belongsTo, type Person, type Role } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { isDuplicateKey } from '../../http/problems.ts';
import { notFound, Problem } from '../../problem.ts';
import { setActiveOrganisation } from '../accounts/service.ts';
import { createProfile, statusesOf } from '../profiles/service.ts';
import { Members, Organisations } from './model.ts';
import { slugify } from './slug.ts';

const MOST_ORGANISATIONS_OF_ONE = 10;
const MOST_MEMBERSHIPS_READ = 100;

/** Which organisations a person belongs to, and in which role; the oldest membership first. */
export async function listMemberships(personId: string): Promise<{ organisationId: string; role: Role }[]> {
  const members = await Members.find({ userId: personId })
    .sort({ _id: 1 })
    .limit(MOST_MEMBERSHIPS_READ)
    .lean();
  return members.map((one) => ({ organisationId: String(one.organizationId), role: one.role }));
}

/** The ids of everybody who belongs to one of the organisations. */
export async function listMemberIds(organisationIds: readonly string[]): Promise<string[]> {
  const members = await Members.find({ organizationId: { $in: [...organisationIds] } })
    .limit(1000)
    .lean();
  return members.map((one) => String(one.userId));
}

export async function listOwnOrganisations(person: Person): Promise<OwnOrganisation[]> {
  const ids = person.memberships.map((one) => one.organisationId);
  const [organisations, statuses] = await Promise.all([
    Organisations.find({ _id: { $in: ids } })
      .limit(MOST_MEMBERSHIPS_READ)
      .lean(),
    statusesOf(ids),
  ]);
  return organisations.map((one) => ({
    id: String(one._id),
    name: one.name,
    slug: one.slug,
    kind: one.kind,
    role:
      person.memberships.find((membership) => membership.organisationId === String(one._id))?.role ??
      'viewer',
    profileStatus: statuses.get(String(one._id)) ?? 'draft',
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
  const { id, slug } = await insertOrganisation(deps, { ...input, demonstration: false });
  await createProfile(deps, { id, slug, ...input, demonstration: false });
  await addMember(id, person.personId, 'owner', deps.now());
  await setActiveOrganisation(person, id);
  return { id, name: input.name, slug, kind: input.kind, role: 'owner', profileStatus: 'draft' };
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
  if (!belongsTo(person, organisationId)) throw notFound();
  await setActiveOrganisation(person, organisationId);
  const own = (await listOwnOrganisations(person)).find((one) => one.id === organisationId);
  if (!own) throw notFound();
  return own;
}

export { findClaimed, upsertOrganisations, type ImportedOrganisation } from './importing.ts';

export { fillOrganisations } from './filling.ts';
