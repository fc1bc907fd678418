import { type AuditActionOf } from '@klammer/contracts/audit-words';
import mongoose from 'mongoose';
import { type Person } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { notFound } from '../../problem.ts';
import { mailboxOf } from '../accounts/service.ts';
import { recordAudit } from '../audit/service.ts';
import { organisationMails } from './mails.ts';
import { Members, Organisations } from './model.ts';
import { refreshVisibility } from './visibility.ts';

const MOST_READ = 1000;

/**
 * Takes an organisation out of the region until the suspension is lifted. The mark on the organisation is what counts:
 * whoever belongs to it does not act for it while it stands (`listMemberships`); that the profile is hidden follows from
 * it, and `repairVisibility` makes it good after a kill. A second reason replaces the first. @throws Problem not-found
 */
export async function suspendOrganisation(
  deps: Deps,
  actor: Person,
  id: string,
  reason: string,
): Promise<void> {
  const before = await Organisations.findOneAndUpdate(
    { _id: id },
    { $set: { suspension: { at: deps.now(), reason } } },
  ).lean();
  if (!before) throw notFound();
  await refreshVisibility(id);
  await sendOff(deps, id);
  if (before.suspension) return;
  await note(deps, actor, id, 'organisation.suspended');
  await tell(deps, id, (email, locale) =>
    organisationMails.suspended.to(email, locale, { organisation: before.name, reason }),
  );
}

/** Everything comes back as it was. @throws Problem not-found where it is not suspended */
export async function liftOrganisation(deps: Deps, actor: Person, id: string): Promise<void> {
  const before = await Organisations.findOneAndUpdate(
    { _id: id, suspension: { $exists: true } },
    { $unset: { suspension: 1 } },
  ).lean();
  if (!before) throw notFound();
  await refreshVisibility(id);
  await sendOff(deps, id);
  await note(deps, actor, id, 'organisation.suspension-lifted');
  const url = `${deps.publicUrl}/home`;
  await tell(deps, id, (email, locale) =>
    organisationMails.lifted.to(email, locale, { organisation: before.name, url }),
  );
}

/**
 * Nobody acts for an organisation from now on; it is about to be erased. Its last day is over, so that what a kill cuts off is
 * finished, also where it goes with its only owner: of whose it was nothing may be left by then.
 */
export async function closeOrganisation(deps: Deps, id: string): Promise<void> {
  const now = deps.now();
  const suspension = { at: now, reason: 'Wird gelöscht / is being deleted' };
  const deletion = { askedAt: now, finalAt: now };
  await Organisations.updateOne({ _id: id, deletion: { $exists: false } }, { $set: { deletion } });
  await Organisations.updateOne({ _id: id }, { $min: { 'deletion.finalAt': now } });
  await Organisations.updateOne({ _id: id, suspension: { $exists: false } }, { $set: { suspension } });
  await sendOff(deps, id);
}

/** Of some organisations, those that are suspended. */
export async function suspendedAmong(ids: readonly string[]): Promise<Set<string>> {
  // Hardly any is: all that are, by their index, is less to read than those asked for.
  const all = await Organisations.find({ 'suspension.at': { $exists: true } }, { _id: 1 })
    .limit(MOST_READ)
    .lean();
  const docs =
    all.length < MOST_READ
      ? all
      : await Organisations.find({ _id: { $in: [...ids] }, 'suspension.at': { $exists: true } }, { _id: 1 })
          .limit(ids.length)
          .lean();
  const asked = new Set(ids);
  return new Set(docs.map(({ _id }) => String(_id)).filter((id) => asked.has(id)));
}

/** What a person belongs to and may not act for at present, with the reason. */
export async function listSuspendedOf(
  personId: string,
): Promise<{ id: string; name: string; reason: string }[]> {
  const members = await Members.find({ userId: new mongoose.Types.ObjectId(personId) })
    .limit(MOST_READ)
    .lean();
  if (members.length === 0) return [];
  const docs = await Organisations.find({
    _id: { $in: members.map((one) => one.organizationId) },
    'suspension.at': { $exists: true },
  })
    .limit(MOST_READ)
    .lean();
  return docs.map(({ _id, name, suspension }) => ({
    id: String(_id),
    name,
    reason: suspension?.reason ?? '',
  }));
}

/** Their connections listen to the organisation; what is still allowed comes back by itself. */
async function sendOff(deps: Deps, organisationId: string): Promise<void> {
  for (const personId of await peopleOf(organisationId)) deps.disconnect(personId);
}

async function tell(
  deps: Deps,
  organisationId: string,
  mail: (email: string, locale: 'de' | 'en') => Parameters<Deps['mailer']['send']>[0],
): Promise<void> {
  for (const personId of await peopleOf(organisationId)) {
    const mailbox = await mailboxOf(personId);
    if (mailbox) await deps.mailer.send(mail(mailbox.email, mailbox.locale));
  }
}

async function peopleOf(organisationId: string): Promise<string[]> {
  const members = await Members.find({ organizationId: organisationId }, { userId: 1 })
    .limit(MOST_READ)
    .lean();
  return members.map(({ userId }) => String(userId));
}

async function note(
  deps: Deps,
  actor: Person,
  id: string,
  action: AuditActionOf<'organisation'>,
): Promise<void> {
  await recordAudit(deps, { actor, action, subject: { kind: 'organisation', id } });
}
