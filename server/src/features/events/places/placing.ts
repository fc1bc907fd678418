import { type Deps } from '../../../deps.ts';
import { isDuplicateKey } from '../../../http/problems.ts';
import { Events, type EventDoc } from '../model.ts';
import { Registrations, Seats, type RegistrationDoc, type SeatsDoc } from './registration-model.ts';
import { tellPlaced } from '../telling.ts';

const MOST_REGISTRATIONS = 10_000;

interface Round {
  /** Persons who just asked and see the outcome anyway. */
  asking: Set<string>;
  done: Promise<void>;
}
/** The round that goes on, and the one after it, which whoever asks meanwhile shares. */
interface Rounds {
  running: Promise<void>;
  next: Round | null;
}
const roundsOf = new WeakMap<Deps, Map<string, Rounds>>();

/**
 * Brings places and queue in step: places of who no longer comes are freed, free ones go to who waits longest, and
 * whoever waited hears of it. When sixty register at once, one or two rounds do it for all of them; each by themselves
 * would go through all sixty.
 * @param asking who just asked and sees the outcome anyway
 */
export function settlePlaces(deps: Deps, { _id }: Pick<EventDoc, '_id'>, asking?: string): Promise<void> {
  const id = String(_id);
  const here = roundsOf.get(deps) ?? new Map<string, Rounds>();
  roundsOf.set(deps, here);
  const event = here.get(id) ?? { running: Promise.resolve(), next: null };
  here.set(id, event);
  const round = (event.next ??= { asking: new Set(), done: event.running.then(begin) });
  if (asking !== undefined) round.asking.add(asking);
  return round.done;

  async function begin(): Promise<void> {
    event.next = null;
    const settled = settle(deps, _id, round.asking);
    // Whoever asked hears that it failed; the next round tries again.
    event.running = settled.catch(() => undefined);
    await settled.finally(() => {
      if (event.next === null) here.delete(id);
    });
  }
}

/** Each step is one atomic change, so it can be cut off, repeated, and run in several processes at once. */
async function settle(deps: Deps, eventId: EventDoc['_id'], asking: ReadonlySet<string>): Promise<void> {
  const event = await Events.findById(eventId).lean<EventDoc>();
  if (!event) return;
  // The places first: who has one by now was registered before, also in another process.
  const seats = await readSeats(eventId);
  const active = await Registrations.find({ eventId, state: 'active' })
    .sort({ queuedAt: 1, _id: 1 })
    .limit(MOST_REGISTRATIONS)
    .lean<RegistrationDoc[]>();
  const coming = new Set(active.map((one) => String(one._id)));
  for (const id of seats.taken.filter((one) => !coming.has(String(one))))
    await Seats.updateOne({ _id: eventId, taken: id }, { $pull: { taken: id }, $inc: { count: -1 } });
  for (const one of active.filter(({ placedAt }) => placedAt === null)) {
    if (!(await takeSeat(event, one))) return;
    const { modifiedCount } = await Registrations.updateOne(
      { _id: one._id, state: 'active', placedAt: null },
      { $set: { placedAt: deps.now() } },
    );
    if (modifiedCount > 0 && !asking.has(String(one.personId))) await tellPlaced(deps, event, one);
  }
}

async function readSeats(eventId: EventDoc['_id']): Promise<SeatsDoc> {
  try {
    await Seats.updateOne({ _id: eventId }, { $setOnInsert: { taken: [], count: 0 } }, { upsert: true });
  } catch (error) {
    // Made at the same time by somebody else.
    if (!isDuplicateKey(error)) throw error;
  }
  const seats = await Seats.findById(eventId).lean<SeatsDoc>();
  if (!seats) throw new Error(`event ${String(eventId)} has lost its seats`);
  return seats;
}

/** Whether they have a place now: there was one left, or they got one meanwhile by their own asking. */
async function takeSeat({ _id, capacity }: EventDoc, { _id: id }: RegistrationDoc): Promise<boolean> {
  const { modifiedCount } = await Seats.updateOne(
    { _id, taken: { $ne: id }, ...(capacity !== null && { count: { $lt: capacity } }) },
    { $push: { taken: id }, $inc: { count: 1 } },
  );
  return modifiedCount > 0 || (await Seats.exists({ _id, taken: id })) !== null;
}
