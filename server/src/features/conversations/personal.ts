import mongoose from 'mongoose';
import { DELETED_ACCOUNT, type PersonalData } from '../../contributions/personal-data.ts';
import { forgetNotifications } from '../notifications/service.ts';
import { copied } from './copying.ts';
import { conversationsMerging } from './merging-people.ts';
import { HiddenPresences, Messages, Seats, type MessageDoc, type SeatDoc } from './model.ts';
import { eraseFromReports, reportsBy } from './reports.ts';

const MOST_EXPORTED = 100_000;
const MOST_SEATS = 10_000;
type Id = mongoose.Types.ObjectId;

/** Messages stay for those they were written to: without the name, under an id that leads to nobody. */
export const conversationsPersonal: PersonalData = {
  name: 'messages',
  merging: conversationsMerging,
  export: async (_deps, { personId }) => {
    await copied();
    return {
      data: {
        messages: await Messages.find({ senderId: personId }).limit(MOST_EXPORTED).lean<MessageDoc[]>(),
        conversations: await Seats.find({ personId }).limit(MOST_SEATS).lean<SeatDoc[]>(),
        reports: await reportsBy(personId),
        presence: (await HiddenPresences.exists({ _id: personId })) ? 'hidden' : 'shown',
      },
    };
  },
  erase: async (_deps, { personId }) => {
    // A read mark that is still to be copied would come back after its seat is gone.
    await copied();
    const person = new mongoose.Types.ObjectId(personId);
    const ids = await conversationsOf(person);
    const conversationId = { $in: ids };
    await eraseFromReports(person, ids);
    const mentioning = await mentioningOf(person);
    await Messages.updateMany({ conversationId, mentions: person }, { $pull: { mentions: person } });
    await Messages.updateMany(
      { conversationId, 'reactions.personId': person },
      { $pull: { reactions: { personId: person } } },
    );
    const nobody = new mongoose.Types.ObjectId();
    await Messages.updateMany(
      { senderId: person },
      { $set: { senderId: nobody, senderName: DELETED_ACCOUNT }, $unset: { versions: 1 } },
    );
    // Only now: what is told of the messages from here on no longer names the person (see `announceUnread`).
    await forgetNews(ids, mentioning);
    await Seats.deleteMany({ personId });
    await HiddenPresences.deleteOne({ _id: personId });
  },
};

/** Where the person has a seat or has said something. */
async function conversationsOf(person: Id): Promise<Id[]> {
  const seats = await Seats.find({ personId: person }, { conversationId: 1 })
    .limit(MOST_SEATS)
    .lean<SeatDoc[]>();
  const spoken = await Messages.distinct('conversationId', { senderId: person });
  return [...seats.map((seat) => seat.conversationId), ...spoken];
}

/** What the person said that mentions somebody. */
async function mentioningOf(person: Id): Promise<Id[]> {
  const docs = await Messages.find({ senderId: person, 'mentions.0': { $exists: true } }, { _id: 1 })
    .limit(MOST_EXPORTED)
    .lean();
  return docs.map(({ _id }) => _id);
}

/** What others were told of the person's messages names them. */
async function forgetNews(conversations: readonly Id[], mentioning: readonly Id[]): Promise<void> {
  for (const id of conversations) await forgetNotifications(`conversation:${String(id)}:`);
  for (const id of mentioning) await forgetNotifications(`message:${String(id)}:`);
}
