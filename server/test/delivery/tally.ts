import mongoose from 'mongoose';
import { pause, type Voice } from './talker.ts';

export interface Tally {
  sent: number;
  stored: number;
  twice: number;
  missing: number;
  outOfOrder: number;
}

interface StoredMessage {
  room: string;
  clientId: string;
  sequence: number;
}

/** Every message in the store that Mongoose is connected to, room by room in their order. */
export async function readStored(rooms: readonly string[]): Promise<StoredMessage[]> {
  const ids = rooms.map((room) => new mongoose.Types.ObjectId(room));
  const docs = await mongoose.connection
    .collection('messages')
    .find({ conversationId: { $in: ids } })
    .sort({ conversationId: 1, sequence: 1 })
    .toArray();
  return docs.map((doc) => ({
    room: String(doc.conversationId),
    clientId: String(doc.clientId),
    sequence: Number(doc.sequence),
  }));
}

/** Waits until everybody has heard everything that is stored, or for so long. */
export async function settle(
  talkers: readonly Voice[],
  stored: readonly StoredMessage[],
  withinMs: number,
): Promise<void> {
  const until = Date.now() + withinMs;
  while (Date.now() < until && tallyOf(talkers, stored).missing > 0) await pause(50);
}

/**
 * Compares what was said with what is stored, and what everybody heard with that.
 * `missing` counts messages that were acknowledged and are not stored, and each that a listener did not hear;
 * `outOfOrder` counts gaps in the places stored and steps of a listener that were not the next place.
 */
export function tallyOf(talkers: readonly Voice[], stored: readonly StoredMessage[]): Tally {
  const said = talkers.flatMap((talker) => [...talker.said]);
  const byClientId = Map.groupBy(stored, (message) => message.clientId);
  const byRoom = Map.groupBy(stored, (message) => message.room);
  const tally: Tally = {
    sent: said.length,
    stored: stored.length,
    twice: [...byClientId.values()].filter((list) => list.length > 1).length,
    missing: said.filter((clientId) => !byClientId.has(clientId)).length,
    outOfOrder: 0,
  };
  for (const [room, list] of byRoom) {
    tally.outOfOrder += list.filter((message, index) => message.sequence !== index + 1).length;
    for (const talker of talkers) {
      const heard = talker.heard.get(room)?.map((message) => message.sequence);
      // Talks elsewhere.
      if (!heard) continue;
      const places = new Set(heard);
      tally.twice += heard.length - places.size;
      tally.missing += list.filter((message) => !places.has(message.sequence)).length;
      tally.outOfOrder += heard.filter(
        (place, index) => index > 0 && place <= (heard[index - 1] ?? 0),
      ).length;
    }
  }
  return tally;
}

/** One line for people who read the output. */
export function report(name: string, tally: Tally, more = ''): void {
  const { sent, stored, twice, missing, outOfOrder } = tally;
  process.stdout.write(
    `${name}: ${sent} sent / ${stored} stored / ${twice} twice / ${missing} missing / ${outOfOrder} out of order${more}\n`,
  );
}
