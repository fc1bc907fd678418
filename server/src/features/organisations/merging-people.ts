import { isDuplicateKey } from '../../http/problems.ts';
import { type PersonMerging, type PersonMove } from '../../contributions/person-merging.ts';
import { referenceIn, type Move } from '../../contributions/references.ts';
import { Invitations, Members, Organisations } from './model.ts';

const MOST_READ = 1000;
const STRENGTH = { owner: 2, editor: 1, viewer: 0 } as const;

/** Whose both accounts belong to it has the stronger of both roles. */
async function keepTheStronger(id: unknown, { to }: Move): Promise<void> {
  const one = await Members.findById(id as string).lean();
  if (!one) return;
  const other = await Members.findOne({ organizationId: one.organizationId, userId: to }).lean();
  if (other && STRENGTH[one.role] > STRENGTH[other.role])
    await Members.updateOne({ _id: other._id }, { $set: { role: one.role } });
  await Members.deleteOne({ _id: one._id });
}

/** An invitation can be accepted with the address it was sent to, and that signs in no more. */
async function moveInvitations({ fromEmail, toEmail }: PersonMove): Promise<void> {
  const docs = await Invitations.find({ email: fromEmail }, { _id: 1 }).limit(MOST_READ).lean();
  for (const { _id } of docs)
    try {
      await Invitations.updateOne({ _id }, { $set: { email: toEmail } });
    } catch (error) {
      // Both were invited: the invitation of the address that stays stands.
      if (!isDuplicateKey(error)) throw error;
      await Invitations.deleteOne({ _id });
    }
}

export const organisationsMerging: PersonMerging = {
  references: [
    // First: the list decides who owns an organisation, so none is without an owner in between.
    referenceIn(Organisations, 'owners', { shape: 'list' }),
    referenceIn(Members, 'userId', { counts: 'memberships', onDuplicate: keepTheStronger }),
    referenceIn(Invitations, 'invitedBy'),
    referenceIn(Invitations, 'acceptedBy'),
  ],
  move: async (_deps, move) => moveInvitations(move),
};
