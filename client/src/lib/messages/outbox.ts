import type { Message } from '@klammer/contracts/conversations';
import { ApiProblem } from '#lib/api.ts';

/** A message that the server has not acknowledged yet. `order` counts up in the order of writing. */
export interface Unsent {
  clientId: string;
  personId: string;
  conversationId: string;
  text: string;
  writtenAt: string;
  order: number;
  /** Why the server does not take it; null while it waits for its turn. */
  refusedAs: string | null;
}

/** Where unsent messages live, so that a reload or a crash loses none. */
export interface OutboxStore {
  /** A person's messages in the order of writing. */
  list(personId: string): Promise<Unsent[]>;
  put(unsent: Unsent): Promise<void>;
  remove(clientId: string): Promise<void>;
}

export interface OutboxParts {
  personId: string;
  store: OutboxStore;
  /** Sends one message; throws an ApiProblem. The same clientId twice is one message, so a resend is harmless. */
  transmit: (unsent: Unsent) => Promise<Message>;
  onchange: (waiting: Unsent[]) => void;
  onsent: (message: Message) => void;
  /** Calls back after a while, for the next try. */
  later: (run: () => void, attempt: number) => void;
}

/** Codes that pass by themselves: the message stays and is tried again. */
const PASSING = new Set(['unavailable', 'internal', 'too-many-requests', 'unauthenticated']);

/**
 * Keeps what was written until the server has acknowledged it, and sends it in the order of writing: one at a time,
 * and none after one that has to wait, so a conversation never reads out of order.
 */
export class Outbox {
  #parts: OutboxParts;
  #running: Promise<void> | null = null;
  #again = false;
  #attempt = 0;

  constructor(parts: OutboxParts) {
    this.#parts = parts;
  }

  async add(message: Pick<Unsent, 'clientId' | 'conversationId' | 'text'>): Promise<void> {
    const { store, personId } = this.#parts;
    const last = (await store.list(personId)).at(-1);

    await store.put({
      ...message,
      personId,
      writtenAt: new Date().toISOString(),
      order: (last?.order ?? 0) + 1,
      refusedAs: null,
    });
    await this.#tell();
    void this.flush();
  }

  /** Sends what waits. Called again while it runs, it looks once more when it is done. */
  flush(): Promise<void> {
    this.#again = true;
    this.#running ??= this.#run().finally(() => (this.#running = null));

    return this.#running;
  }

  async retry(unsent: Unsent): Promise<void> {
    await this.#parts.store.put({ ...unsent, refusedAs: null });
    await this.#tell();
    await this.flush();
  }

  async discard(clientId: string): Promise<void> {
    await this.#parts.store.remove(clientId);
    await this.#tell();
  }

  async #run(): Promise<void> {
    await this.#tell();
    while (this.#again) {
      this.#again = false;

      for (let next = await this.#next(); next; next = await this.#next())
        if (!(await this.#send(next))) return;
    }
  }

  async #next(): Promise<Unsent | undefined> {
    return (await this.#parts.store.list(this.#parts.personId)).find((unsent) => unsent.refusedAs === null);
  }

  /** False where everything has to wait. */
  async #send(unsent: Unsent): Promise<boolean> {
    const { store, transmit, onsent, later } = this.#parts;

    try {
      const message = await transmit(unsent);

      this.#attempt = 0;
      await store.remove(unsent.clientId);
      onsent(message);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      if (PASSING.has(error.code)) {
        later(() => void this.flush(), this.#attempt++);

        return false;
      }
      await store.put({ ...unsent, refusedAs: error.code });
    }
    await this.#tell();

    return true;
  }

  async #tell(): Promise<void> {
    this.#parts.onchange(await this.#parts.store.list(this.#parts.personId));
  }
}
