import { type Actor, type Person } from '../actor.ts';

/** Reads anew what is known of people, by session id; one whose session is over is not in the answer. */
export type Renew = (actors: readonly Person[]) => Promise<Map<string, Person>>;

const MOST_IN_A_BATCH = 200;

interface Waiting {
  actor: Person;
  resolve: (actor: Actor) => void;
  reject: (error: unknown) => void;
}

/** Asks once for all who come while an answer is awaited: each command asks who sends it. */
export function renewTogether(renew: Renew): (actor: Person) => Promise<Actor> {
  const waiting: Waiting[] = [];
  let running = false;

  async function drain(): Promise<void> {
    running = true;
    while (waiting.length > 0) {
      const batch = waiting.splice(0, MOST_IN_A_BATCH);
      try {
        const known = await renew(batch.map((one) => one.actor));
        for (const one of batch) one.resolve(known.get(one.actor.sessionId) ?? null);
      } catch (error) {
        for (const one of batch) one.reject(error);
      }
    }
    running = false;
  }

  return (actor) =>
    new Promise((resolve, reject) => {
      waiting.push({ actor, resolve, reject });
      if (!running) void drain();
    });
}
