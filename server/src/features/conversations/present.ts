import {
  QUOTED_LENGTH,
  REACTIONS,
  type Conversation,
  type Group,
  type Message,
} from '@klammer/contracts/conversations';
import { type Actor } from '../../actor.ts';
import { type ProfileDoc } from '../profiles/service.ts';
import { type ConversationDoc, type MessageDoc, type SeatDoc } from './model.ts';
import { canLeave, canSend, changeableUntil, type Guarded, type GuardedMessage } from './policy.ts';

export function guardedOf(doc: ConversationDoc): Guarded {
  return { kind: doc.kind, organisations: doc.organisations.map(String) };
}

export function guardedMessage(doc: MessageDoc): GuardedMessage {
  return {
    senderId: String(doc.senderId),
    sentAt: doc.sentAt,
    deleted: doc.deletedAt !== undefined,
    kind: doc.kind ?? 'text',
  };
}

/** @param original what it answers, where it answers something */
export function presentMessage(doc: MessageDoc, original?: MessageDoc): Message {
  return {
    id: String(doc._id),
    conversationId: String(doc.conversationId),
    sequence: doc.sequence,
    change: doc.change,
    clientId: doc.clientId,
    kind: doc.kind ?? 'text',
    sender: { id: String(doc.senderId), name: doc.senderName, organisationId: String(doc.organisationId) },
    text: doc.text,
    sentAt: doc.sentAt.toISOString(),
    changeableUntil: changeableUntil(doc.sentAt).toISOString(),
    editedAt: doc.editedAt?.toISOString() ?? null,
    deletedAt: doc.deletedAt?.toISOString() ?? null,
    pinnedAt: doc.pinnedAt?.toISOString() ?? null,
    replyTo: original
      ? {
          sequence: original.sequence,
          name: original.senderName,
          text: original.text.slice(0, QUOTED_LENGTH),
        }
      : null,
    mentions: (doc.mentions ?? []).map(String),
    attachments: (doc.attachments ?? []).map((file) => ({
      id: String(file.id),
      name: file.name,
      type: file.type,
      size: file.size,
    })),
    reactions: presentReactions(doc),
  };
}

function presentReactions(doc: MessageDoc): Message['reactions'] {
  return REACTIONS.flatMap((code) => {
    const personIds = (doc.reactions ?? [])
      .filter((reaction) => reaction.code === code)
      .map((reaction) => String(reaction.personId));
    return personIds.length > 0 ? [{ code, personIds }] : [];
  });
}

export function presentConversation(
  actor: Actor,
  doc: ConversationDoc,
  with_: {
    profiles: Map<string, ProfileDoc>;
    lastMessage: MessageDoc | null;
    seat: SeatDoc | undefined;
    ended: boolean;
  },
): Conversation {
  const { seat } = with_;
  const readSequence = seat?.sequence ?? 0;
  return {
    id: String(doc._id),
    kind: doc.kind,
    title: doc.title,
    organisations: presentSides(doc, with_.profiles),
    introductionId: doc.introductionId ? String(doc.introductionId) : null,
    lastMessage: with_.lastMessage ? presentMessage(with_.lastMessage) : null,
    lastSequence: doc.lastSequence,
    lastChange: doc.lastChange,
    readSequence,
    unread: Math.max(0, doc.lastSequence - readSequence),
    draft: seat?.draft ?? '',
    muted: seat?.mutedAt !== undefined,
    archived: isArchived(doc, seat),
    updatedAt: doc.updatedAt.toISOString(),
    abilities: {
      send: !with_.ended && canSend(actor, guardedOf(doc)),
      leave: canLeave(actor, guardedOf(doc)),
    },
  };
}

function presentSides(
  doc: ConversationDoc,
  profiles: ReadonlyMap<string, ProfileDoc>,
): Conversation['organisations'] {
  return doc.organisations.flatMap((id) => {
    const profile = profiles.get(String(id));
    if (!profile) return [];
    const { name, slug, kind, logo } = profile;
    return [{ id: String(id), name, slug, kind, logo }];
  });
}

/** For the operator: who takes part, and nothing of what was said. */
export function presentGroup(doc: ConversationDoc, profiles: ReadonlyMap<string, ProfileDoc>): Group {
  return {
    id: String(doc._id),
    title: doc.title,
    organisations: presentSides(doc, profiles),
    openedAt: doc.createdAt.toISOString(),
  };
}

function isArchived(doc: ConversationDoc, seat: SeatDoc | undefined): boolean {
  return seat?.archivedAt !== undefined && seat.archivedAt >= doc.lastSequence;
}
