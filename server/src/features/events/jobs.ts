import { type Deps } from '../../deps.ts';
import { type Job } from '../../contributions/jobs.ts';
import { Events, type EventDoc } from './model.ts';
import { settlePlaces } from './places/placing.ts';
import { Registrations } from './places/registration-model.ts';
import { askOpinions, tellCancelled, tellReleased, tellSoon } from './telling.ts';

const HOUR_MS = 3_600_000;
const AT_ONCE = 200;
const REMIND_BEFORE_MS = 48 * HOUR_MS;
const RELEASE_BEFORE_MS = 24 * HOUR_MS;
/** So long at least somebody has to confirm, also where the server was away when it should have reminded. */
const TIME_TO_CONFIRM_MS = 12 * HOUR_MS;
const ASK_AFTER_MS = HOUR_MS;
const ASK_AT_MOST_MS = 7 * 24 * HOUR_MS;

/**
 * Reminds of what comes, says what was called off, releases what was not confirmed, and asks how it was. Each mark comes
 * after its deed.
 */
export async function attendToEvents(deps: Deps): Promise<void> {
  const now = deps.now();
  const soon = (ms: number): object => ({ $gt: now, $lte: new Date(now.getTime() + ms) });
  const ago = (ms: number): Date => new Date(now.getTime() - ms);
  const find = async (filter: object): Promise<EventDoc[]> =>
    Events.find({ status: 'published', ...filter })
      .limit(AT_ONCE)
      .lean<EventDoc[]>();
  for (const event of await find({ startsAt: soon(REMIND_BEFORE_MS), remindedAt: null })) {
    await tellSoon(deps, event);
    await mark(event, { remindedAt: now });
  }
  const overdue = { startsAt: soon(RELEASE_BEFORE_MS), remindedAt: { $lte: ago(TIME_TO_CONFIRM_MS) } };
  for (const event of await find({ ...overdue, confirmation: true, releasedAt: null })) {
    await releaseUnconfirmed(deps, event);
    await mark(event, { releasedAt: now });
  }
  for (const event of await find({ status: 'cancelled', startsAt: { $gt: now }, cancelToldAt: null }))
    await tellCancelled(deps, event);
  const over = { $lte: ago(ASK_AFTER_MS), $gt: ago(ASK_AT_MOST_MS) };
  for (const event of await find({ endsAt: over, feedbackAskedAt: null })) {
    await askOpinions(deps, event);
    await mark(event, { feedbackAskedAt: now });
  }
}

/** None of the marks concerns search. */
async function mark(event: EventDoc, marks: Partial<EventDoc>): Promise<void> {
  await Events.updateOne({ _id: event._id }, { $set: marks }, { skipSearchMark: true } as object);
}

/** Whoever got a place after the reminder went out has only just said that they come. */
async function releaseUnconfirmed(deps: Deps, event: EventDoc): Promise<void> {
  const unconfirmed = {
    eventId: event._id,
    state: 'active' as const,
    confirmedAt: null,
    placedAt: { $ne: null, $lte: event.remindedAt },
  };
  const found = await Registrations.find(unconfirmed, { personId: 1, organisationId: 1 }).limit(2000).lean();
  const ids = found.map((one) => one._id);
  await Registrations.updateMany({ ...unconfirmed, _id: { $in: ids } }, { $set: { state: 'released' } });
  // Whoever confirmed in between still has their place.
  const released = await Registrations.find(
    { _id: { $in: ids }, state: 'released' },
    { personId: 1, organisationId: 1 },
  )
    .limit(2000)
    .lean();
  if (released.length > 0) await tellReleased(deps, event, released);
  await settlePlaces(deps, event);
}

/** Gives places that a kill kept from being given. */
export async function reconcileEvents(deps: Deps): Promise<void> {
  for await (const event of Events.find({ status: 'published', startsAt: { $gt: deps.now() } })
    .lean<EventDoc>()
    .cursor())
    await settlePlaces(deps, event);
}

export const eventJobs: Job[] = [
  { name: 'attend-to-events', everyMs: HOUR_MS / 6, run: attendToEvents },
  { name: 'settle-places', everyMs: HOUR_MS, run: reconcileEvents },
];
