import type { Changes, Message } from '@klammer/contracts/conversations';
import { Following } from './following.ts';
import { mergeMessages } from './sequence.ts';

export interface Page {
  items: Message[];
  lastSequence: number;
  lastChange: number;
}
export type Range = { after: number } | { before: number } | { from: string } | object;

export interface ThreadSource {
  fetchPage: (range: Range) => Promise<Page>;
  fetchChanges: (after: number) => Promise<Changes>;
  /** Calls back after a while, for the next try to catch up. */
  later: (run: () => Promise<void>, attempt: number) => void;
}

/**
 * A stretch of one conversation's messages, without a gap, and how far this client knows what happened in it. The
 * stretch may end before the newest message; everything that happens within it or right after it is taken in.
 */
export class Thread {
  messages = $state.raw<Message[]>([]);
  lastSequence = $state(0);
  /** Around whatever happens to the messages by itself: who shows them keeps what is in sight where it is. */
  around: (change: () => void) => void = (change) => change();
  #source: ThreadSource;
  #following: Following;

  constructor(page: Page, source: ThreadSource) {
    this.#source = source;
    this.#following = new Following(page.lastChange, {
      fetchChanges: source.fetchChanges,
      later: source.later,
      take: (messages) => this.around(() => this.#take(messages)),
      beginAnew: () => {
        this.lastSequence = 0;

        return this.jumpToEnd();
      },
    });
    this.messages = page.items;
    this.lastSequence = page.lastSequence;
  }

  get first(): number {
    return this.messages[0]?.sequence ?? 1;
  }

  get last(): number {
    return this.messages.at(-1)?.sequence ?? 0;
  }

  get hasOlder(): boolean {
    return this.first > 1;
  }

  get hasNewer(): boolean {
    return this.last < this.lastSequence;
  }

  /** Takes a fact; where its number shows that others were missed, they are asked for. */
  receive(message: Message): Promise<void> {
    return this.#following.receive(message);
  }

  /** Asks for everything that happened since; after a reconnect. */
  catchUp(): Promise<void> {
    return this.#following.catchUp();
  }

  /** @param onArrival called right before the messages are taken in, to note what is in sight */
  async loadOlder(onArrival?: () => void): Promise<void> {
    if (!this.hasOlder) return;
    const page = await this.#source.fetchPage({ before: this.first });

    onArrival?.();
    this.#extend(page);
  }

  async loadNewer(onArrival?: () => void): Promise<void> {
    if (!this.hasNewer) return;
    const page = await this.#source.fetchPage({ after: this.last });

    onArrival?.();
    this.#extend(page);
  }

  /** Shows the stretch around a message instead of the present one. */
  async jumpTo(sequence: number): Promise<void> {
    const [before, after] = await Promise.all([
      this.#source.fetchPage({ before: Math.max(sequence, 1) }),
      this.#source.fetchPage({ after: Math.max(sequence - 1, 0) }),
    ]);

    this.#begin({
      items: mergeMessages(before.items, after.items),
      lastSequence: Math.max(before.lastSequence, after.lastSequence),
      lastChange: Math.min(before.lastChange, after.lastChange),
    });
  }

  /** Shows the first message of a day and what follows; the message's place. */
  async jumpToDay(day: string): Promise<number> {
    const page = await this.#source.fetchPage({ from: day });
    const place = page.items[0]?.sequence ?? page.lastSequence;

    await this.jumpTo(place);

    return place;
  }

  async jumpToEnd(): Promise<void> {
    this.#begin(await this.#source.fetchPage({}));
  }

  /** Lets go of what is far from sight, so that a long way through a history stays light. */
  trim(side: 'start' | 'end', keep: number): void {
    if (this.messages.length <= keep) return;
    this.messages = side === 'start' ? this.messages.slice(-keep) : this.messages.slice(0, keep);
  }

  #begin(page: Page): void {
    this.messages = page.items;
    this.lastSequence = Math.max(this.lastSequence, page.lastSequence);
    this.#following.standAt(page.lastChange);
  }

  #extend(page: Page): void {
    this.#take(page.items);
    this.lastSequence = Math.max(this.lastSequence, page.lastSequence);
    this.#following.reachBackTo(page.lastChange);
  }

  /** Puts messages in where they belong; those beyond the stretch only show that there is more. */
  #take(items: readonly Message[]): void {
    const joined = mergeMessages(this.messages, items);

    this.lastSequence = Math.max(this.lastSequence, joined.at(-1)?.sequence ?? 0);
    this.messages = stretchOf(joined, this.messages.length > 0 ? this.first : (joined[0]?.sequence ?? 1));
  }
}

/** The part without a gap that holds a place. */
function stretchOf(messages: readonly Message[], place: number): Message[] {
  const at = messages.findIndex((message) => message.sequence === place);
  let [start, end] = [at, at];
  const follows = (index: number) => messages[index]?.sequence === (messages[index - 1]?.sequence ?? NaN) + 1;

  while (start > 0 && follows(start)) start -= 1;
  while (end + 1 < messages.length && follows(end + 1)) end += 1;

  return at < 0 ? [] : messages.slice(start, end + 1);
}
