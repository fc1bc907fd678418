import type { Conversation } from '@klammer/contracts/conversations';
import { m } from '#lib/paraglide/messages.js';

/** The other organisation of a conversation of two; undefined in a group or where its profile is gone. */
export function counterpartOf(
  conversation: Conversation,
  ownId: string,
): Conversation['organisations'][number] | undefined {
  return conversation.title ? undefined : conversation.organisations.find((one) => one.id !== ownId);
}

/** What a conversation is called: its title, or the other side. */
export function nameOf(conversation: Conversation, ownId: string): string {
  return conversation.title || counterpartOf(conversation, ownId)?.name || m.chat_unknown();
}
