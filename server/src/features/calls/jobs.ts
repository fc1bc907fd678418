import { type Deps } from '../../deps.ts';
import { type Job } from '../../contributions/jobs.ts';
import { findProfiles, isGone } from '../profiles/service.ts';
import { answerWithdrawn, tellAnswers } from './entries/answering.ts';
import { markFinalists } from './entries/finalists.ts';
import { Calls, type CallDoc } from './model.ts';
import { tellDeadline, tellFitting, tellJudging } from './telling.ts';

const MINUTE_MS = 60_000;
const AT_ONCE = 200;
const REMIND_BEFORE_MS = 3 * 24 * 60 * MINUTE_MS;

/** Tells what a kill kept from being told, and the jury once a deadline is over. */
export async function tellOfCalls(deps: Deps): Promise<void> {
  const find = async (filter: object): Promise<CallDoc[]> =>
    whoseOrganiserIsThere(
      await Calls.find({ status: 'published', ...filter })
        .limit(AT_ONCE)
        .lean<CallDoc[]>(),
    );
  for (const call of await find({ toldAt: null })) await tellFitting(deps, call);
  for (const call of await find({ judgingToldAt: null, deadlineAt: { $lte: deps.now() } }))
    await tellJudging(deps, call);
  await tellAnswers(deps);
}

/** Reminds applicants whose entry is not sent. */
export async function remindOfCalls(deps: Deps): Promise<void> {
  const now = deps.now();
  const soon = new Date(now.getTime() + REMIND_BEFORE_MS);
  for await (const call of Calls.find({ status: 'published', deadlineAt: { $gt: now, $lte: soon } })
    .lean<CallDoc>()
    .cursor())
    for (const one of await whoseOrganiserIsThere([call])) await tellDeadline(deps, one);
}

/** Nobody is sent to the call of somebody who is suspended; once that is lifted, they are. */
async function whoseOrganiserIsThere(calls: CallDoc[]): Promise<CallDoc[]> {
  const organisers = await findProfiles(calls.map((call) => String(call.organisationId)));
  const gone = new Set(organisers.filter(isGone).map(({ _id }) => String(_id)));
  return calls.filter((call) => !gone.has(String(call.organisationId)));
}

/** Finishes what a kill cut off: a call that was taken back leaves nobody waiting, and who was chosen is in the round. */
export async function reconcileCalls(deps: Deps): Promise<void> {
  for await (const call of Calls.find({ status: 'withdrawn' }, { _id: 1 }).lean().cursor())
    await answerWithdrawn(deps, String(call._id));
  const second = { status: 'published' as const, finalistIds: { $exists: true } };
  for await (const call of Calls.find(second).lean<CallDoc>().cursor()) await markFinalists(call);
  await tellOfCalls(deps);
}

export const callJobs: Job[] = [
  { name: 'tell-of-calls', everyMs: MINUTE_MS, run: tellOfCalls },
  { name: 'remind-of-calls', everyMs: 60 * MINUTE_MS, run: remindOfCalls },
];
