import mongoose from 'mongoose';
import { type PersonalData } from '../../contributions/personal-data.ts';
import { organisationsMerging } from './merging-people.ts';
import { Invitations, Members, Organisations } from './model.ts';
import { addOwner } from './owners.ts';

const MOST_READ = 1000;

export const organisationsPersonal: PersonalData = {
  name: 'organisations',
  merging: organisationsMerging,
  export: async (_deps, { personId }) => {
    const members = await Members.find({ userId: personId }).limit(MOST_READ).lean();
    const organisations = await Organisations.find({ _id: { $in: members.map((one) => one.organizationId) } })
      .limit(MOST_READ)
      .lean();
    return { data: { memberships: members, organisations } };
  },
  erase: async (_deps, { personId, email }) => {
    await Invitations.deleteMany({ $or: [{ email }, { invitedBy: personId }, { acceptedBy: personId }] });
    await Organisations.updateMany({ owners: personId }, { $pull: { owners: personId } });
    await Members.deleteMany({ userId: personId });
  },
  eraseOrganisation: async (deps, organisationId) => {
    const members = await Members.find({ organizationId: organisationId }, { userId: 1 })
      .limit(MOST_READ)
      .lean();
    await Invitations.deleteMany({ organisationId });
    await Members.deleteMany({ organizationId: organisationId });
    // Their connections listen to the organisation; what is still allowed comes back by itself.
    for (const { userId } of members) deps.disconnect(String(userId));
    await Organisations.deleteMany({ mergedInto: organisationId });
    // Last: as long as it is there, an erasure that a kill cut off is taken up again.
    await Organisations.deleteOne({ _id: organisationId });
  },
};

/** What becomes of an organisation when its only owner goes. */
export interface Fate {
  id: string;
  name: string;
  /** Who owns it next: the editor who is there longest; null where there is none and it goes too. */
  successorId: string | null;
}

/** The organisations that a person owns alone, with what would become of each. */
export async function fatesOf(personId: string): Promise<Fate[]> {
  const owned = await Members.find({ userId: personId, role: 'owner' }).limit(MOST_READ).lean();
  const others = await Members.find({
    organizationId: { $in: owned.map((one) => one.organizationId) },
    userId: { $ne: new mongoose.Types.ObjectId(personId) },
    role: { $in: ['owner', 'editor'] },
  })
    .sort({ _id: 1 })
    .limit(MOST_READ)
    .lean();
  const alone = owned.filter((one) => !others.some((other) => other.role === 'owner' && same(other, one)));
  const organisations = await Organisations.find({ _id: { $in: alone.map((one) => one.organizationId) } })
    .limit(MOST_READ)
    .lean();
  return organisations.map((organisation) => {
    const successor = others.find((other) => String(other.organizationId) === String(organisation._id));
    return {
      id: String(organisation._id),
      name: organisation.name,
      successorId: successor ? String(successor.userId) : null,
    };
  });
}

/** Hands an organisation over to who owns it next. */
export async function handOver(organisationId: string, successorId: string): Promise<void> {
  await addOwner(organisationId, successorId);
  await Members.updateOne(
    { organizationId: organisationId, userId: successorId },
    { $set: { role: 'owner' } },
  );
}

function same(a: { organizationId: unknown }, b: { organizationId: unknown }): boolean {
  return String(a.organizationId) === String(b.organizationId);
}
