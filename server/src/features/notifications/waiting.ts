import type mongoose from 'mongoose';
import { Notifications, type NotificationDoc } from './model.ts';

/** What still waits for a channel: `channels` decides when it leaves, here is what is written down about it. */

export type Channel = 'mail' | 'push';
type Id = mongoose.Types.ObjectId;
const FIELD = { mail: 'mailAt', push: 'pushAt' } as const;

const MOST_OF_ONE_PERSON = 500;

/** What a channel has to look at by now, the longest waiting first. */
export async function listDue(channel: Channel, now: Date, limit: number): Promise<NotificationDoc[]> {
  return Notifications.find({ [FIELD[channel]]: { $lte: now } })
    .sort({ [FIELD[channel]]: 1 })
    .limit(limit)
    .lean<NotificationDoc[]>();
}

export async function listDueOf(channel: Channel, personId: string, now: Date): Promise<NotificationDoc[]> {
  return Notifications.find({ personId, [FIELD[channel]]: { $lte: now } })
    .sort({ createdAt: 1 })
    .limit(MOST_OF_ONE_PERSON)
    .lean<NotificationDoc[]>();
}

export async function lookAgain(channel: Channel, ids: readonly Id[], at: Date): Promise<void> {
  const waiting = { _id: { $in: [...ids] }, [FIELD[channel]]: { $exists: true } };
  await Notifications.updateMany(waiting, { $set: { [FIELD[channel]]: at } });
}

/** Everything of a person that waits is looked at anew, because they chose differently. */
export async function lookAgainAtAll(personId: string, now: Date): Promise<void> {
  await Notifications.updateMany({ personId, mailAt: { $gt: now } }, { $set: { mailAt: now } });
  await Notifications.updateMany({ personId, pushAt: { $gt: now } }, { $set: { pushAt: now } });
}

/** The channel is done with these, whether it told of them or not. */
export async function settle(channel: Channel, ids: readonly Id[]): Promise<void> {
  if (ids.length === 0) return;
  await Notifications.updateMany({ _id: { $in: [...ids] } }, { $unset: { [FIELD[channel]]: 1 } });
}

/** Gives notifications to a mail. Those that another mail has stay with it, so none is ever in two. */
export async function claimForMail(ids: readonly Id[], mailId: string): Promise<void> {
  await Notifications.updateMany(
    { _id: { $in: [...ids] }, mailId: { $exists: false } },
    { $set: { mailId } },
  );
}

export async function listOfMail(mailId: string): Promise<NotificationDoc[]> {
  return Notifications.find({ mailId })
    .sort({ createdAt: 1 })
    .limit(MOST_OF_ONE_PERSON)
    .lean<NotificationDoc[]>();
}

/**
 * Takes one for pushing until a moment; if this process dies it is due again then.
 * @returns false where another process was quicker
 */
export async function claimForPush(doc: NotificationDoc, until: Date): Promise<boolean> {
  const seen = { _id: doc._id, pushAt: doc.pushAt, readAt: null };
  const { modifiedCount } = await Notifications.updateOne(seen, { $set: { pushAt: until } });
  return modifiedCount > 0;
}

export async function notePushed(id: Id, now: Date): Promise<void> {
  await Notifications.updateOne({ _id: id }, { $set: { pushedAt: now }, $unset: { pushAt: 1 } });
}
