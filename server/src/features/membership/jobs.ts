import { type Deps } from '../../deps.ts';
import { type Job } from '../../contributions/jobs.ts';
import { addDays, dayOf } from '../../time/local-time.ts';
import { Memberships, type MembershipDoc } from './model.ts';
import { tellEnded, tellEnding } from './telling.ts';

const HOUR_MS = 3_600_000;
/** Of 24 months, month 21: three months before the end. */
const REMINDED_BEFORE_DAYS = 91;
const AT_ONCE = 200;

/** Reminds of periods that end soon, and ends those whose last day is over. Nothing begins by itself. */
export async function attendToMemberships(deps: Deps): Promise<void> {
  const now = deps.now();
  const today = dayOf(now);
  const ending = await Memberships.find({
    status: 'active',
    endsOn: { $gte: today, $lte: addDays(today, REMINDED_BEFORE_DAYS) },
    remindedAt: null,
  })
    .limit(AT_ONCE)
    .lean<MembershipDoc[]>();
  for (const one of ending) {
    // Told first: a kill in between tells again under the same key, which is once.
    await tellEnding(deps, one, one.endsOn ?? today);
    await Memberships.updateOne({ _id: one._id }, { $set: { remindedAt: now } });
  }
  const over = await Memberships.find({ status: 'active', endsOn: { $lt: today } })
    .limit(AT_ONCE)
    .lean<MembershipDoc[]>();
  for (const one of over) {
    await tellEnded(deps, one);
    await Memberships.updateOne(
      { _id: one._id, status: 'active', endsOn: one.endsOn },
      { $set: { status: 'ended', updatedAt: now } },
    );
  }
}

export const membershipJobs: Job[] = [
  { name: 'attend-to-memberships', everyMs: HOUR_MS, run: attendToMemberships },
];
