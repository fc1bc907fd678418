import { createContext } from 'svelte';
import type { Message } from '@klammer/contracts/conversations';
import { ApiProblem, call } from '#lib/api.ts';
import type { Live } from '#lib/socket.svelte.ts';
import { Holding } from './holding.ts';
import type { Draft, Outbox, Unsent } from './outbox.ts';

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;
const HTTP_TIMEOUT_MS = 15_000;
const NAME = 'klammer-outbox';

/** What this person has written and the server has not got yet, over all conversations and from any page. */
export class Sending {
  waiting = $state.raw<Unsent[]>([]);
  #live: Live;
  #outbox: Promise<Outbox> | null = null;
  #listeners: ((message: Message) => void)[] = [];
  #otherWindows: BroadcastChannel | null = null;
  #holding = new Holding();

  constructor(live: Live) {
    this.#live = live;
  }

  /** Opens the store and sends what an earlier visit left. In the browser only. */
  start(personId: string): () => void {
    const channel = new BroadcastChannel(NAME);
    const outbox = this.#open(personId);

    this.#otherWindows = channel;
    this.#outbox = outbox;
    channel.onmessage = () => void this.#outbox?.then((outbox) => outbox.refresh());
    this.flush();

    return () => {
      channel.close();
      void outbox.then((mine) => mine.stop());
      this.#outbox = null;
      this.waiting = [];
    };
  }

  flush(): void {
    void this.#outbox?.then((outbox) => outbox.flush());
  }

  async send(draft: Draft): Promise<void> {
    await (await this.#outbox)?.add(draft);
  }

  /** Neither it nor what was written after it is sent while somebody changes it; null lets all go. */
  async hold(clientId: string | null): Promise<void> {
    await this.#holding.take(clientId);
    if (clientId === null) this.flush();
  }

  async edit(unsent: Unsent, text: string): Promise<void> {
    await (await this.#outbox)?.edit(unsent, text);
  }

  async retry(unsent: Unsent): Promise<void> {
    await (await this.#outbox)?.retry(unsent);
  }

  async sendAsNew(unsent: Unsent): Promise<void> {
    await (await this.#outbox)?.sendAsNew(unsent);
  }

  async discard(clientId: string): Promise<void> {
    await (await this.#outbox)?.discard(clientId);
  }

  onSent(tell: (message: Message) => void): () => void {
    this.#listeners.push(tell);

    return () => (this.#listeners = this.#listeners.filter((other) => other !== tell));
  }

  async #open(personId: string): Promise<Outbox> {
    // Loaded after the page, which does not need them to show anything.
    const [{ Outbox }, { openOutboxStore }, { keepInMemory }, { withMemory }] = await Promise.all([
      import('./outbox.ts'),
      import('./outbox-store.ts'),
      import('./outbox-in-memory.ts'),
      import('./outbox-with-memory.ts'),
    ]);
    // A private window may refuse to keep anything; sending works all the same.
    const store = withMemory(await openOutboxStore(personId).catch(() => keepInMemory()));
    let shown = '';

    return new Outbox({
      personId,
      store,
      makeId,
      transmit: (unsent) => this.#transmit(unsent),
      onchange: (waiting) => {
        this.waiting = keepSame(this.waiting, waiting);
        const now = JSON.stringify(waiting);

        if (now !== shown) this.#otherWindows?.postMessage('changed');
        shown = now;
      },
      onsent: (message) => this.#listeners.forEach((tell) => tell(message)),
      later: (run, attempt) => setTimeout(run, Math.min(FIRST_WAIT_MS * 2 ** attempt, LONGEST_WAIT_MS)),
      alone,
      isHeld: (clientId) => this.#holding.isHeld(clientId),
    });
  }

  /** Over the socket where there is one, else over HTTP. */
  async #transmit({ conversationId, attachments, ...unsent }: Unsent): Promise<Message> {
    const { clientId, personId: senderId, text, replyTo, mentions } = unsent;
    const ids = attachments.map((file) => file.id);
    const body = { clientId, senderId, text, replyTo, mentions, attachments: ids };

    try {
      return await this.#live.command('message:send', { conversationId, ...body });
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.code !== 'unavailable') throw error;

      // Not for ever: on a dead line an answer would never come, and everything else waits.
      const signal = AbortSignal.timeout(HTTP_TIMEOUT_MS);

      return call(fetch, 'conversations.send', { params: { id: conversationId }, body }, { signal });
    }
  }
}

/** What has not changed stays the same object: of hundreds only the row that was sent is drawn anew. */
function keepSame(before: readonly Unsent[], now: readonly Unsent[]): Unsent[] {
  const known = new Map(before.map((one) => [JSON.stringify(one), one]));

  return now.map((one) => known.get(JSON.stringify(one)) ?? one);
}

/** Without TLS browsers have neither `randomUUID` nor locks; two windows may then both send, which is harmless. */
function makeId(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}

async function alone(work: () => Promise<void>): Promise<void> {
  const { locks } = navigator as { locks?: LockManager };

  await (locks ? locks.request(NAME, work) : work());
}

const [getSending, setSending] = createContext<Sending>();

export { getSending, setSending };
