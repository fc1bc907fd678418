import { type Output, type Parsed } from '@klammer/contracts/endpoint';
import {
  NOTIFICATION_TYPE_CODES,
  NOTIFICATION_TYPES,
  type Notification,
  type notifications,
} from '@klammer/contracts/notifications';
import { type Localised } from '@klammer/contracts/text';
import { type Person } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { after, toPage } from '../../http/cursor.ts';
import { notFound } from '../../problem.ts';
import { Notifications, type NotificationDoc } from './model.ts';
import { presentNotification } from './present.ts';

const COUNTED_AT_MOST = 100;

export async function listNotifications(
  actor: Person,
  { cursor, limit, unread, group }: Parsed<typeof notifications.list>['query'],
): Promise<Output<typeof notifications.list>> {
  const types = NOTIFICATION_TYPE_CODES.filter((type) => NOTIFICATION_TYPES[type] === group);
  const docs = await Notifications.find({
    ...toldTo(actor),
    type: group ? { $in: types } : { $in: NOTIFICATION_TYPE_CODES },
    ...(unread && { readAt: null }),
    ...after('createdAt', cursor),
  })
    .sort({ createdAt: -1, _id: -1 })
    .limit(limit + 1)
    .lean<NotificationDoc[]>();
  return toPage(docs, limit, (doc) => doc.createdAt, presentNotification);
}

/** @throws Problem not-found for another person's, just as for none. */
export async function readNotification(deps: Deps, actor: Person, id: string): Promise<Notification> {
  const own = { _id: id, ...toldTo(actor) };
  const { modifiedCount } = await Notifications.updateOne(
    { ...own, readAt: null },
    { $set: { readAt: deps.now() } },
  );
  const doc = await Notifications.findOne(own).lean<NotificationDoc>();
  if (!doc) throw notFound();
  if (modifiedCount > 0) announceRead(deps, actor.personId);
  return presentNotification(doc);
}

/**
 * What somebody was told for the organisations they belong to, and for themselves: whoever left one, or whose organisation
 * is suspended, no longer reads what was said in it.
 */
function toldTo({ personId, memberships }: Person) {
  return { personId, organisationId: { $in: [null, ...memberships.map((one) => one.organisationId)] } };
}

/** Marks all of a person's as read, or all that lead to a page they now see. */
export async function readNotifications(
  deps: Deps,
  actor: Person,
  { path }: { path?: string | undefined },
): Promise<{ read: number }> {
  const { modifiedCount } = await Notifications.updateMany(
    { personId: actor.personId, readAt: null, ...(path && { path }) },
    { $set: { readAt: deps.now() } },
  );
  if (modifiedCount > 0) announceRead(deps, actor.personId);
  return { read: modifiedCount };
}

/**
 * Marks what was said under a key as read for everybody, because it is settled: a colleague answered, it was taken
 * back. Nobody is sent a mail about it any more.
 */
export async function settleNotifications(deps: Deps, key: string): Promise<void> {
  const open = await Notifications.find({ key, readAt: null }, { personId: 1 }).limit(1000).lean();
  if (open.length === 0) return;
  await Notifications.updateMany({ key, readAt: null }, { $set: { readAt: deps.now() } });
  for (const { personId } of open) announceRead(deps, String(personId));
}

/** How many a person has not read; counts to a hundred. */
export async function countUnreadNotifications(actor: Person): Promise<number> {
  return Notifications.countDocuments({ ...toldTo(actor), readAt: null }, { limit: COUNTED_AT_MOST });
}

/** Other windows of the person show the new count. */
function announceRead(deps: Deps, personId: string): void {
  deps.publish({ persons: [personId] }, 'notifications:read', { personId });
}

export { notify, notifyAll } from './notify.ts';
export { fillNotifications } from './filling.ts';
export { type NotificationDoc } from './model.ts';
export {
  claimForMail,
  claimForPush,
  listDue,
  listDueOf,
  listOfMail,
  lookAgain,
  lookAgainAtAll,
  notePushed,
  settle,
} from './waiting.ts';

/** Says in other words what was told under keys that begin so, where it was said in these: they are no longer true. */
export async function rewordNotifications(keyPrefix: string, said: string, words: Localised): Promise<void> {
  await Notifications.updateMany(
    { key: { $gte: keyPrefix, $lt: `${keyPrefix}\uffff` }, 'text.de': said },
    { $set: { text: words } },
  );
}

/** Deletes what was told before a moment. */
export async function removeNotifications(before: Date): Promise<void> {
  await Notifications.deleteMany({ createdAt: { $lt: before } });
}

/** Deletes what was said under keys that begin so, for everybody: it names somebody who is erased. */
export async function forgetNotifications(keyPrefix: string): Promise<void> {
  await Notifications.deleteMany({ key: { $gte: keyPrefix, $lt: `${keyPrefix}\uffff` } });
}

/** Deletes what a person was told, who is gone. */
export async function forgetNotificationsOf(personId: string): Promise<void> {
  await Notifications.deleteMany({ personId });
}
