import { type Deps } from '../../deps.ts';
import { type Job } from '../../contributions/jobs.ts';
import { Accesses, Grants, Rooms, type GrantDoc, type RoomDoc } from './model.ts';
import { tellExpiring } from './telling.ts';

const HOUR_MS = 3_600_000;
const WARNED_BEFORE_MS = 3 * 24 * HOUR_MS;
const AT_ONCE = 1000;

/** Whoever may look in for three days more hears of it once. */
export async function remindOfExpiry(deps: Deps): Promise<void> {
  const now = deps.now();
  const soon = new Date(now.getTime() + WARNED_BEFORE_MS);
  const grants = await Grants.find({ expiresAt: { $gt: now, $lte: soon }, revokedAt: null })
    .sort({ expiresAt: 1 })
    .limit(AT_ONCE)
    .lean<GrantDoc[]>();
  // One that was given for so short a time anyway is no news.
  const worthTelling = grants.filter(
    ({ grantedAt, expiresAt }) => expiresAt && expiresAt.getTime() - grantedAt.getTime() > WARNED_BEFORE_MS,
  );
  for (const grant of worthTelling) {
    const room = await Rooms.findById(grant.roomId).lean<RoomDoc>();
    if (room) await tellExpiring(deps, room, grant);
  }
}

/** What was looked at before a moment is forgotten. */
export async function removeAccesses(before: Date): Promise<void> {
  await Accesses.deleteMany({ lastAt: { $lt: before } });
}

export const roomJobs: Job[] = [{ name: 'remind-of-room-expiry', everyMs: HOUR_MS, run: remindOfExpiry }];
