import { type Actor, type Person } from '../actor.ts';

/**
 * For so long who asks is not read again, and longer where nothing was written since that could matter: a revocation that
 * tells nobody counts after this at the latest.
 */
const HOLDS_MS = 500;

/** Who is behind a connection, as it was last read. */
export interface Identity {
  /** Who proved to be it at the handshake. */
  person: Person;
  actor: Promise<Actor>;
  readAt: number;
  /** How often had been written, before it was read, what it is read from; null where nobody knows. */
  writes: number | null;
}

/** @param writes goes up whenever what `renew` reads may have changed; null where nobody knows */
export function keepIdentities(
  renew: (person: Person) => Promise<Actor>,
  writes: () => number | null,
): { current: (identity: Identity) => Promise<Actor> } {
  return {
    current: (identity) => {
      const now = writes();
      const isKnownToHold = now !== null && now === identity.writes;
      if (!isKnownToHold && Date.now() - identity.readAt > HOLDS_MS) {
        const actor = renew(identity.person);
        Object.assign(identity, { actor, readAt: Date.now(), writes: now });
        // One that could not be read is not kept.
        actor.catch(() => Object.assign(identity, { readAt: 0, writes: null }));
      }
      return identity.actor;
    },
  };
}
