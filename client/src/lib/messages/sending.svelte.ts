import { createContext } from 'svelte';
import type { Message } from '@klammer/contracts/conversations';
import { ApiProblem, call } from '#lib/api.ts';
import type { Live } from '#lib/socket.svelte.ts';
import { Outbox, type Unsent } from './outbox.ts';
import { openOutboxStore } from './outbox-store.ts';

const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 30_000;

/** What this person has written and the server has not got yet, over all conversations. */
export class Sending {
  waiting = $state.raw<Unsent[]>([]);
  #live: Live;
  #outbox: Promise<Outbox> | null = null;
  #listeners: ((message: Message) => void)[] = [];

  constructor(live: Live) {
    this.#live = live;
  }

  /** Opens the store and sends what an earlier visit left. In the browser only. */
  start(personId: string): void {
    this.#outbox ??= openOutboxStore(personId).then(
      (store) =>
        new Outbox({
          personId,
          store,
          transmit: (unsent) => this.#transmit(unsent),
          onchange: (waiting) => (this.waiting = waiting),
          onsent: (message) => this.#listeners.forEach((tell) => tell(message)),
          later: (run, attempt) => setTimeout(run, Math.min(FIRST_WAIT_MS * 2 ** attempt, LONGEST_WAIT_MS)),
        }),
    );
    this.flush();
  }

  flush(): void {
    void this.#outbox?.then((outbox) => outbox.flush());
  }

  async send(conversationId: string, text: string): Promise<void> {
    await (await this.#outbox)?.add({ clientId: crypto.randomUUID(), conversationId, text });
  }

  async retry(unsent: Unsent): Promise<void> {
    await (await this.#outbox)?.retry(unsent);
  }

  async discard(clientId: string): Promise<void> {
    await (await this.#outbox)?.discard(clientId);
  }

  onSent(tell: (message: Message) => void): () => void {
    this.#listeners.push(tell);

    return () => (this.#listeners = this.#listeners.filter((other) => other !== tell));
  }

  /** Over the socket where there is one, else over HTTP. */
  async #transmit({ conversationId, clientId, text }: Unsent): Promise<Message> {
    try {
      return await this.#live.command('message:send', { conversationId, clientId, text });
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.code !== 'unavailable') throw error;

      return call(fetch, 'conversations.send', { params: { id: conversationId }, body: { clientId, text } });
    }
  }
}

const [getSending, setSending] = createContext<Sending>();

export { getSending, setSending };
