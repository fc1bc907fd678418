import type { Message } from '@klammer/contracts/conversations';
import { ApiProblem, isPassing } from '#lib/api-problem.ts';

/** A message that the server has not acknowledged yet. `order` counts up in the order of writing. */
export interface Unsent {
  clientId: string;
  personId: string;
  conversationId: string;
  text: string;
  replyTo: number | null;
  mentions: string[];
  attachments: { id: string; name: string; type: string; size: number }[];
  writtenAt: string;
  order: number;
  /** Why the server does not take it; null while it waits for its turn. */
  refusedAs: string | null;
}
export type Draft = Pick<Unsent, 'conversationId' | 'text' | 'replyTo' | 'mentions' | 'attachments'>;

/** Where unsent messages live, so that a reload or a crash loses none. */
export interface OutboxStore {
  /** A person's messages in the order of writing. */
  list(personId: string): Promise<Unsent[]>;
  /** Keeps one behind all that are there, also where two are written at once. */
  append(unsent: Omit<Unsent, 'order'>): Promise<void>;
  put(unsent: Unsent): Promise<void>;
  /** Changes one that is still there; one that is gone stays gone. */
  update(unsent: Unsent, change: Partial<Unsent>): Promise<void>;
  remove(clientId: string): Promise<void>;
}

export interface OutboxParts {
  personId: string;
  store: OutboxStore;
  makeId: () => string;
  /** Sends one message; throws an ApiProblem. The same clientId twice is one message, so a resend is harmless. */
  transmit: (unsent: Unsent) => Promise<Message>;
  onchange: (waiting: Unsent[]) => void;
  onsent: (message: Message) => void;
  /** Calls back after a while, for the next try. */
  later: (run: () => void, attempt: number) => void;
  /** Lets one window at a time send. */
  alone: (work: () => Promise<void>) => Promise<void>;
  /** Whether somebody changes it at the moment, in any window: neither it nor what was written after it is sent then. */
  isHeld: (clientId: string) => Promise<boolean>;
}

/**
 * Keeps what was written until the server has acknowledged it, and sends it in the order of writing: one at a time,
 * and none after one that has to wait, so a conversation never reads out of order.
 */
export class Outbox {
  #parts: OutboxParts;
  #running: Promise<void> | null = null;
  #again = false;
  #attempt = 0;
  #stopped = false;

  constructor(parts: OutboxParts) {
    this.#parts = parts;
  }

  async add(draft: Draft): Promise<void> {
    const { store, personId, makeId } = this.#parts;

    await store.append({
      ...draft,
      clientId: makeId(),
      personId,
      writtenAt: new Date().toISOString(),
      refusedAs: null,
    });
    await this.#tell();
    void this.flush();
  }

  /** Sends what waits. Called again while it runs, it looks once more when it is done. */
  flush(): Promise<void> {
    if (this.#stopped) return Promise.resolve();
    this.#again = true;
    this.#running ??= this.#parts
      .alone(() => this.#run())
      .finally(() => (this.#running = null))
      // Written after the last look and before the lock was given back.
      .then(() => (this.#again ? this.flush() : undefined));

    return this.#running;
  }

  /** For good: whoever is signed in now is perhaps somebody else. */
  stop(): void {
    this.#stopped = true;
  }

  /**
   * Sends it with another text, in its old place in the order. One that was on its way keeps its id: had it arrived,
   * the server answers 409 instead of storing both.
   */
  async edit(unsent: Unsent, text: string): Promise<void> {
    await this.#parts.store.update(unsent, { text, refusedAs: null });
    await this.#tell();
    await this.flush();
  }

  async retry(unsent: Unsent): Promise<void> {
    await this.edit(unsent, unsent.text);
  }

  /** Sends as a message of its own what was refused because an earlier version has arrived. */
  async sendAsNew(unsent: Unsent): Promise<void> {
    await this.#parts.store.remove(unsent.clientId);
    await this.#parts.store.put({
      ...unsent,
      clientId: this.#parts.makeId(),
      refusedAs: null,
    });
    await this.#tell();
    await this.flush();
  }

  async discard(clientId: string): Promise<void> {
    await this.#parts.store.remove(clientId);
    await this.#tell();
  }

  /** Shows what is there now; after another window has changed it. */
  async refresh(): Promise<void> {
    await this.#tell();
  }

  async #run(): Promise<void> {
    while (this.#again) {
      this.#again = false;

      for (let next = await this.#next(); next; next = await this.#next())
        if (!(await this.#send(next))) return;
    }
  }

  async #next(): Promise<Unsent | undefined> {
    const waiting = await this.#tell();
    const next = waiting.find((unsent) => unsent.refusedAs === null);

    if (!next || this.#stopped) return undefined;
    if (!(await this.#parts.isHeld(next.clientId))) return next;
    // A window that is closed meanwhile tells nobody that it lets go.
    this.#tryLater();

    return undefined;
  }

  /** False where everything has to wait. */
  async #send(unsent: Unsent): Promise<boolean> {
    const { store, transmit, onsent } = this.#parts;

    try {
      const message = await transmit(unsent);

      this.#attempt = 0;
      await store.remove(unsent.clientId);
      onsent(message);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      if (isPassing(error)) {
        this.#tryLater();

        return false;
      }
      await store.update(unsent, { refusedAs: error.code });
    }

    return true;
  }

  #tryLater(): void {
    this.#parts.later(() => void this.flush(), this.#attempt++);
  }

  async #tell(): Promise<Unsent[]> {
    const waiting = await this.#parts.store.list(this.#parts.personId);

    if (!this.#stopped) this.#parts.onchange(waiting);

    return waiting;
  }
}
