import { type Types } from 'mongoose';
import { Conversations, Messages } from './model.ts';

/** The newest place and the newest change of a conversation. */
export interface Heads {
  sequence: number;
  change: number;
}

/** Reads them from the messages, which are the truth. */
export async function readHeads(conversationId: Types.ObjectId): Promise<Heads> {
  const newest = (field: 'sequence' | 'change') =>
    Messages.findOne({ conversationId }, { [field]: 1 })
      .sort({ [field]: -1 })
      .lean<{ sequence: number; change: number }>();
  const [place, changed] = await Promise.all([newest('sequence'), newest('change')]);
  return { sequence: place?.sequence ?? 0, change: changed?.change ?? 0 };
}

/** Brings the copies on conversations forward, never back. @returns how many of them were behind */
export async function advance(
  heads: readonly { conversationId: Types.ObjectId; sequence: number; change: number; at?: Date }[],
): Promise<number> {
  const { modifiedCount } = await Conversations.bulkWrite(
    heads.map(({ conversationId, sequence, change, at }) => ({
      updateOne: {
        filter: { _id: conversationId },
        update: { $max: { lastSequence: sequence, lastChange: change, ...(at && { updatedAt: at }) } },
      },
    })),
    { ordered: false },
  );
  return modifiedCount;
}
