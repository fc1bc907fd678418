import { type Role } from '../../actor.ts';
import { Invitations, Members, Organisations } from './model.ts';

const MOST_READ = 1000;

/** What the operator is told of an organisation beside its profile. */
export interface OrganisationStanding {
  members: { personId: string; role: Role; joinedAt: Date | null }[];
  suspension: { at: Date; reason: string } | null;
  leavingUntil: Date | null;
  mergedInto: string | null;
}

/** How some organisations stand and who belongs to them, by id. */
export async function organisationStandings(
  ids: readonly string[],
): Promise<Map<string, OrganisationStanding>> {
  const [docs, members] = await Promise.all([
    Organisations.find({ _id: { $in: [...ids] } })
      .limit(MOST_READ)
      .lean(),
    Members.find({ organizationId: { $in: [...ids] } })
      .sort({ _id: 1 })
      .limit(5 * MOST_READ)
      .lean(),
  ]);
  const byOrganisation = Map.groupBy(members, (one) => String(one.organizationId));
  return new Map(
    docs.map(({ _id, suspension, deletion, mergedInto }) => [
      String(_id),
      {
        members: (byOrganisation.get(String(_id)) ?? []).map(({ userId, role, createdAt }) => ({
          personId: String(userId),
          role,
          joinedAt: createdAt ?? null,
        })),
        suspension: suspension ? { at: suspension.at, reason: suspension.reason } : null,
        leavingUntil: deletion?.finalAt ?? null,
        mergedInto: mergedInto ? String(mergedInto) : null,
      },
    ]),
  );
}

/** Ids of the organisations that are suspended, or that are being deleted. */
export async function listAway(why: 'suspended' | 'leaving'): Promise<string[]> {
  const field = why === 'suspended' ? 'suspension.at' : 'deletion.finalAt';
  const docs = await Organisations.find({ [field]: { $exists: true } } as never, { _id: 1 })
    .limit(MOST_READ)
    .lean();
  return docs.map(({ _id }) => String(_id));
}

/** What people belong to, suspended or not, by person. */
export async function listAllMemberships(
  personIds: readonly string[],
): Promise<{ personId: string; organisationId: string; role: Role }[]> {
  const members = await Members.find({ userId: { $in: [...personIds] } })
    .limit(5 * MOST_READ)
    .lean();
  return members.map(({ userId, organizationId, role }) => ({
    personId: String(userId),
    organisationId: String(organizationId),
    role,
  }));
}

export async function countInvitations(organisationId: string): Promise<number> {
  return Invitations.countDocuments({ organisationId, acceptedAt: null });
}
