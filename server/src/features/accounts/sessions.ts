import { type OwnSession } from '@klammer/contracts/security';
import mongoose from 'mongoose';
import { type Person } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { notFound } from '../../problem.ts';
import { Sessions, Verifications } from './model.ts';

const MOST_SESSIONS = 100;

/** Where the person is signed in, the newest first. */
export async function listSessions(deps: Deps, actor: Person): Promise<{ items: OwnSession[] }> {
  const docs = await Sessions.find({ userId: actor.personId, expiresAt: { $gt: deps.now() } })
    .sort({ updatedAt: -1 })
    .limit(MOST_SESSIONS)
    .lean();
  return {
    items: docs.map((doc) => ({
      id: String(doc._id),
      current: String(doc._id) === actor.sessionId,
      ...readUserAgent(doc.userAgent ?? ''),
      createdAt: (doc.createdAt ?? deps.now()).toISOString(),
      lastSeenAt: (doc.updatedAt ?? doc.createdAt ?? deps.now()).toISOString(),
    })),
  };
}

/** Ends one session of the person's own, its live connections included. */
export async function endSession(deps: Deps, actor: Person, id: string): Promise<void> {
  const { deletedCount } = await Sessions.deleteOne({ _id: id, userId: actor.personId });
  if (deletedCount === 0) throw notFound();
  deps.disconnect(actor.personId, id);
}

/** Ends all sessions of a person, or all but one. */
export async function endSessions(
  deps: Deps,
  personId: string,
  { except }: { except?: string } = {},
): Promise<void> {
  const others = {
    userId: personId,
    ...(except && { _id: { $ne: new mongoose.Types.ObjectId(except) } }),
  };
  const ended = await Sessions.find(others, { _id: 1 }).limit(1000).lean();
  await Sessions.deleteMany(others);
  if (except) for (const session of ended) deps.disconnect(personId, String(session._id));
  else deps.disconnect(personId);
}

/** What lies in mailboxes, such as other links for a new password, opens nothing any more. */
export async function forgetLinks(personId: string): Promise<void> {
  await Verifications.deleteMany({ value: personId });
}

/** Remembers that the session's person has just typed their password. */
export async function confirmSession(sessionId: string, at: Date): Promise<void> {
  await Sessions.updateOne({ _id: sessionId }, { $set: { confirmedAt: at } });
}

// The order counts: most browsers name the others too.
const BROWSERS: [string, RegExp][] = [
  ['Edge', /Edg(e|A|iOS)?\//],
  ['Opera', /OPR\//],
  ['Firefox', /Firefox\/|FxiOS\//],
  ['Chrome', /Chrom(e|ium)\/|CriOS\//],
  ['Safari', /Safari\//],
];
const SYSTEMS: [string, RegExp][] = [
  ['Android', /Android/],
  ['iOS', /iPhone|iPad/],
  ['Windows', /Windows/],
  ['macOS', /Mac OS X|Macintosh/],
  ['ChromeOS', /CrOS/],
  ['Linux', /Linux/],
];

export function readUserAgent(userAgent: string): { browser: string | null; system: string | null } {
  const find = (list: [string, RegExp][]) => list.find(([, pattern]) => pattern.test(userAgent))?.[0] ?? null;
  return { browser: find(BROWSERS), system: find(SYSTEMS) };
}
