import type { Changes, Message } from '@klammer/contracts/conversations';
import { isPassing } from '#lib/api-problem.ts';

export interface FollowingParts {
  /** Asks for what happened after a change, in the order of the changes; not always all of it at once. */
  fetchChanges: (after: number) => Promise<Changes>;
  /** Takes in what happened; what was missed comes at once, because a later message may have an older change. */
  take: (messages: readonly Message[]) => void;
  /**
   * Begins anew with the newest messages and the change they stand at, where very much was missed or the history that
   * was followed is not there any more.
   */
  beginAnew: () => Promise<void>;
  /** Calls back after a while, for the next try. */
  later: (run: () => Promise<void>, attempt: number) => void;
}

/** Beyond so many changes it is quicker to begin anew. */
const MOST_CAUGHT_UP = 1000;

/**
 * Knows up to which change of a conversation everything was taken in. Changes are numbered without a gap, so a fact
 * whose number skips one shows that others were missed; they are asked for until the server has answered.
 *
 *     facts   1 2 3   6     the line broke: 4 and 5 never came
 *     asked       └ 4 5 6
 */
export class Following {
  #parts: FollowingParts;
  #change = 0;
  #running: Promise<void> | null = null;
  #again = false;
  #attempt = 0;
  #isDue = false;

  constructor(change: number, parts: FollowingParts) {
    this.#parts = parts;
    this.#change = change;
  }

  /** Takes a fact. @throws ApiProblem that does not pass by itself */
  async receive(message: Message): Promise<void> {
    if (message.change <= this.#change) return;
    if (message.change > this.#change + 1 || this.#running) return this.catchUp();
    this.#change = message.change;
    this.#parts.take([message]);
  }

  /** Asks for everything that happened since; after a reconnect. @throws ApiProblem that does not pass by itself */
  catchUp(): Promise<void> {
    // What is said while an answer is on its way may be in no answer: then it is asked for once more.
    this.#again = true;
    this.#running ??= this.#fetchAll();

    return this.#running;
  }

  /**
   * What is shown now stands at this change, whatever stood there before. Facts that were taken in while it was on its
   * way are not in it: they are asked for.
   */
  standAt(change: number): void {
    const reachesBack = change < this.#change;

    this.#change = change;
    if (reachesBack) this.#askLater();
  }

  /** Something was added that may be as old as this change. */
  reachBackTo(change: number): void {
    if (change < this.#change) this.standAt(change);
  }

  async #fetchAll(): Promise<void> {
    try {
      while (this.#again) {
        this.#again = false;
        await this.#fetchOnce();
      }
      this.#attempt = 0;
    } catch (error) {
      if (!isPassing(error)) throw error;
      this.#askLater();
    } finally {
      // Here and not once somebody has waited for it: what comes in between would be taken for asked.
      this.#running = null;
    }
  }

  async #fetchOnce(): Promise<void> {
    const missed: Message[] = [];
    const from = this.#change;
    let after = from;

    for (let more = true; more;) {
      const { items, lastChange } = await this.#parts.fetchChanges(after);

      // What was followed is not there any more: the server goes on from a backup.
      if (lastChange < after) return this.#parts.beginAnew();
      missed.push(...items);
      after = items.at(-1)?.change ?? lastChange;
      more = after < lastChange;
      if (missed.length > MOST_CAUGHT_UP) return this.#parts.beginAnew();
    }
    // Unless it was set back meanwhile: then all of it is asked for once more.
    if (this.#change >= from) this.#change = Math.max(this.#change, after);
    if (missed.length > 0) this.#parts.take(missed);
  }

  #askLater(): void {
    if (this.#isDue) return;
    this.#isDue = true;
    this.#parts.later(() => {
      this.#isDue = false;

      return this.catchUp();
    }, this.#attempt++);
  }
}
