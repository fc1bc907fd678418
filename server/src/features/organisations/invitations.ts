import { type InvitationView, type OrganisationInvitation } from '@klammer/contracts/organisations';
import { type Actor, type Member, type Person, type Role } from '../../actor.ts';
import { writeOnly } from '../../db/once.ts';
import { type Deps } from '../../deps.ts';
import { notFound, Problem } from '../../problem.ts';
import { createToken, hashToken } from '../../secrets/token.ts';
import {
  countTry,
  findPersonByEmail,
  MAILS_BY_SENDER,
  MAILS_TO_ADDRESS,
  namesOf,
  setActiveOrganisation,
} from '../accounts/service.ts';
import { recordAudit } from '../audit/service.ts';
import { organisationMails } from './mails.ts';
import { Invitations, Members, Organisations, type InvitationDoc } from './model.ts';
import { addOwner } from './owners.ts';
import { canManage } from './policy.ts';

interface To {
  organisationId: string;
  email: string;
}

const VALID_MS = 7 * 24 * 3600 * 1000;
const MOST_OPEN = 100;
/** Memberships of many people are read together: one with thousands would leave no room for the others'. */
const MOST_MEMBERSHIPS = 50;

export async function listInvitations(deps: Deps, organisationId: string): Promise<OrganisationInvitation[]> {
  const docs = await Invitations.find({ organisationId, acceptedAt: null })
    .sort({ _id: -1 })
    .limit(MOST_OPEN)
    .lean<InvitationDoc[]>();
  return docs.map((doc) => ({
    id: String(doc._id),
    email: doc.email,
    role: doc.role,
    status: doc.expiresAt > deps.now() ? 'open' : 'lapsed',
    sentAt: doc.sentAt.toISOString(),
    expiresAt: doc.expiresAt.toISOString(),
  }));
}

/**
 * Invites an address, or sends a new link to one that is invited already. Whether the address has an account is not
 * to be seen; somebody who belongs to the organisation already is in the members' list anyway.
 */
export async function invite(
  deps: Deps,
  actor: Member,
  { email, role }: { email: string; role: Role },
): Promise<void> {
  if (!canManage(actor, actor.organisationId)) throw new Problem('forbidden');
  const organisationId = actor.organisationId;
  const person = await findPersonByEmail(email);
  if (person && (await Members.exists({ organizationId: organisationId, userId: person.personId })))
    throw new Problem('duplicate', 'This person belongs to the organisation already.');
  if ((await Invitations.countDocuments({ organisationId, acceptedAt: null })) >= MOST_OPEN)
    throw new Problem('capacity-reached', 'Take some open invitations back first.');
  await send(deps, actor, { organisationId, email }, role);
}

export async function resendInvitation(deps: Deps, actor: Member, id: string): Promise<void> {
  const doc = await findManaged(actor, id);
  await send(deps, actor, { organisationId: actor.organisationId, email: doc.email }, doc.role);
}

export async function revokeInvitation(deps: Deps, actor: Member, id: string): Promise<void> {
  await findManaged(actor, id);
  await Invitations.deleteOne({ _id: id, acceptedAt: null });
  await recordAudit(deps, {
    actor,
    action: 'organisation.invitation-revoked',
    subject: { kind: 'organisation', id: actor.organisationId },
  });
}

/** @throws Problem gone for a token that is wrong, used, taken back or too old */
export async function readInvitation(deps: Deps, actor: Actor, token: string): Promise<InvitationView> {
  const doc = await findOpen(deps, token);
  const [organisation, names] = await Promise.all([
    Organisations.findById(doc.organisationId).lean(),
    namesOf([String(doc.invitedBy)]),
  ]);
  if (!organisation) throw new Problem('gone');
  return {
    organisation: organisation.name,
    kind: organisation.kind,
    role: doc.role,
    invitedBy: names.get(String(doc.invitedBy)) ?? '–',
    expiresAt: doc.expiresAt.toISOString(),
    yours: isFor(doc, actor),
  };
}

/**
 * Joins. The token is used up by one atomic write that names who used it, so that of many at once one gets in; the
 * membership follows from it, and `repairInvitations` writes it where a kill came between.
 * @throws Problem gone; forbidden for whoever has another address
 */
export async function acceptInvitation(
  deps: Deps,
  actor: Person,
  token: string,
): Promise<{ organisationId: string }> {
  const open = await findOpen(deps, token);
  if (!isFor(open, actor)) throw new Problem('forbidden', 'The invitation was sent to another address.');
  if (actor.memberships.length >= MOST_MEMBERSHIPS)
    throw new Problem('capacity-reached', `You can belong to ${MOST_MEMBERSHIPS} organisations at most.`);
  const doc = await Invitations.findOneAndUpdate(
    { _id: open._id, tokenHash: open.tokenHash, acceptedAt: null },
    { $set: { acceptedAt: deps.now(), acceptedBy: actor.personId } },
    { returnDocument: 'after' },
  ).lean<InvitationDoc>();
  if (!doc) throw new Problem('gone');
  await join(doc);
  const organisationId = String(doc.organisationId);
  await setActiveOrganisation(actor, organisationId);
  deps.disconnect(actor.personId);
  await recordAudit(deps, {
    actor,
    action: 'organisation.joined',
    subject: { kind: 'organisation', id: organisationId },
    detail: { role: doc.role },
  });
  return { organisationId };
}

/** Writes memberships of accepted invitations that a kill kept from being written, then lets the invitations go. */
export async function repairInvitations(): Promise<void> {
  const accepted = await Invitations.find({ acceptedAt: { $ne: null } })
    .limit(1000)
    .lean<InvitationDoc[]>();
  for (const doc of accepted) await join(doc);
}

async function join(doc: InvitationDoc): Promise<void> {
  const organisationId = String(doc.organisationId);
  const personId = String(doc.acceptedBy);
  const member = await Members.findOneAndUpdate(
    { userId: personId, organizationId: organisationId },
    { $setOnInsert: { role: doc.role, createdAt: doc.acceptedAt } },
    { upsert: true, returnDocument: 'after' },
  ).lean();
  // Whoever came in otherwise meanwhile keeps the role they have: on the list without it, the last real owner could leave.
  if (member?.role === 'owner') await addOwner(organisationId, personId);
  await Invitations.deleteOne({ _id: doc._id });
}

/**
 * Nobody's mailbox is filled through us, and no organisation writes to any number of strangers, nor does a person through
 * any number of organisations.
 * @throws Problem too-many-requests
 */
async function countMail(deps: Deps, { personId }: Member, { organisationId, email }: To): Promise<void> {
  const waitMs =
    (await countTry(deps, `invitation:${hashToken(`${organisationId}:${email}`)}`, MAILS_TO_ADDRESS)) ||
    (await countTry(deps, `invitations:${hashToken(organisationId)}`, MAILS_BY_SENDER)) ||
    (await countTry(deps, `invitations-by:${hashToken(personId)}`, MAILS_BY_SENDER));
  if (waitMs > 0)
    throw new Problem('too-many-requests', undefined, { retryAfterSeconds: Math.ceil(waitMs / 1000) });
}

/** One open invitation for each address: a new link replaces the old one. */
async function send(deps: Deps, actor: Member, to: To, role: Role): Promise<void> {
  await countMail(deps, actor, to);
  const token = createToken();
  const sentAt = deps.now();
  const fresh = {
    role,
    tokenHash: hashToken(token),
    invitedBy: actor.personId,
    sentAt,
    expiresAt: new Date(sentAt.getTime() + VALID_MS),
  };
  await writeOnly(() =>
    Invitations.updateOne({ ...to, acceptedAt: null }, { $set: fresh }, { upsert: true }),
  );
  const organisation = await Organisations.findById(to.organisationId, { name: 1 }).lean();
  const person = await findPersonByEmail(to.email);
  await deps.mailer.send(
    organisationMails.invitation.to(to.email, person?.locale ?? actor.locale ?? 'de', {
      organisation: organisation?.name ?? '',
      invitedBy: actor.name,
      role,
      url: `${deps.publicUrl}/invitation?token=${token}`,
    }),
  );
  await recordAudit(deps, {
    actor,
    action: 'organisation.invited',
    subject: { kind: 'organisation', id: to.organisationId },
    detail: { role },
  });
}

async function findManaged(actor: Member, id: string): Promise<InvitationDoc> {
  const doc = await Invitations.findOne({
    _id: id,
    organisationId: actor.organisationId,
    acceptedAt: null,
  }).lean<InvitationDoc>();
  if (!doc) throw notFound();
  if (!canManage(actor, actor.organisationId)) throw new Problem('forbidden');
  return doc;
}

async function findOpen(deps: Deps, token: string): Promise<InvitationDoc> {
  const doc = await Invitations.findOne({
    tokenHash: hashToken(token),
    acceptedAt: null,
    expiresAt: { $gt: deps.now() },
  }).lean<InvitationDoc>();
  if (!doc) throw new Problem('gone', 'The invitation is used up, was taken back or has lapsed.');
  return doc;
}

function isFor(doc: InvitationDoc, actor: Actor): boolean {
  return actor?.emailVerified === true && actor.email.toLowerCase() === doc.email;
}
