import { ApiProblem, call } from '#lib/api.ts';
import type { Live } from '#lib/socket.svelte.ts';

/** How far somebody has read a conversation; the others see it too. */
export class Reading {
  sequence = $state(0);
  #live: Live;
  #conversationId: string;

  constructor(live: Live, conversationId: string, sequence: number) {
    this.#live = live;
    this.#conversationId = conversationId;
    this.sequence = sequence;
  }

  /** Says that everything up to a message was read. */
  async mark(sequence: number): Promise<void> {
    this.sequence = sequence;
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
