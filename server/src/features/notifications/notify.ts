import { type Deps } from '../../deps.ts';
import { isDuplicateKey } from '../../http/problems.ts';
import { type News, type Recipient } from '../../tell.ts';
import { listMembersOf, suspendedAmong } from '../organisations/service.ts';
import { Notifications, type NotificationDoc } from './model.ts';
import { presentNotification } from './present.ts';

/**
 * Tells persons, or everybody of organisations, of something: one notification per person and key, so that saying it
 * again (a retry, a repair at start, a second process) tells nobody twice. Mails and pushes follow by themselves, as each
 * person chose (`channels`).
 * @returns how many were told for the first time
 */
export async function notify(deps: Deps, news: News): Promise<number> {
  const recipients = await recipientsOf(news);
  const told = await Promise.all(recipients.map((recipient) => tell(deps, news, recipient)));
  return told.filter(Boolean).length;
}

/** Each person once, for the first of the organisations they belong to. */
async function recipientsOf({ to, except, organisationId }: News): Promise<Recipient[]> {
  const all = await everybodyIn(to, organisationId ?? null);
  const byPerson = new Map(all.toReversed().map((one) => [one.personId, one]));
  return [...byPerson.values()].filter((one) => one.personId !== except);
}

async function everybodyIn(to: News['to'], organisationId: string | null): Promise<readonly Recipient[]> {
  if ('each' in to) return to.each;
  if ('persons' in to) return to.persons.map((personId) => ({ personId, organisationId }));
  return listMembersOf(await without(to.organisations));
}

/** Whoever belongs to a suspended organisation could not see what they would be told of. */
async function without(organisations: readonly string[]): Promise<string[]> {
  const suspended = await suspendedAmong(organisations);
  return organisations.filter((id) => !suspended.has(id));
}

async function tell(deps: Deps, news: News, { personId, organisationId }: Recipient): Promise<boolean> {
  const { key, type, title, text, path } = news;
  const createdAt = deps.now();
  // Both channels look at it at once, and decide by what the person has chosen whether and when it leaves.
  const looks = { mailAt: createdAt, pushAt: createdAt };
  const fields = { type, organisationId, title, text, path, createdAt, readAt: null, ...looks };
  try {
    const { upsertedId } = await Notifications.updateOne(
      { personId, key },
      { $setOnInsert: fields },
      { upsert: true },
    );
    if (!upsertedId) return false;
    const doc = await Notifications.findById(upsertedId).lean<NotificationDoc>();
    if (doc) deps.publish({ persons: [personId] }, 'notification:created', presentNotification(doc));
    return true;
  } catch (error) {
    // Said twice at once: the other one told them.
    if (isDuplicateKey(error)) return false;
    throw error;
  }
}
