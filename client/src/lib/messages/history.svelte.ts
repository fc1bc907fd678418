import { flushSync, tick } from 'svelte';
import type { Thread } from './thread.svelte.ts';

/** More is asked for this early, so that a quick hand seldom sees the empty room. */
const NEAR_EDGE_PX = 2400;
const NEAR_BOTTOM_PX = 120;
/** Rows that stay in the page; more would make a long way through a history slow. */
const MOST_ROWS = 260;
const ROWS_KEPT = 200;
const USUAL_ROW_PX = 64;
const REST_MS = 120;

/**
 * Shows a stretch of a long history in a scrolling box as if all of it were there: the room above and below the
 * stretch is as high as its messages would be. What is loaded above takes its height from that room, so nothing moves.
 *
 *     ┌ above ─┐  no rows, about as high as the messages before
 *     │ rows   │  the thread's stretch
 *     └ below ─┘  no rows, about as high as the messages after
 */
export class HistoryView {
  above = $state(0);
  below = $state(0);
  atBottom = $state(true);
  #thread: Thread;
  #box: HTMLElement | null = null;
  #busy = false;
  #rest: ReturnType<typeof setTimeout> | undefined;
  #onFault: (error: unknown) => void;

  constructor(thread: Thread, onFault: (error: unknown) => void) {
    this.#thread = thread;
    this.#onFault = onFault;
    thread.around = (change) => this.#keep(change);
  }

  attach(box: HTMLElement): void {
    this.#box = box;
    this.#guessRoom();
    void tick().then(() => this.toBottom());
  }

  toBottom(): void {
    if (this.#box) this.#box.scrollTop = this.#box.scrollHeight;
  }

  /** Shows the stretch around a place and puts it in the middle. */
  async show(load: () => Promise<number>): Promise<void> {
    this.#busy = true;
    try {
      const place = await load();

      this.#guessRoom();
      flushSync();
      this.#row(place)?.scrollIntoView({ block: 'center' });
    } finally {
      this.#busy = false;
    }
  }

  scrolled(): void {
    const box = this.#box;

    if (!box) return;
    const bottom = box.scrollTop + box.clientHeight;
    const rowsEnd = box.scrollHeight - this.below;

    this.atBottom = !this.#thread.hasNewer && box.scrollHeight - bottom < NEAR_BOTTOM_PX;
    clearTimeout(this.#rest);
    if (this.#busy) return;
    // Deep in the empty room, by the scroll bar: the stretch moves there once the hand is still.
    if (bottom < this.above || box.scrollTop > rowsEnd)
      this.#rest = setTimeout(() => this.#follow(), REST_MS);
    else if (box.scrollTop < this.above + NEAR_EDGE_PX && this.#thread.hasOlder) void this.#grow('older');
    else if (bottom > rowsEnd - NEAR_EDGE_PX && this.#thread.hasNewer) void this.#grow('newer');
  }

  async #follow(): Promise<void> {
    const box = this.#box;

    if (!box) return;
    const rowPx = this.#rowPx();
    const place =
      box.scrollTop < this.above
        ? Math.floor(box.scrollTop / rowPx) + 1
        : this.#thread.last + Math.ceil((box.scrollTop - (box.scrollHeight - this.below)) / rowPx);

    await this.#guarded(() =>
      this.show(async () => {
        const inside = Math.min(Math.max(place, 1), this.#thread.lastSequence);

        await this.#thread.jumpTo(inside);

        return inside;
      }),
    );
  }

  async #grow(side: 'older' | 'newer'): Promise<void> {
    this.#busy = true;
    const came = await this.#guarded(async () => {
      let held = this.#hold();
      const hold = () => (held = this.#hold());

      if (side === 'older') await this.#thread.loadOlder(hold);
      else await this.#thread.loadNewer(hold);
      this.#settle(held);
      if (this.#thread.messages.length > MOST_ROWS) {
        held = this.#hold();
        this.#thread.trim(side === 'older' ? 'end' : 'start', ROWS_KEPT);
        this.#settle(held);
      }
    });
    this.#busy = false;
    // A hand that has gone on meanwhile may be near the edge again.
    if (came) this.scrolled();
  }

  /** What is said, edited or reacted to meanwhile does not move what is in sight, or leaves the end in sight. */
  #keep(change: () => void): void {
    const held = this.atBottom ? null : this.#hold();

    change();
    if (held) this.#settle(held);
    else void tick().then(() => this.atBottom && this.toBottom());
  }

  /** The first row in sight, and where it is. */
  #hold(): { row: HTMLElement; top: number } | null {
    const edge = this.#box?.getBoundingClientRect().top ?? 0;
    const rows = [...(this.#box?.querySelectorAll<HTMLElement>('[data-place]') ?? [])];
    const row = rows.find((one) => one.getBoundingClientRect().bottom > edge);

    return row ? { row, top: row.getBoundingClientRect().top } : null;
  }

  /** After rows came or went: the row that was in sight stays where it was, and no frame shows it elsewhere. */
  #settle(held: { row: HTMLElement; top: number } | null): void {
    flushSync();
    this.#guessRoom();
    flushSync();
    if (this.#box && held?.row.isConnected)
      this.#box.scrollTop += held.row.getBoundingClientRect().top - held.top;
  }

  /** Whether it went well; if not, that has been told. */
  async #guarded(work: () => Promise<void>): Promise<boolean> {
    try {
      await work();

      return true;
    } catch (error) {
      this.#onFault(error);

      return false;
    }
  }

  #guessRoom(): void {
    const rowPx = this.#rowPx();

    this.above = (this.#thread.first - 1) * rowPx;
    this.below = Math.max(0, this.#thread.lastSequence - this.#thread.last) * rowPx;
  }

  #rowPx(): number {
    const rows = this.#thread.messages.length;
    const height = this.#box?.querySelector('ol')?.offsetHeight ?? 0;

    return rows > 20 && height > 0 ? height / rows : USUAL_ROW_PX;
  }

  #row(place: number): HTMLElement | null {
    return this.#box?.querySelector(`[data-place="${place}"]`) ?? null;
  }
}
