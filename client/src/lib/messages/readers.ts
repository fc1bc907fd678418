import type { Message, Participant } from '@klammer/contracts/conversations';

/**
 * Who of the others has read up to where, by the place of the message. Nobody stands under their own words: whoever
 * wrote them has read them.
 */
export function readersByPlace(
  messages: readonly Message[],
  people: readonly Participant[],
  personId: string,
): Map<number, Participant[]> {
  const senders = new Map(messages.map((message) => [message.sequence, message.sender.id]));
  const others = people.filter(
    ({ id, readSequence }) => id !== personId && readSequence > 0 && senders.get(readSequence) !== id,
  );

  return Map.groupBy(others, ({ readSequence }) => readSequence);
}
