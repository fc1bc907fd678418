import type { Me } from '@klammer/contracts/accounts';
import { dev } from '$app/env';
import { ApiProblem } from '#lib/api.ts';
import { countDrafts } from './draft.ts';
import { hasSignedOut, OWED } from './signed-out.ts';

/** Whose things lie on this device; a sign that a page can read at once. */
const KEEPER = 'klammer-kept-for';
const SIGN_OUT = '/sign-out';
const SOON_MS = 1_500;
const AT_MOST_EVERY_MS = 10_000;

/**
 * What this device keeps for times without a connection: of whoever is signed in, and of nobody else. One per window,
 * told with every answer about who that is.
 */
export class Device {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #keptAt = 0;
  /** After a sign-out nothing is kept any more, also not what was asked before. */
  #isLeaving = false;

  async follow(me: Me): Promise<void> {
    if (await this.#payOwed(me)) return;

    const keeper = localStorage.getItem(KEEPER);

    if (keeper !== null && keeper !== me.person?.id) {
      // Somebody signed out elsewhere, or the session ended: unsent messages wait for the same person.
      await this.#forget({ unsent: false });
    }
    // Without TLS there are no workers, so nothing opens without a connection and nothing need be kept.
    if (dev || !me.person || this.#isLeaving || !('serviceWorker' in navigator)) return;
    localStorage.setItem(KEEPER, me.person.id);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(
      () => void this.#keep(me),
      Math.max(SOON_MS, this.#keptAt + AT_MOST_EVERY_MS - Date.now()),
    );
  }

  /** How many messages and drafts a sign-out would lose; no messages where the browser keeps none. */
  async countUnsent(): Promise<number> {
    try {
      const { countUnsent } = await import('#lib/messages/outbox-store.ts');

      return countDrafts() + (await countUnsent());
    } catch {
      return countDrafts();
    }
  }

  /** Before a sign-out: everything goes, unsent messages too. */
  async leave(): Promise<void> {
    this.#isLeaving = true;
    clearTimeout(this.#timer);
    localStorage.setItem(OWED, '');
    await this.#forget({ unsent: true });
  }

  /** @returns whether the person had signed out here already */
  async #payOwed(me: Me): Promise<boolean> {
    if (!hasSignedOut()) return false;

    if (me.person) await fetch(SIGN_OUT, { method: 'POST' });
    localStorage.removeItem(OWED);
    if (me.person) location.href = '/';

    return me.person !== null;
  }

  async #keep(me: Me): Promise<void> {
    this.#keptAt = Date.now();
    // Without a connection its code may not come either.
    const keeping = await import('./keeping.ts').catch(() => null);

    if (!keeping) return;
    try {
      if (await hasWorker()) await keeping.keepAll(me);
    } catch (error) {
      // Away, or signed out meanwhile: what was kept before stays as it is.
      if (!(error instanceof ApiProblem)) throw error;
    }

    if (this.#isLeaving) await keeping.forgetAll({ unsent: true });
  }

  async #forget(options: { unsent: boolean }): Promise<void> {
    const { forgetAll } = await import('./keeping.ts');

    await forgetAll(options);
    localStorage.removeItem(KEEPER);
  }
}

/** A private window may refuse workers; without one nothing opens, and nothing is kept. */
async function hasWorker(): Promise<boolean> {
  try {
    await navigator.serviceWorker.register('/service-worker.js');

    return true;
  } catch {
    return false;
  }
}
