import { tick } from 'svelte';
import { invalidate } from '$app/navigation';
import type { DealSummary, Move, Pipeline } from '@klammer/contracts/deal-shapes';
import type { NoReason } from '@klammer/contracts/deal-words';
import { call } from '#lib/api.ts';
import { m } from '#lib/paraglide/messages.js';
import { wordProblem } from '#lib/problems.ts';
import { toasts } from '#lib/ui/toasts.svelte.ts';
import { inverse, withMoves } from './moving.ts';
import { stageName } from './words.ts';

interface Loaded {
  items: DealSummary[];
  pipeline: Pipeline;
}

/** The deals as they are shown: a move is seen at once, and taken back where the server does not take it. */
export class DealMoves {
  /** What waits for the reason of a "no". */
  asked = $state.raw<Move[]>([]);
  // Written over while a move is under way; what the server says next replaces it.
  items = $derived.by(() => this.#loaded().items);
  readonly #loaded: () => Loaded;
  #underway = 0;

  constructor(loaded: () => Loaded) {
    this.#loaded = loaded;
  }

  /** Somebody changed a deal; what this page did itself it shows already. */
  async refresh(): Promise<void> {
    if (this.#underway === 0) await invalidate('app:deals');
  }

  /** A "no" waits for its reason; all else is done at once. */
  move(moves: Move[]): void {
    if (moves.some(({ to }) => this.#isNo(to))) this.asked = moves;
    else void this.#send(moves);
  }

  say(reason: NoReason, reasonNote: string): void {
    const moves = this.asked;

    this.asked = [];
    void this.#send(moves, { reason, reasonNote });
  }

  #isNo(stage: string): boolean {
    return this.#loaded().pipeline.stages.find((one) => one.key === stage)?.type === 'lost';
  }

  async #send(moves: Move[], why: { reason?: NoReason; reasonNote?: string } = {}, isUndo = false) {
    this.#underway += 1;
    this.items = withMoves(this.items, moves);
    await focusAgain(moves);
    try {
      const { moved, left } = await call(fetch, 'deals.move', { body: { moves, ...why } });

      if (left.length > 0) {
        toasts.show(m.deal_left({ count: left.length }), { tone: 'bad' });
        await invalidate('app:deals');
      }
      if (moved.length > 0 && !isUndo) this.#announce(moves, moved);
    } catch (error) {
      // Back to what the server has.
      this.items = this.#loaded().items;
      toasts.show(wordProblem(error), { tone: 'bad' });
      await invalidate('app:deals');
    } finally {
      this.#underway -= 1;
    }
  }

  #announce(moves: Move[], moved: string[]) {
    const stage = stageName(this.#loaded().pipeline.stages, moves[0]?.to ?? '');
    const back = inverse(moves, moved);
    const wasNo = back.some(({ to }) => this.#isNo(to));

    toasts.show(m.deal_moved({ count: moved.length, stage }), {
      // A reason once given is gone with the move; nobody is made to invent it again in passing.
      action: wasNo ? undefined : { label: m.deal_undo(), run: () => void this.#send(back, {}, true) },
    });
  }
}

/** A card moved by keyboard keeps the focus in its new column. */
async function focusAgain([first, ...others]: Move[]) {
  await tick();
  if (first && others.length === 0) document.querySelector<HTMLElement>(`[data-deal="${first.id}"]`)?.focus();
}
