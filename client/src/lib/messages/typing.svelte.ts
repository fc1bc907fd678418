import { SvelteMap } from 'svelte/reactivity';
import { ApiProblem } from '#lib/api.ts';
import type { Live } from '#lib/socket.svelte.ts';

const SHOWN_FOR_MS = 4_000;
const TOLD_EVERY_MS = 2_500;

/** Who is writing in a conversation right now, and telling the others that one is. */
export class Typing {
  #people = new SvelteMap<string, { name: string; timer: ReturnType<typeof setTimeout> }>();
  names = $derived([...this.#people.values()].map((person) => person.name));
  #live: Live;
  #conversationId: string;
  #personId: string;
  #toldAt = 0;

  constructor(live: Live, conversationId: string, personId: string) {
    this.#live = live;
    this.#conversationId = conversationId;
    this.#personId = personId;
  }

  listen(): () => void {
    return this.#live.on('conversation:typing', ({ conversationId, personId, name }) => {
      if (conversationId !== this.#conversationId || personId === this.#personId) return;
      clearTimeout(this.#people.get(personId)?.timer);
      this.#people.set(personId, { name, timer: setTimeout(() => this.stopped(personId), SHOWN_FOR_MS) });
    });
  }

  stopped(personId: string): void {
    clearTimeout(this.#people.get(personId)?.timer);
    this.#people.delete(personId);
  }

  /** Tells that this person is writing, at most every few seconds. */
  tell(): void {
    if (Date.now() - this.#toldAt < TOLD_EVERY_MS) return;
    this.#toldAt = Date.now();
    this.#live
      .command('conversation:typing', { conversationId: this.#conversationId })
      .catch((error: unknown) => {
        // A sign of typing that is not delivered is not worth a word; a bug of ours is.
        if (!(error instanceof ApiProblem)) throw error;
      });
  }
}
