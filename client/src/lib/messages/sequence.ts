import type { Message } from '@klammer/contracts/conversations';

/** Both lists as one, in the order of their places, each message once and as it was last changed. */
export function mergeMessages(known: readonly Message[], arrived: readonly Message[]): Message[] {
  const byPlace = new Map(known.map((message) => [message.sequence, message]));

  for (const message of arrived) {
    const before = byPlace.get(message.sequence);

    if (!before || before.change < message.change) byPlace.set(message.sequence, message);
  }

  return [...byPlace.values()].sort((a, b) => a.sequence - b.sequence);
}
