import { type NotificationType } from '@klammer/contracts/notifications';
import mongoose from 'mongoose';
import { type Deps } from '../../deps.ts';
import { isDuplicateKey } from '../../http/problems.ts';
import { type News, type Recipient } from '../../tell.ts';
import { thereAmong } from '../accounts/service.ts';
import { listMembersOf, suspendedAmong } from '../organisations/service.ts';
import { Notifications, type NotificationDoc } from './model.ts';
import { presentNotification } from './present.ts';

/** More unread ones of a kind about one thing say nothing new; without a bound somebody could fill others' pages and phones. */
const MOST_UNREAD_ALIKE = 30;
/** Each of these is about somebody else, or has a bound of its own. */
const UNBOUNDED: ReadonlySet<NotificationType> = new Set(['message-received', 'application-submitted']);
const ABOUT_ONE_THING = /[\da-f]{24}/;

/**
 * Tells persons, or everybody of organisations, of something: one notification per person and key, so that saying it
 * again (a retry, a repair at start, a second process) tells nobody twice. Mails and pushes follow by themselves, as each
 * person chose (`channels`).
 * @returns how many were told for the first time
 */
export async function notify(deps: Deps, news: News): Promise<number> {
  return notifyAll(deps, [news]);
}

/** The same for several things at once, in one write. */
export async function notifyAll(deps: Deps, all: readonly News[]): Promise<number> {
  const createdAt = deps.now();
  const everybody = await Promise.all(
    all.map(({ to, organisationId }) => everybodyIn(to, organisationId ?? null)),
  );
  const suspended = await suspendedIn(everybody.flat());
  const docs = all.map((news, index) =>
    recipientsOf(news, everybody[index] ?? [], suspended).map((recipient) =>
      docOf(news, recipient, createdAt),
    ),
  );
  const told = await withoutErased(await insertNew(await withoutFlood(docs.flat())));
  for (const doc of told)
    deps.publish({ persons: [String(doc.personId)] }, 'notification:created', presentNotification(doc));
  return told.length;
}

/**
 * Each person once, for the first of the organisations they belong to. Whoever belongs to a suspended one could not see
 * what they would be told of.
 */
function recipientsOf(
  { except }: News,
  everybody: readonly Recipient[],
  suspended: ReadonlySet<string>,
): Recipient[] {
  const told = everybody.filter(
    ({ organisationId }) => organisationId === null || !suspended.has(organisationId),
  );
  const byPerson = new Map(told.toReversed().map((one) => [one.personId, one]));
  return [...byPerson.values()].filter((one) => one.personId !== except);
}

async function everybodyIn(to: News['to'], organisationId: string | null): Promise<readonly Recipient[]> {
  if ('each' in to) return to.each;
  if ('persons' in to) return to.persons.map((personId) => ({ personId, organisationId }));
  return listMembersOf(to.organisations);
}

async function suspendedIn(all: readonly Recipient[]): Promise<ReadonlySet<string>> {
  const ids = [...new Set(all.flatMap(({ organisationId }) => organisationId ?? []))];
  return ids.length > 0 ? suspendedAmong(ids) : new Set();
}

function docOf(news: News, { personId, organisationId }: Recipient, createdAt: Date): NotificationDoc {
  const { key, type, title, text, path } = news;
  return {
    _id: new mongoose.Types.ObjectId(),
    personId: new mongoose.Types.ObjectId(personId),
    key,
    type,
    organisationId: organisationId === null ? null : new mongoose.Types.ObjectId(organisationId),
    title,
    text,
    path,
    createdAt,
    readAt: null,
    // Both channels look at it at once, and decide by what the person has chosen whether and when it leaves.
    mailAt: createdAt,
    pushAt: createdAt,
  };
}

async function withoutFlood(docs: readonly NotificationDoc[]): Promise<readonly NotificationDoc[]> {
  const bounded = docs.filter(({ type, path }) => !UNBOUNDED.has(type) && ABOUT_ONE_THING.test(path));
  if (bounded.length === 0) return docs;
  const counts = await Notifications.aggregate<{ _id: Alike }>([
    {
      $match: {
        personId: { $in: bounded.map(({ personId }) => personId) },
        path: { $in: [...new Set(bounded.map(({ path }) => path))] },
        readAt: null,
      },
    },
    { $group: { _id: { personId: '$personId', path: '$path', type: '$type' }, count: { $sum: 1 } } },
    { $match: { count: { $gte: MOST_UNREAD_ALIKE } } },
  ]);
  const full = new Set(counts.map(({ _id }) => alike(_id)));
  return docs.filter((doc) => UNBOUNDED.has(doc.type) || !full.has(alike(doc)));
}

type Alike = Pick<NotificationDoc, 'personId' | 'type' | 'path'>;
const alike = ({ personId, type, path }: Alike): string => `${String(personId)} ${type} ${path}`;

/** @returns those that nobody has been told of before */
async function insertNew(docs: readonly NotificationDoc[]): Promise<NotificationDoc[]> {
  if (docs.length === 0) return [];
  const upserts = docs.map(({ personId, key, ...fields }) => ({
    updateOne: { filter: { personId, key }, update: { $setOnInsert: fields }, upsert: true },
  }));
  const { upsertedIds } = await Notifications.bulkWrite(upserts, { ordered: false }).catch(resultOf);
  return Object.keys(upsertedIds).flatMap((index) => docs[Number(index)] ?? []);
}

/**
 * Takes back what was told to somebody who was erased since it was known to whom: an erasure takes the account away and
 * then what its person was told, so that what it did not find is found here.
 */
async function withoutErased(docs: readonly NotificationDoc[]): Promise<readonly NotificationDoc[]> {
  if (docs.length === 0) return [];
  const there = await thereAmong([...new Set(docs.map(({ personId }) => String(personId)))]);
  const erased = docs.filter(({ personId }) => !there.has(String(personId)));
  if (erased.length > 0) await Notifications.deleteMany({ _id: { $in: erased.map(({ _id }) => _id) } });
  return docs.filter(({ personId }) => there.has(String(personId)));
}

/** Said twice at once: the other one told them, and the rest has been written all the same. */
function resultOf(error: unknown): Pick<mongoose.mongo.BulkWriteResult, 'upsertedIds'> {
  if (error instanceof mongoose.mongo.MongoBulkWriteError && isDuplicateKey(error)) return error.result;
  throw error;
}
