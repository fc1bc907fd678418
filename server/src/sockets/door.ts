import { type IncomingMessage } from 'node:http';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { RateLimiterMemory } from 'rate-limiter-flexible';

/** More than a person with many tabs needs who comes back after a break. */
const ARRIVALS_PER_10_S = 60;
/** Who goes on in spite of being told is not even answered by Socket.IO any more. */
const TURNED_AWAY_PER_10_S = 2 * ARRIVALS_PER_10_S;
/** Who asks is found out for so many at a time: more would only stand in the way of those who are in already. */
const MOST_IDENTIFIED_AT_ONCE = 2;
/** Between two who are let in: what those who are in have just asked the store for is answered meanwhile. */
const TURNS_BETWEEN = 4;

export interface Door {
  /** For Socket.IO's `allowRequest`: before there is a connection at all. */
  allow: (request: IncomingMessage, decide: (reason: string | null, allowed: boolean) => void) => void;
  /** Whether the one who came with this request comes too often. */
  comesTooOften: (request: IncomingMessage) => boolean;
  /** Does something once it is its turn. */
  inTurn: <Result>(work: () => Promise<Result>) => Promise<Result>;
}

/**
 * Keeps many who arrive at once from holding up those who are in: a connection costs a thousand times what a refusal
 * here does, and of those let in one is taken every few turns of the event loop, which take no time where nobody else waits.
 */
export function createDoor(): Door {
  const arrivals = new RateLimiterMemory({ points: TURNED_AWAY_PER_10_S, duration: 10 });
  const tooOften = new WeakSet<IncomingMessage>();
  let entering = Promise.resolve();
  let identifying = 0;
  const waiting: (() => void)[] = [];
  return {
    allow: (request, decide) => {
      void arrivals.consume(sessionIn(request.headers.cookie)).then(
        async ({ consumedPoints }) => {
          if (consumedPoints > ARRIVALS_PER_10_S) tooOften.add(request);
          const mine = entering.then(pass);
          entering = mine;
          await mine;
          decide(null, true);
        },
        () => decide('too many requests', false),
      );
    },
    comesTooOften: (request) => tooOften.has(request),
    inTurn: async (work) => {
      if (identifying >= MOST_IDENTIFIED_AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
      else identifying += 1;
      try {
        return await work();
      } finally {
        // Whoever waits longest takes the place over.
        const next = waiting.shift();
        if (next) next();
        else identifying -= 1;
      }
    },
  };
}

async function pass(): Promise<void> {
  for (let turn = 0; turn < TURNS_BETWEEN; turn += 1) await nextTurn();
}

/** The session alone: with the other cookies, of which anybody may send what they like, each try would count anew. */
export function sessionIn(cookie = ''): string {
  return /(?:^|;) *(?:__Host-)?klammer\.session=([^;]*)/.exec(cookie)?.[1] ?? '';
}
