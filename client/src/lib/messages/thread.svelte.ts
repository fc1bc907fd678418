import type { Message } from '@klammer/contracts/conversations';
import { gapAfter, merge } from './sequence.ts';

export interface Page {
  items: Message[];
  lastSequence: number;
}
type Range = { after: number } | { before: number };

/** The messages of one conversation as far as they are known here, without a gap for long. */
export class Thread {
  messages = $state.raw<Message[]>([]);
  #lastSequence = 0;
  #fetchPage: (range: Range) => Promise<Page>;
  #catchingUp: Promise<void> | null = null;

  constructor(page: Page, fetchPage: (range: Range) => Promise<Page>) {
    this.#fetchPage = fetchPage;
    this.#take(page);
  }

  get hasOlder(): boolean {
    return (this.messages[0]?.sequence ?? 1) > 1;
  }

  /** Takes a message that was told; where it shows that others were missed, they are fetched. */
  async receive(message: Message): Promise<void> {
    this.#take({ items: [message], lastSequence: message.sequence });
    await this.#closeGap();
  }

  /** Asks for everything after the newest known; after a reconnect. */
  async catchUp(): Promise<void> {
    this.#take(await this.#fetchPage({ after: this.messages.at(-1)?.sequence ?? 0 }));
    await this.#closeGap();
  }

  async loadOlder(): Promise<void> {
    const first = this.messages[0];

    if (first && first.sequence > 1) this.#take(await this.#fetchPage({ before: first.sequence }));
  }

  #take({ items, lastSequence }: Page): void {
    this.messages = merge(this.messages, items);
    this.#lastSequence = Math.max(this.#lastSequence, lastSequence, items.at(-1)?.sequence ?? 0);
  }

  #closeGap(): Promise<void> {
    this.#catchingUp ??= this.#fetchMissing().finally(() => (this.#catchingUp = null));

    return this.#catchingUp;
  }

  async #fetchMissing(): Promise<void> {
    let after = gapAfter(this.messages, this.#lastSequence);

    while (after !== null) {
      const page = await this.#fetchPage({ after });

      // Nothing came: the rest is fetched with the next message or reconnect.
      if (page.items.length === 0) return;
      this.#take(page);
      after = gapAfter(this.messages, this.#lastSequence);
    }
  }
}
