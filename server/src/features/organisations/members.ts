import { type AuditActionOf } from '@klammer/contracts/audit-words';
import { type OrganisationDetail } from '@klammer/contracts/organisations';
import { type Member, type Role } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { notFound, Problem } from '../../problem.ts';
import { peopleOf } from '../accounts/service.ts';
import { recordAudit } from '../audit/service.ts';
import { listInvitations } from './invitations.ts';
import { Invitations, Members, Organisations } from './model.ts';
import { addOwner, dropOwner } from './owners.ts';
import { canManage } from './policy.ts';

const MOST_MEMBERS = 500;

/** The organisation the member acts for, with everybody who belongs to it. */
export async function readOrganisation(deps: Deps, actor: Member): Promise<OrganisationDetail> {
  const id = actor.organisationId;
  const manage = canManage(actor, id);
  const [organisation, members, invitations] = await Promise.all([
    Organisations.findById(id).lean(),
    Members.find({ organizationId: id }).sort({ _id: 1 }).limit(MOST_MEMBERS).lean(),
    manage ? listInvitations(deps, id) : [],
  ]);
  if (!organisation) throw notFound();
  const people = await peopleOf(members.map((one) => String(one.userId)));
  const owners = members.filter((one) => one.role === 'owner').length;
  const deletion = organisation.deletion;
  return {
    id,
    name: organisation.name,
    slug: organisation.slug,
    kind: organisation.kind,
    role: actor.role,
    members: members.map((one) => {
      const person = people.get(String(one.userId));
      return {
        personId: String(one.userId),
        name: person?.name ?? '–',
        email: person?.email ?? '',
        role: one.role,
        you: String(one.userId) === actor.personId,
        joinedAt: one.createdAt?.toISOString() ?? null,
      };
    }),
    invitations,
    deletion: deletion
      ? { askedAt: deletion.askedAt.toISOString(), finalAt: deletion.finalAt.toISOString() }
      : null,
    abilities: { manage, leave: actor.role !== 'owner' || owners > 1 },
  };
}

/** Gives a member another role; their open pages learn of it at once. @throws Problem forbidden | not-found | not-possible-now */
export async function changeRole(deps: Deps, actor: Member, personId: string, role: Role): Promise<void> {
  const before = await findManaged(actor, personId);
  if (before.role === role) return;
  const id = actor.organisationId;
  if (role === 'owner') await addOwner(id, personId);
  if (before.role === 'owner') await dropOwner(id, personId);
  const member = { organizationId: id, userId: personId };
  // Whoever was made owner meanwhile stands on the list, and must not lose the role behind its back.
  const { matchedCount } = await Members.updateOne(
    role === 'owner' ? member : { ...member, role: before.role },
    { $set: { role } },
  );
  if (matchedCount === 0) await refuseChanged(id, personId);
  deps.disconnect(personId);
  if (before.role === 'owner') await dropInvitationsBy(actor, personId);
  await note(deps, actor, 'organisation.role-changed', { personId, role });
}

/** Removed or changed meanwhile: the list of owners goes by what they are now. */
async function refuseChanged(id: string, personId: string): Promise<never> {
  const now = await Members.findOne({ organizationId: id, userId: personId }).lean();
  await (now?.role === 'owner' ? addOwner : dropOwner)(id, personId);
  throw now ? new Problem('conflict') : notFound();
}

export async function removeMember(deps: Deps, actor: Member, personId: string): Promise<void> {
  const before = await findManaged(actor, personId);
  await endMembership(deps, actor.organisationId, personId, before.role);
  await dropInvitationsBy(actor, personId);
  await note(deps, actor, 'organisation.member-removed', { personId });
}

/** @throws Problem not-possible-now for the last owner */
export async function leave(deps: Deps, actor: Member): Promise<void> {
  await endMembership(deps, actor.organisationId, actor.personId, actor.role);
  await note(deps, actor, 'organisation.left', {});
}

/** Makes another member owner first and then lets go, so that a kill between leaves two owners and never none. */
export async function transfer(deps: Deps, actor: Member, personId: string): Promise<void> {
  if (personId === actor.personId) throw new Problem('not-possible-now', 'You are owner already.');
  await changeRole(deps, actor, personId, 'owner');
  await changeRole(deps, actor, actor.personId, 'editor');
}

async function endMembership(deps: Deps, id: string, personId: string, role: Role): Promise<void> {
  if (role === 'owner') await dropOwner(id, personId);
  const gone = await Members.findOneAndDelete({ organizationId: id, userId: personId }).lean();
  // Made owner in between.
  if (gone?.role === 'owner' && role !== 'owner') await dropOwner(id, personId);
  // Their connections listen to the organisation; what is still allowed comes back by itself.
  deps.disconnect(personId);
}

/** Whom somebody invited comes in no more once another owner has taken the right to invite from them. */
async function dropInvitationsBy(actor: Member, personId: string): Promise<void> {
  if (personId === actor.personId) return;
  await Invitations.deleteMany({
    organisationId: actor.organisationId,
    invitedBy: personId,
    acceptedAt: null,
  });
}

/** Strangers and people of other organisations are not there; who only may not manage is told so. */
async function findManaged(actor: Member, personId: string): Promise<{ role: Role }> {
  const member = await Members.findOne({ organizationId: actor.organisationId, userId: personId }).lean();
  if (!member) throw notFound();
  if (!canManage(actor, actor.organisationId)) throw new Problem('forbidden');
  return { role: member.role };
}

async function note(
  deps: Deps,
  actor: Member,
  action: AuditActionOf<'organisation'>,
  detail: Record<string, string>,
): Promise<void> {
  await recordAudit(deps, {
    actor,
    action,
    subject: { kind: 'organisation', id: actor.organisationId },
    detail,
  });
}
