import { MAIL_STATES, type MailState, type QueuedMail } from './mail.ts';
import { Mails } from './queue.ts';

/** What the operator sees of the queue, and what they can do about it. */

export async function countMails(): Promise<Record<MailState, number>> {
  const counts = await Promise.all(MAIL_STATES.map((state) => Mails.countDocuments({ state })));
  return Object.fromEntries(MAIL_STATES.map((state, at) => [state, counts[at] ?? 0])) as Record<
    MailState,
    number
  >;
}

/** Newest first; `position` is a filter of `http/cursor.ts`. One more than `limit` says that there are more. */
export async function listMails(
  state: MailState | undefined,
  position: Record<string, unknown>,
  limit: number,
): Promise<QueuedMail[]> {
  return Mails.find({ ...(state && { state }), ...position }, { text: 0, html: 0, subject: 0, headers: 0 })
    .sort({ createdAt: -1, _id: -1 })
    .limit(limit + 1)
    .lean<QueuedMail[]>();
}

/** Lets a mail that waits or was given up be tried at once, from the first try on. @returns whether there was one */
export async function retryMail(id: string, now: Date): Promise<boolean> {
  const { matchedCount } = await Mails.updateOne(
    { _id: id, state: { $in: ['waiting', 'dead'] } },
    { $set: { state: 'waiting', dueAt: now, tries: 0 }, $unset: { why: 1 } },
  );
  return matchedCount > 0;
}

/** Throws a mail away that has not left. @returns whether there was one */
export async function discardMail(id: string): Promise<boolean> {
  const { deletedCount } = await Mails.deleteOne({ _id: id, state: { $in: ['waiting', 'dead'] } });
  return deletedCount > 0;
}

/** Removes every mail that still names the address, for the erasure of a person. */
export async function forgetMailsTo(address: string): Promise<void> {
  await Mails.deleteMany({ to: address });
}
