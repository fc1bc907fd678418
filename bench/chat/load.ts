import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { type Client } from './client.ts';

export interface Latencies {
  /** From sending until the sender has the server's word that it is stored. */
  ackMs: number[];
  /** From sending until another one of the room has it. */
  deliveryMs: number[];
  /** Texts of what was acknowledged. */
  acknowledged: string[];
  /** Answered otherwise, or not at all. */
  failed: number;
}

/** When each message was sent, by its text; a listener tells by it how long it took. */
const sentAt = new Map<string, number>();

/** What a client hears, measured: one for all, because the clock is one. */
export function listener(latencies: Latencies): (name: string, fact: unknown) => void {
  return (name, fact) => {
    if (name !== 'message:sent') return;
    const at = sentAt.get((fact as { text: string }).text);
    if (at !== undefined) latencies.deliveryMs.push(performance.now() - at);
  };
}

export const noLatencies = (): Latencies => ({
  ackMs: [],
  deliveryMs: [],
  acknowledged: [],
  failed: 0,
});

/** One of them says something to its room. */
export async function say(client: Client, room: string, latencies: Latencies): Promise<boolean> {
  const [clientId, at] = [randomUUID(), performance.now()];
  sentAt.set(clientId, at);
  const answer = await client.command('message:send', { conversationId: room, clientId, text: clientId });
  const isStored = (answer as { ok?: boolean } | null)?.ok === true;
  if (isStored) {
    latencies.ackMs.push(performance.now() - at);
    latencies.acknowledged.push(clientId);
  } else latencies.failed += 1;
  return isStored;
}

/** Sends so many messages a second for so long, whether or not the ones before are answered. */
export async function talk(
  speakers: readonly { client: Client; room: string }[],
  { perSecond, seconds }: { perSecond: number; seconds: number },
  latencies: Latencies,
): Promise<void> {
  const begun = performance.now();
  const all: Promise<boolean>[] = [];
  for (let count = 0; count < perSecond * seconds; count += 1) {
    await pause(Math.max(0, begun + (count * 1000) / perSecond - performance.now()));
    const speaker = speakers[Math.floor(Math.random() * speakers.length)];
    if (speaker) all.push(say(speaker.client, speaker.room, latencies));
  }
  await Promise.all(all);
  // What was acknowledged last is on its way.
  await pause(500);
}

/**
 * As many as possible: so many wait for an answer at any time, for so long or until so many are sent.
 * @returns acknowledged messages a second
 */
export async function flood(
  speakers: readonly { client: Client; room: string }[],
  {
    atOnce,
    seconds = Infinity,
    messages = Infinity,
  }: { atOnce: number; seconds?: number; messages?: number },
): Promise<number> {
  const [begun, latencies] = [performance.now(), noLatencies()];
  let next = 0;
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (performance.now() - begun < seconds * 1000 && next < messages) {
        // In turns, so that nobody meets the limit on commands of one connection.
        const speaker = speakers[next++ % speakers.length];
        if (speaker) await say(speaker.client, speaker.room, latencies);
      }
    }),
  );
  return latencies.ackMs.length / ((performance.now() - begun) / 1000);
}
