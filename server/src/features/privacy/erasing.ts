import { type Erasure } from '@klammer/contracts/privacy';
import { type Person } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { type PersonalData } from '../../contributions/personal-data.ts';
import { Problem } from '../../problem.ts';
import {
  endSessions,
  findSubject,
  formerIdsOf,
  listOperatorIds,
  localeOfPerson,
  type Auth,
} from '../accounts/service.ts';
import { recordAudit } from '../audit/service.ts';
import { closeOrganisation, fatesOf, handOver, listDueDeletions } from '../organisations/service.ts';
import { forgetNotificationsOf } from '../notifications/service.ts';
import { checkPassword } from '../security/service.ts';
import { removeExports } from './exporting.ts';
import { privacyMails } from './mails.ts';
import { Erasures } from './model.ts';

const DAY_MS = 86_400_000;
const MOST_AT_ONCE = 1000;
const ERASED_AFTER_DAYS = 14;

/**
 * Sets the day of the erasure, for whoever gives the password once more. Asked twice, the first day holds.
 * @throws Problem invalid-input for a wrong password, not-possible-now for the only operator
 */
export async function requestErasure(
  deps: Deps,
  auth: Auth,
  actor: Person,
  password: string,
): Promise<Erasure> {
  await checkPassword(deps, auth, actor, password, 'password');
  await refuseLastOperator(actor);
  const requestedAt = deps.now();
  const dueAt = new Date(requestedAt.getTime() + ERASED_AFTER_DAYS * DAY_MS);
  const { upsertedCount } = await Erasures.updateOne(
    { _id: actor.personId },
    { $setOnInsert: { requestedAt, dueAt } },
    { upsert: true },
  );
  if (upsertedCount > 0) {
    // Of two operators who ask at once each has seen the other stay.
    await refuseLastOperator(actor).catch(async (error: unknown) => {
      await Erasures.deleteOne({ _id: actor.personId });
      throw error;
    });
    await recordAudit(deps, {
      actor,
      action: 'erasure.requested',
      subject: { kind: 'person', id: actor.personId },
    });
    const url = `${deps.publicUrl}/settings/privacy`;
    const locale = await localeOfPerson(actor.personId);
    await deps.mailer.send(privacyMails.erasurePlanned.to(actor.email, locale, { url, dueAt }));
  }
  return (
    (await plannedErasure(actor.personId)) ?? {
      requestedAt: requestedAt.toISOString(),
      dueAt: dueAt.toISOString(),
    }
  );
}

/** @throws Problem not-possible-now where nobody would be operator once everybody who asked to go is gone */
async function refuseLastOperator(actor: Person): Promise<void> {
  if (!actor.operator) return;
  const others = (await listOperatorIds()).filter((id) => id !== actor.personId);
  const going = await Erasures.countDocuments({ _id: { $in: others } });
  if (going >= others.length)
    throw new Problem('not-possible-now', 'Make somebody else an operator first; nobody would be one.');
}

/** @throws Problem not-possible-now once the day has come: what is half gone cannot stay */
export async function cancelErasure(deps: Deps, actor: Person): Promise<void> {
  const { deletedCount } = await Erasures.deleteOne({ _id: actor.personId, dueAt: { $gt: deps.now() } });
  if (deletedCount === 0 && (await Erasures.exists({ _id: actor.personId })))
    throw new Problem('not-possible-now', 'The day has come; the account is being erased.');
  if (deletedCount > 0)
    await recordAudit(deps, {
      actor,
      action: 'erasure.cancelled',
      subject: { kind: 'person', id: actor.personId },
    });
}

export async function plannedErasure(personId: string): Promise<Erasure | null> {
  const doc = await Erasures.findById(personId).lean();
  return doc && { requestedAt: doc.requestedAt.toISOString(), dueAt: doc.dueAt.toISOString() };
}

/** Erases everybody and every organisation whose day has come. */
export async function eraseDue(deps: Deps, parts: readonly PersonalData[]): Promise<void> {
  const due = await Erasures.find({ dueAt: { $lte: deps.now() } })
    .limit(MOST_AT_ONCE)
    .lean();
  for (const { _id } of due) await tryToErase(deps, () => erasePerson(deps, parts, _id));
  for (const id of await listDueDeletions(deps.now()))
    await tryToErase(deps, () => eraseOrganisation(deps, parts, id));
}

/** One that fails must not keep the others waiting; the next run takes it up where it stopped. */
async function tryToErase(deps: Deps, erase: () => Promise<void>): Promise<void> {
  try {
    await erase();
  } catch (error) {
    deps.log.error({ err: error }, 'an erasure did not finish; it is tried again');
  }
}

/** Every step can be repeated, and the order survives a kill: first organisations, last the account, then the plan. */
async function erasePerson(deps: Deps, parts: readonly PersonalData[], personId: string): Promise<void> {
  const subject = await findSubject(personId);
  if (subject) {
    // Nobody writes in their name while it is being taken away.
    await endSessions(deps, personId);
    for (const { id, successorId } of await fatesOf(personId)) {
      if (successorId) await handOver(id, successorId);
      else await eraseOrganisation(deps, parts, id);
    }
    await removeExports(deps, { personId });
    // What still says an id of an account that went into this one, such as a signature, goes with the person.
    for (const former of await formerIdsOf(personId))
      for (const part of parts) await part.erase(deps, { ...subject, personId: former });
    for (const part of parts) await part.erase(deps, subject);
  }
  // What they were told while they were being taken away; `notify` takes back what is told from here on.
  await forgetNotificationsOf(personId);
  await Erasures.deleteOne({ _id: personId });
  await recordAudit(deps, { actor: null, action: 'person.erased', subject: { kind: 'erasure', id: '-' } });
}

/** Takes an organisation and all that belongs to it out of every feature. */
async function eraseOrganisation(
  deps: Deps,
  parts: readonly PersonalData[],
  organisationId: string,
): Promise<void> {
  // Nobody writes for it while it is being taken away.
  await closeOrganisation(deps, organisationId);
  for (const part of parts) await part.eraseOrganisation?.(deps, organisationId);
  await recordAudit(deps, {
    actor: null,
    action: 'organisation.erased',
    subject: { kind: 'organisation', id: organisationId },
  });
}
