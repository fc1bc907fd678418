import { type Conversation, type Message } from '@klammer/contracts/conversations';
import { type Actor } from '../../actor.ts';
import { type ProfileDoc } from '../profiles/service.ts';
import { type ConversationDoc, type MessageDoc } from './model.ts';
import { canSend, type Guarded } from './policy.ts';

export function guardedOf(doc: ConversationDoc): Guarded {
  return { organisations: doc.organisations.map(String) };
}

export function presentMessage(doc: MessageDoc): Message {
  return {
    id: String(doc._id),
    conversationId: String(doc.conversationId),
    sequence: doc.sequence,
    clientId: doc.clientId,
    sender: { id: String(doc.senderId), name: doc.senderName, organisationId: String(doc.organisationId) },
    text: doc.text,
    sentAt: doc.sentAt.toISOString(),
  };
}

export function presentConversation(
  actor: Actor,
  doc: ConversationDoc,
  with_: { profiles: Map<string, ProfileDoc>; lastMessage: MessageDoc | null; readSequence: number },
): Conversation {
  return {
    id: String(doc._id),
    organisations: doc.organisations.flatMap((id) => {
      const profile = with_.profiles.get(String(id));
      return profile ? [{ id: String(id), name: profile.name, slug: profile.slug, kind: profile.kind }] : [];
    }),
    introductionId: doc.introductionId ? String(doc.introductionId) : null,
    lastMessage: with_.lastMessage ? presentMessage(with_.lastMessage) : null,
    lastSequence: doc.lastSequence,
    readSequence: with_.readSequence,
    unread: Math.max(0, doc.lastSequence - with_.readSequence),
    updatedAt: doc.updatedAt.toISOString(),
    abilities: { send: canSend(actor, guardedOf(doc)) },
  };
}
