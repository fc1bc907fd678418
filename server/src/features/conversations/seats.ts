import mongoose from 'mongoose';
import { Conversations, Seats, type SeatDoc } from './model.ts';

const MOST_SEATS = 1000;

/** Marks as read up to a sequence, for several people and conversations in one write; a mark never goes back. */
export async function markRead(
  marks: readonly { personId: string; conversationId: string; sequence: number }[],
): Promise<void> {
  await Seats.bulkWrite(
    marks.map(({ personId, conversationId, sequence }) => ({
      updateOne: {
        filter: {
          personId: new mongoose.Types.ObjectId(personId),
          conversationId: new mongoose.Types.ObjectId(conversationId),
        },
        update: { $max: { sequence } },
        upsert: true,
      },
    })),
    { ordered: false },
  );
}

/** A person's seats by conversation id. */
export async function seatsOf(
  personId: string,
  conversationIds: readonly string[],
): Promise<Map<string, SeatDoc>> {
  const seats = await Seats.find({ personId, conversationId: { $in: [...conversationIds] } })
    .limit(MOST_SEATS)
    .lean<SeatDoc[]>();
  return new Map(seats.map((seat) => [String(seat.conversationId), seat]));
}

/** Everybody's read marks in a conversation, by person id. */
export async function readMarksIn(conversationId: string): Promise<Map<string, number>> {
  const seats = await Seats.find({ conversationId }, { personId: 1, sequence: 1 })
    .limit(MOST_SEATS)
    .lean<SeatDoc[]>();
  return new Map(seats.map((seat) => [String(seat.personId), seat.sequence]));
}

/** Which of a person's conversations are put away: nothing was said since they archived them. */
export async function archivedIds(personId: string): Promise<mongoose.Types.ObjectId[]> {
  const seats = await Seats.find({ personId, archivedAt: { $gte: 0 } }, { conversationId: 1, archivedAt: 1 })
    .limit(MOST_SEATS)
    .lean<SeatDoc[]>();
  if (seats.length === 0) return [];
  const docs = await Conversations.find(
    { _id: { $in: seats.map((seat) => seat.conversationId) } },
    { lastSequence: 1 },
  )
    .limit(MOST_SEATS)
    .lean();
  const last = new Map(docs.map((doc) => [String(doc._id), doc.lastSequence]));
  return seats
    .filter((seat) => (seat.archivedAt ?? -1) >= (last.get(String(seat.conversationId)) ?? Infinity))
    .map((seat) => seat.conversationId);
}

export async function countUnreadIn(personId: string, organisationId: string): Promise<number> {
  const conversations = await Conversations.find(
    { organisations: new mongoose.Types.ObjectId(organisationId), lastSequence: { $gt: 0 } },
    { lastSequence: 1 },
  )
    .limit(MOST_SEATS)
    .lean();
  const seats = await seatsOf(
    personId,
    conversations.map((one) => String(one._id)),
  );
  return conversations.reduce((sum, one) => {
    const seat = seats.get(String(one._id));
    return seat?.mutedAt ? sum : sum + Math.max(0, one.lastSequence - (seat?.sequence ?? 0));
  }, 0);
}

export async function keepDraft(personId: string, conversationId: string, draft: string): Promise<void> {
  await Seats.updateOne(
    { personId, conversationId },
    draft === '' ? { $unset: { draft: 1 } } : { $set: { draft } },
    { upsert: draft !== '' },
  );
}

export async function arrangeSeat(
  personId: string,
  conversationId: string,
  change: { mutedAt?: Date | null; archivedAt?: number | null },
): Promise<void> {
  const given = Object.entries(change).filter(([, value]) => value !== undefined);
  const set = Object.fromEntries(given.filter(([, value]) => value !== null));
  const unset = Object.fromEntries(given.filter(([, value]) => value === null).map(([name]) => [name, 1]));
  await Seats.updateOne({ personId, conversationId }, { $set: set, $unset: unset }, { upsert: true });
}

/** How everybody keeps some conversations, conversation by conversation. */
export async function seatsIn(
  conversationIds: readonly mongoose.Types.ObjectId[],
): Promise<Map<string, SeatDoc[]>> {
  const seats = await Seats.find(
    { conversationId: { $in: [...conversationIds] } },
    { conversationId: 1, personId: 1, sequence: 1, mutedAt: 1 },
  )
    .limit(MOST_SEATS * conversationIds.length)
    .lean<SeatDoc[]>();
  return Map.groupBy(seats, (seat) => String(seat.conversationId));
}
