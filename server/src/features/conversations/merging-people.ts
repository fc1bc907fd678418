import mongoose from 'mongoose';
import { type PersonMerging } from '../../contributions/person-merging.ts';
import { referenceIn, type Move } from '../../contributions/references.ts';
import { copied } from './copying.ts';
import { HiddenPresences, Messages, Seats, type MessageDoc, type SeatDoc } from './model.ts';
import { reportsReference } from './reports.ts';

const AT_ONCE = 200;

/** Both have a seat: read is what either has read, and a draft is kept where the other seat has none. */
async function joinSeats(id: unknown, { to }: Move): Promise<void> {
  const one = await Seats.findById(id as string).lean<SeatDoc>();
  if (!one) return;
  const other = { conversationId: one.conversationId, personId: to };
  await Seats.updateOne(other, { $max: { sequence: one.sequence } });
  if (one.draft)
    await Seats.updateOne({ ...other, draft: { $in: [null, ''] } }, { $set: { draft: one.draft } });
  await Seats.deleteOne({ _id: one._id });
}

/** Both have reacted alike to one message: it is one reaction by now. */
async function joinReactions({ from, to }: Move): Promise<void> {
  for (;;) {
    const docs = await Messages.find({ 'reactions.personId': from }, { reactions: 1 })
      .limit(AT_ONCE)
      .lean<MessageDoc[]>();
    if (docs.length === 0) return;
    for (const { _id, reactions = [] } of docs) {
      const personId = new mongoose.Types.ObjectId(to);
      const moved = reactions.map((one) => (String(one.personId) === from ? { ...one, personId } : one));
      const keys = moved.map((one) => `${one.code}:${String(one.personId)}`);
      const joined = moved.filter((_, index) => keys.indexOf(keys[index] ?? '') === index);
      await Messages.updateOne({ _id, reactions }, { $set: { reactions: joined } });
    }
  }
}

export const conversationsMerging: PersonMerging = {
  references: [
    referenceIn(Seats, 'personId', { counts: 'conversations', onDuplicate: joinSeats }),
    referenceIn(Messages, 'senderId', { counts: 'messages' }),
    referenceIn(Messages, 'mentions', { shape: 'list' }),
    reportsReference,
  ],
  covers: ['messages.reactions.personId'],
  move: async (_deps, move) => {
    // A read mark that is still to be copied would bring the seat back.
    await copied();
    await joinReactions(move);
    // Whether one shows that one is there is what the account that stays has chosen.
    await HiddenPresences.deleteOne({ _id: move.from });
  },
};
