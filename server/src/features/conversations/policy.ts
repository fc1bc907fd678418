import { belongsTo, canActFor, type Actor } from '../../actor.ts';

/** For so long after sending a message may be changed or deleted by who wrote it. */
const CHANGEABLE_MS = 3600_000;

/** Ids of the organisations that take part, and what kind of conversation it is. */
export interface Guarded {
  kind: 'introduction' | 'group' | 'agreement';
  organisations: readonly string[];
}

/** What counts about a message when somebody wants to change it. */
export interface GuardedMessage {
  senderId: string;
  sentAt: Date;
  deleted: boolean;
  kind: 'text' | 'left';
}

/** Whoever belongs to a side sees it, whichever organisation they act for at the moment. */
export function canSee(actor: Actor, conversation: Guarded): boolean {
  return conversation.organisations.some((id) => belongsTo(actor, id));
}

export function canSend(actor: Actor, conversation: Guarded): boolean {
  return sendingFor(actor, conversation) !== null;
}

/** The side a person writes for: the organisation they act for if it takes part, else another of theirs that does. */
export function sendingFor(actor: Actor, conversation: Guarded): string | null {
  const sides = conversation.organisations.filter((id) => canActFor(actor, id));
  return sides.find((id) => id === actor?.organisationId) ?? sides[0] ?? null;
}

/** A conversation of two stays with both; a group can be left as long as somebody remains. */
export function canLeave(actor: Actor, conversation: Guarded): boolean {
  return conversation.kind === 'group' && canSend(actor, conversation);
}

export function changeableUntil(sentAt: Date): Date {
  return new Date(sentAt.getTime() + CHANGEABLE_MS);
}

/** Within an hour, by who wrote it, as long as they may still write there. */
export function canChange(actor: Actor, conversation: Guarded, message: GuardedMessage, now: Date): boolean {
  return (
    canSend(actor, conversation) &&
    message.senderId === actor?.personId &&
    message.kind === 'text' &&
    !message.deleted &&
    now <= changeableUntil(message.sentAt)
  );
}
