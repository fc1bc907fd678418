import { ApiProblem, call } from '#lib/api.ts';
import type { Live } from '#lib/socket.svelte.ts';

/** More often than this nobody has to know how far somebody has read. */
const SAID_EVERY_MS = 300;

/** How far somebody has read a conversation; the others see it too. */
export class Reading {
  sequence = $state(0);
  #live: Live;
  #conversationId: string;
  #said: number;
  #saying: Promise<void> | null = null;

  constructor(live: Live, conversationId: string, sequence: number) {
    this.#live = live;
    this.#conversationId = conversationId;
    this.sequence = sequence;
    this.#said = sequence;
  }

  /** Says that everything up to a message was read: the first at once, what follows closely in one. */
  mark(sequence: number): Promise<void> {
    this.sequence = sequence;
    this.#saying ??= this.#sayAll().finally(() => (this.#saying = null));

    return this.#saying;
  }

  async #sayAll(): Promise<void> {
    while (this.#said < this.sequence) {
      this.#said = this.sequence;
      await this.#say(this.#said);
      await new Promise((resolve) => setTimeout(resolve, SAID_EVERY_MS));
    }
  }

  async #say(sequence: number): Promise<void> {
    try {
      await this.#live.command('conversation:read', { conversationId: this.#conversationId, sequence });
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.code !== 'unavailable') throw error;
      await call(fetch, 'conversations.read', {
        params: { id: this.#conversationId },
        body: { sequence },
      });
    }
  }
}
