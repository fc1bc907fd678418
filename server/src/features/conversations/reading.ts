import mongoose from 'mongoose';
import { Conversations, ReadMarks } from './model.ts';

/** Marks as read up to a sequence; a mark never goes back. */
export async function markRead(personId: string, conversationId: string, sequence: number): Promise<void> {
  await ReadMarks.updateOne({ personId, conversationId }, { $max: { sequence } }, { upsert: true });
}

/** How far a person has read, by conversation id. */
export async function readMarksOf(
  personId: string,
  conversationIds: readonly string[],
): Promise<Map<string, number>> {
  const marks = await ReadMarks.find({ personId, conversationId: { $in: [...conversationIds] } })
    .limit(1000)
    .lean();
  return new Map(marks.map((mark) => [String(mark.conversationId), mark.sequence]));
}

/** How many messages a person has not read in the conversations of an organisation. */
export async function countUnread(personId: string, organisationId: string): Promise<number> {
  const conversations = await Conversations.find(
    { organisations: new mongoose.Types.ObjectId(organisationId), lastSequence: { $gt: 0 } },
    { lastSequence: 1 },
  )
    .limit(1000)
    .lean();
  const marks = await readMarksOf(
    personId,
    conversations.map((one) => String(one._id)),
  );
  return conversations.reduce(
    (sum, one) => sum + Math.max(0, one.lastSequence - (marks.get(String(one._id)) ?? 0)),
    0,
  );
}
