import { Notifications } from './model.ts';

/** Marks what the demonstration region told as of the past: the older is read, and nothing of it is sent. */
export async function fillNotifications(readBefore: Date): Promise<void> {
  await Notifications.updateMany({ createdAt: { $lt: readBefore } }, { $set: { readAt: readBefore } });
  await Notifications.updateMany({}, { $unset: { mailAt: 1, pushAt: 1 } });
}
