import type { Message } from '@klammer/contracts/conversations';

/** Both lists as one, in order of sequence, each message once. */
export function merge(known: readonly Message[], arrived: readonly Message[]): Message[] {
  const bySequence = new Map([...known, ...arrived].map((message) => [message.sequence, message]));

  return [...bySequence.values()].sort((a, b) => a.sequence - b.sequence);
}

/**
 * The sequence after which something is missing, or null where none is. Sequences have no gap on the server, so a
 * jump means that a message did not reach us. What lies before the first known message is older, not missing.
 */
export function gapAfter(messages: readonly Message[], lastSequence: number): number | null {
  for (const [index, message] of messages.entries()) {
    const next = messages[index + 1]?.sequence ?? lastSequence + 1;

    if (next > message.sequence + 1) return message.sequence;
  }

  return messages.length === 0 && lastSequence > 0 ? 0 : null;
}
