import { referenceIn, type Move, type OrganisationData } from '../../contributions/organisation-data.ts';
import { Invitations, Members, Organisations } from './model.ts';
import { addOwner } from './owners.ts';

const MOST_READ = 1000;
const STRENGTH = { owner: 2, editor: 1, viewer: 0 } as const;

/** Who belongs to both has the stronger of both roles. */
async function keepTheStronger(id: unknown, { to }: Move): Promise<void> {
  const one = await Members.findById(id as string).lean();
  if (!one) return;
  const other = await Members.findOne({ organizationId: to, userId: one.userId }).lean();
  if (other && STRENGTH[one.role] > STRENGTH[other.role])
    await Members.updateOne({ _id: other._id }, { $set: { role: one.role } });
  await Members.deleteOne({ _id: one._id });
}

export const organisationsOrganisations: OrganisationData = {
  references: [
    referenceIn(Organisations, 'mergedInto'),
    referenceIn(Invitations, 'organisationId', { counts: 'invitations' }),
    referenceIn(Members, 'organizationId', { counts: 'members', onDuplicate: keepTheStronger }),
  ],
  move: async (_deps, { from, to }) => {
    // From here on nobody acts for it, and its people belong to the other one.
    await Organisations.updateOne({ _id: from }, { $set: { mergedInto: to } });
    const owners = await Members.find({ organizationId: from, role: 'owner' }, { userId: 1 })
      .limit(MOST_READ)
      .lean();
    for (const { userId } of owners) await addOwner(to, String(userId));
    await Organisations.updateOne({ _id: from }, { $set: { owners: [] } });
  },
};
