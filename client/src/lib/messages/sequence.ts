import { QUOTED_LENGTH, type Message } from '@klammer/contracts/messages';

/**
 * Both lists as one, in the order of their places, each message once and as it was last changed. An answer quotes what
 * it answers as that is now: what was deleted is not to be read there either.
 */
export function mergeMessages(known: readonly Message[], arrived: readonly Message[]): Message[] {
  const byPlace = new Map(known.map((message) => [message.sequence, message]));
  const changed = new Set<number>();

  for (const message of arrived) {
    const before = byPlace.get(message.sequence);

    if (before && before.change >= message.change) continue;
    byPlace.set(message.sequence, message);
    if (message.editedAt !== null || message.deletedAt !== null) changed.add(message.sequence);
  }

  return [...byPlace.values()]
    .map((message) =>
      message.replyTo && changed.has(message.replyTo.sequence) ? quoteAnew(message) : message,
    )
    .sort((a, b) => a.sequence - b.sequence);

  function quoteAnew(message: Message): Message {
    const text = byPlace.get(message.replyTo?.sequence ?? 0)?.text.slice(0, QUOTED_LENGTH);

    return message.replyTo && text !== undefined
      ? { ...message, replyTo: { ...message.replyTo, text } }
      : message;
  }
}
