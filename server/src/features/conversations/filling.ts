import { type Deps } from '../../deps.ts';
import { announceUnread } from './announcing.ts';
import { Conversations, Messages, Seats, type ConversationDoc } from './model.ts';

/** A conversation with all its messages, oldest first; without a title its id is the introduction's, with one it is a group. */
export interface FilledConversation {
  id: string;
  title?: string;
  organisations: readonly string[];
  openedAt: Date;
  messages: readonly {
    senderId: string;
    senderName: string;
    organisationId: string;
    text: string;
    sentAt: Date;
  }[];
  read: readonly { personId: string; sequence: number }[];
}

/** Stores conversations with messages numbered 1, 2, 3 … and how far each person has read, in three writes. */
export async function fillConversations(list: readonly FilledConversation[]): Promise<void> {
  await Messages.insertMany(
    list.flatMap(({ id, messages }) =>
      messages.map((message, index) => ({
        ...message,
        conversationId: id,
        sequence: index + 1,
        change: index + 1,
        changes: [index + 1],
        clientId: `${id}-${String(index + 1).padStart(4, '0')}`,
      })),
    ),
  );
  await Seats.insertMany(
    list.flatMap(({ id, read }) => read.map((mark) => ({ ...mark, conversationId: id }))),
  );
  // Last, so that a conversation never names a message that is not there.
  await Conversations.insertMany(
    list.map(({ id, title = '', organisations, openedAt, messages }) => ({
      _id: id,
      organisations,
      kind: title ? 'group' : 'introduction',
      title,
      introductionId: title ? null : id,
      lastSequence: messages.length,
      lastChange: messages.length,
      createdAt: openedAt,
      updatedAt: messages.at(-1)?.sentAt ?? openedAt,
    })),
  );
}

const MOST_RETOLD = 200;

/** Tells people of what they have not read in conversations of some organisations, as of when it was said. */
export async function retellUnread(deps: Deps, organisationIds: readonly string[]): Promise<void> {
  const docs = await Conversations.find({ organisations: { $in: [...organisationIds] } })
    .limit(MOST_RETOLD)
    .lean<ConversationDoc[]>();
  for (const doc of docs) await announceUnread({ ...deps, now: () => doc.updatedAt }, [String(doc._id)]);
}
