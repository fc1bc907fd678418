import type { Conversation } from '@klammer/contracts/conversations';

/** The other organisation of a conversation; undefined where its profile is gone. */
export function counterpartOf(
  conversation: Conversation,
  ownId: string,
): Conversation['organisations'][number] | undefined {
  return conversation.organisations.find((organisation) => organisation.id !== ownId);
}
