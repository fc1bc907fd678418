import { type Person } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { notFound, Problem } from '../../problem.ts';
import { recordAudit } from '../audit/service.ts';
import { accountMails } from './mails.ts';
import { People } from './model.ts';
import { endSessions } from './sessions.ts';

/**
 * Keeps a person out until the suspension is lifted. What keeps them out is the mark itself: it is read with every
 * request (`me/service.ts`) and before every new session (`auth.ts`), so a sign-in under way leads nowhere either.
 * @throws Problem not-found | not-possible-now for operators: nobody is to lock the region out of itself
 */
export async function suspendPerson(deps: Deps, actor: Person, id: string, reason: string): Promise<void> {
  const before = await People.findOneAndUpdate(
    { _id: id, operator: { $ne: true } },
    { $set: { suspendedAt: deps.now(), suspendedFor: reason } },
  )
    .select({ email: 1, locale: 1, suspendedAt: 1 })
    .lean();
  if (!before) throw await refusal(id);
  await endSessions(deps, id);
  if (before.suspendedAt) return;
  await recordAudit(deps, { actor, action: 'person.suspended', subject: { kind: 'person', id } });
  await deps.mailer.send(
    accountMails.suspended.to(before.email, before.locale === 'en' ? 'en' : 'de', { reason }),
  );
}

/** Lets them in again; everything is as they left it. @throws Problem not-found */
export async function liftPerson(deps: Deps, actor: Person, id: string): Promise<void> {
  const before = await People.findOneAndUpdate(
    { _id: id, suspendedAt: { $exists: true } },
    { $unset: { suspendedAt: 1, suspendedFor: 1 } },
  )
    .select({ email: 1, locale: 1 })
    .lean();
  if (!before) throw notFound();
  await recordAudit(deps, { actor, action: 'person.suspension-lifted', subject: { kind: 'person', id } });
  await deps.mailer.send(
    accountMails.lifted.to(before.email, before.locale === 'en' ? 'en' : 'de', {
      url: `${deps.publicUrl}/sign-in`,
    }),
  );
}

async function refusal(id: string): Promise<Problem> {
  return (await People.exists({ _id: id }))
    ? new Problem('not-possible-now', 'Operators cannot be suspended; take the right from them first.')
    : notFound();
}

/** Why a person may not sign in; null where they may. */
export async function suspensionOf(personId: string): Promise<string | null> {
  const person = await People.findOne(
    { _id: personId, suspendedAt: { $exists: true } },
    { suspendedFor: 1 },
  ).lean();
  return person && (person.suspendedFor ?? '');
}
