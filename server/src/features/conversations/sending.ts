import { type Message } from '@klammer/contracts/conversations';
import { type Person } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { isDuplicateKey } from '../../http/problems.ts';
import { Problem } from '../../problem.ts';
import { Conversations, Messages, type ConversationDoc, type MessageDoc } from './model.ts';
import { sendingFor } from './policy.ts';
import { guardedOf, presentMessage } from './present.ts';
import { markRead } from './reading.ts';

const MOST_TRIES = 60;

/**
 * Stores a message exactly once and tells everybody concerned. A message's sequence is the last one + 1, inserted
 * under a unique index and tried again when somebody else was quicker: gapless without a counter that could be lost.
 * @throws Problem forbidden | conflict when this clientId was used for another text or conversation
 */
export async function sendMessage(
  deps: Deps,
  actor: Person,
  conversation: ConversationDoc,
  input: { clientId: string; text: string },
): Promise<Message> {
  const guarded = guardedOf(conversation);
  const organisationId = sendingFor(actor, guarded);
  if (!organisationId) throw new Problem('forbidden');
  const { doc, isNew } = await store(deps, actor, conversation, organisationId, input);
  const message = presentMessage(doc);
  // Repeated for a resend too: a kill may have come between storing the message and this.
  await Conversations.updateOne(
    { _id: conversation._id, lastSequence: { $lt: doc.sequence } },
    { $set: { lastSequence: doc.sequence, updatedAt: doc.sentAt } },
  );
  if (isNew) {
    await markRead(actor.personId, String(conversation._id), doc.sequence);
    deps.publish({ organisations: [...guarded.organisations] }, 'message:sent', message);
  }
  return message;
}

async function store(
  deps: Deps,
  actor: Person,
  conversation: ConversationDoc,
  organisationId: string,
  { clientId, text }: { clientId: string; text: string },
): Promise<{ doc: MessageDoc; isNew: boolean }> {
  const conversationId = conversation._id;
  for (let attempt = 0; attempt < MOST_TRIES; attempt += 1) {
    const last = await Messages.findOne({ conversationId }, { sequence: 1 }).sort({ sequence: -1 }).lean();
    const sender = { senderId: actor.personId, senderName: actor.name, organisationId };
    try {
      const created = await Messages.create({
        conversationId,
        sequence: (last?.sequence ?? 0) + 1,
        clientId,
        ...sender,
        text,
        sentAt: deps.now(),
      });
      return { doc: created.toObject(), isNew: true };
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      const earlier = await Messages.findOne({ senderId: actor.personId, clientId }).lean<MessageDoc>();
      if (earlier) return { doc: sameMessage(earlier, String(conversationId), text), isNew: false };
    }
  }
  throw new Problem('unavailable', 'Too many people write at once; please try again.', {
    retryAfterSeconds: 1,
  });
}

function sameMessage(earlier: MessageDoc, conversationId: string, text: string): MessageDoc {
  if (String(earlier.conversationId) !== conversationId || earlier.text !== text)
    throw new Problem('conflict', 'This clientId was used for another message.');
  return earlier;
}
