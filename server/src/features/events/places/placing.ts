import { type Deps } from '../../../deps.ts';
import { isDuplicateKey } from '../../../http/problems.ts';
import { type EventDoc } from '../model.ts';
import { Registrations, Seats, type RegistrationDoc, type SeatsDoc } from './registration-model.ts';
import { tellPlaced } from '../telling.ts';

const MOST_REGISTRATIONS = 10_000;

type Placed = Pick<EventDoc, '_id' | 'capacity' | 'status' | 'startsAt' | 'title'>;

/**
 * Brings places and queue in step: places of who no longer comes are freed, free ones go to who waits longest, and
 * whoever waited hears of it. Each step is one atomic change, so it can be cut off, repeated, and run twice at once.
 * @param asking who just asked and sees the outcome anyway
 */
export async function settlePlaces(deps: Deps, event: Placed, asking?: string): Promise<void> {
  const eventId = event._id;
  const active = await Registrations.find({ eventId, state: 'active' })
    .sort({ queuedAt: 1, _id: 1 })
    .limit(MOST_REGISTRATIONS)
    .lean<RegistrationDoc[]>();
  const seats = await readSeats(eventId);
  const coming = new Set(active.map((one) => String(one._id)));
  for (const id of seats.taken.filter((one) => !coming.has(String(one))))
    await Seats.updateOne({ _id: eventId, taken: id }, { $pull: { taken: id }, $inc: { count: -1 } });
  const holding = new Set(seats.taken.map(String));
  for (const one of active.filter(({ placedAt }) => placedAt === null)) {
    const isHolding = holding.has(String(one._id)) || (await takeSeat(event, one));
    if (!isHolding) return;
    await Registrations.updateOne(
      { _id: one._id, state: 'active', placedAt: null },
      { $set: { placedAt: deps.now() } },
    );
    if (String(one.personId) !== asking) await tellPlaced(deps, event, one);
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
async function takeSeat({ _id, capacity }: Placed, { _id: id }: RegistrationDoc): Promise<boolean> {
  const { modifiedCount } = await Seats.updateOne(
    { _id, taken: { $ne: id }, ...(capacity !== null && { count: { $lt: capacity } }) },
    { $push: { taken: id }, $inc: { count: 1 } },
  );
  return modifiedCount > 0 || (await Seats.exists({ _id, taken: id })) !== null;
}
