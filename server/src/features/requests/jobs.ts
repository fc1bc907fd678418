import { type Deps } from '../../deps.ts';
import { type Job } from '../../contributions/jobs.ts';
import { answerWithdrawn, tellAnswers } from './answers.ts';
import { Applications } from './application-model.ts';
import { introduceUntold } from './choosing.ts';
import { Requests, type RequestDoc } from './model.ts';
import { tellDeadline, tellFitting, tellWaiting } from './telling.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const AT_ONCE = 200;
const REMIND_BEFORE_MS = 2 * DAY_MS;
/** The organisation hears of waiting applications at the deadline and every so often after it. */
const REMIND_AGAIN_MS = 14 * DAY_MS;

/** Tells what a kill kept from being told: start-ups of a request that fits, applicants of their answer, and who was chosen. */
async function tellUntold(deps: Deps): Promise<void> {
  const untold = await Requests.find({ status: 'published', toldAt: null })
    .limit(AT_ONCE)
    .lean<RequestDoc[]>();
  for (const doc of untold) await tellFitting(deps, doc);
  await tellAnswers(deps);
  await introduceUntold(deps);
}

/** Reminds applicants whose draft is not sent, and organisations with applications that wait. */
export async function remindOfRequests(deps: Deps): Promise<void> {
  const now = deps.now();
  const soon = new Date(now.getTime() + REMIND_BEFORE_MS);
  for await (const doc of Requests.find({ status: 'published', deadlineAt: { $gt: now, $lte: soon } })
    .lean<RequestDoc>()
    .cursor())
    await tellDeadline(deps, doc);
  for await (const doc of Requests.find({ status: 'published', deadlineAt: { $lte: now } })
    .lean<RequestDoc>()
    .cursor()) {
    const waiting = await Applications.countDocuments({ requestId: doc._id, status: 'submitted' });
    const sinceMs = now.getTime() - (doc.deadlineAt?.getTime() ?? 0);
    if (waiting > 0) await tellWaiting(deps, doc, waiting, Math.floor(sinceMs / REMIND_AGAIN_MS));
  }
}

/** Finishes what a kill cut off: a request that was taken back leaves nobody waiting. */
export async function reconcileRequests(deps: Deps): Promise<void> {
  for await (const doc of Requests.find({ status: 'withdrawn' }, { _id: 1 }).lean().cursor())
    await answerWithdrawn(deps, String(doc._id));
  await tellUntold(deps);
}

export const requestJobs: Job[] = [
  { name: 'tell-of-requests', everyMs: MINUTE_MS, run: tellUntold },
  { name: 'remind-of-requests', everyMs: 60 * MINUTE_MS, run: remindOfRequests },
];
