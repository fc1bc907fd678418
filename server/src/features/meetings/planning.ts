import { type Parsed } from '@klammer/contracts/endpoint';
import { type MeetingPlanning, type meetings } from '@klammer/contracts/meetings';
import mongoose from 'mongoose';
import { type Member } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { Problem } from '../../problem.ts';
import { noteAudit } from '../audit/service.ts';
import { canOrganise, openMeetings, readFor, type EventDoc } from '../events/service.ts';
import { assemble } from './assembling.ts';
import { Plannings, type PlanEntry, type PlanningDoc } from './model.ts';
import { pairingOf, readParticipations, type Participation } from './participants.ts';
import { presentPlanning } from './present.ts';
import { solveInThread } from './scheduling/in-thread.ts';
import { checkSettings } from './slots.ts';
import { tellOpen, tellPlanned } from './telling.ts';
import { slotsOfPlanning } from './wishing.ts';

/** After so long the best plan found is taken. */
const SECONDS = 45;
/** A plan that has been made for longer than this is made by nobody any more. */
const GIVEN_UP_MS = 3 * 60_000;
/** Plans are made one after the other: each takes a core for as long as it takes. */
let queue: Promise<void> = Promise.resolve();

export async function getPlanning(deps: Deps, actor: Member, id: string): Promise<MeetingPlanning> {
  const { doc } = await readFor(deps, actor, id, canOrganise);
  const planning = await Plannings.findById(id).lean<PlanningDoc>();
  return presentPlanning(actor, doc, planning, deps.now().getTime() - GIVEN_UP_MS);
}

/** @throws Problem invalid-input where nobody could meet in that time */
export async function setUpMeetings(
  deps: Deps,
  actor: Member,
  id: string,
  settings: Parsed<typeof meetings.setUp>['body'],
): Promise<MeetingPlanning> {
  const { doc } = await readFor(deps, actor, id, canOrganise);
  checkSettings(settings, (doc.start ?? '').slice(0, 10));
  await Plannings.updateOne({ _id: id }, { $set: { settings, updatedAt: deps.now() } }, { upsert: true });
  await openMeetings(id);
  await tellOpen(deps, doc);
  return getPlanning(deps, actor, id);
}

/** Begins to make a plan and answers at once; who organises hears when it is there. */
export async function planMeetings(
  deps: Deps,
  actor: Member,
  id: string,
  anew: boolean,
): Promise<MeetingPlanning> {
  const { doc } = await readFor(deps, actor, id, canOrganise);
  const since = deps.now();
  const planning = await Plannings.findOneAndUpdate(
    {
      _id: id,
      $or: [{ planningSince: null }, { planningSince: { $lt: new Date(since.getTime() - GIVEN_UP_MS) } }],
    },
    { $set: { planningSince: since, failed: false } },
    { returnDocument: 'after' },
  ).lean<PlanningDoc>();
  if (!planning) {
    const exists = await Plannings.exists({ _id: id });
    throw new Problem(
      'not-possible-now',
      exists ? 'A plan is being made already.' : 'Say first when and at how many tables people meet.',
    );
  }
  queue = queue
    .then(() => makeNext(deps, doc, planning, anew))
    .catch((error: unknown) => {
      deps.log.error({ err: error, eventId: id }, 'a plan of meetings could not be stored');
    });
  return getPlanning(deps, actor, id);
}

async function makeNext(deps: Deps, doc: EventDoc, planning: PlanningDoc, anew: boolean): Promise<void> {
  const mine = { _id: planning._id, planningSince: planning.planningSince };
  try {
    const draft = await makePlan(deps, doc, planning, anew);
    await Plannings.updateOne(mine, { $set: { draft, planningSince: null, updatedAt: deps.now() } });
  } catch (error) {
    deps.log.error({ err: error, eventId: String(doc._id) }, 'a plan of meetings could not be made');
    await Plannings.updateOne(mine, { $set: { failed: true, planningSince: null } });
  }
  const organisations = doc.organiserIds.map(String);
  deps.publish({ organisations }, 'meetings:changed', { eventId: String(doc._id) });
}

async function makePlan(deps: Deps, doc: EventDoc, planning: PlanningDoc, anew: boolean): Promise<PlanEntry> {
  const id = String(doc._id);
  const participations = await readParticipations(id);
  const mayMeet = await pairingOf(participations);
  const slots = slotsOfPlanning(doc, planning);
  const { problem, tablesBefore } = assemble(
    participations,
    slots,
    planning,
    (a: Participation, b: Participation) => mayMeet(a.placed, b.placed),
    anew ? null : planning.published,
  );
  const solution = await solveInThread(problem, SECONDS, tablesBefore);
  const meetingsMade = problem.pairs.flatMap(({ a, b }, pair) => {
    const slot = slots[solution.slots[pair] ?? -1];
    const [one, other] = [participations[a], participations[b]];
    if (!slot || !one || !other) return [];
    const ids = {
      a: new mongoose.Types.ObjectId(one.placed.id),
      b: new mongoose.Types.ObjectId(other.placed.id),
    };
    return [{ ...ids, ...slot, table: solution.tables[pair] ?? 0 }];
  });
  const { value, bound, gap, method, seconds, idle, long, changed } = solution;
  const figures = { value, bound, gap, method, seconds, idle, long, changed };
  return { ...figures, id: new mongoose.Types.ObjectId(), meetings: meetingsMade, solvedAt: deps.now() };
}

/** Gives everybody the latest plan. @throws Problem not-possible-now where there is none */
export async function publishMeetings(deps: Deps, actor: Member, id: string): Promise<MeetingPlanning> {
  const { doc } = await readFor(deps, actor, id, canOrganise);
  const planning = await Plannings.findById(id).lean<PlanningDoc>();
  if (!planning?.draft) throw new Problem('not-possible-now', 'There is no plan yet.');
  const { modifiedCount } = await Plannings.updateOne(
    { _id: id, 'draft.id': planning.draft.id },
    { $set: { published: planning.draft, publishedAt: deps.now(), updatedAt: deps.now() } },
  );
  if (modifiedCount === 0) throw new Problem('conflict');
  noteAudit(deps, { actor, action: 'event.meetings-published', subject: { kind: 'event', id } });
  await tellPlanned(deps, doc, planning.published, planning.draft);
  return getPlanning(deps, actor, id);
}
