import type { SubmitFunction } from '$app/forms';
import { invalidateAll } from '$app/navigation';
import { ApiProblem } from '#lib/api.ts';

const SAVE_AFTER_MS = 1500;

interface Kept {
  revision: number;
}

/**
 * The draft of a form that keeps itself while somebody writes. A colleague's newer text is not written over: both stay
 * until a person chose.
 */
export class KeptDraft {
  state = $state<'idle' | 'changed' | 'saving' | 'saved' | 'conflict' | 'unfit' | 'away'>('idle');
  revision = $state<number | null>(null);
  isSending = $state(false);
  #save: (revision: number | null) => Promise<Kept>;
  #latest: () => Kept | null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The saving that is on its way. */
  #running: Promise<void> = Promise.resolve();

  /**
   * @param latest what the page has loaded; null where nothing was kept yet
   * @param save keeps what stands in the form, made from a revision
   */
  constructor(latest: () => Kept | null, save: (revision: number | null) => Promise<Kept>) {
    this.#latest = latest;
    this.#save = save;
    this.revision = latest()?.revision ?? null;
  }

  get isAmiss(): boolean {
    return ['conflict', 'unfit', 'away'].includes(this.state);
  }

  /** Something was written: it is kept after a pause. */
  change(): void {
    if (this.state !== 'conflict') this.state = 'changed';
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => (this.#running = this.#keep()), SAVE_AFTER_MS);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  /** For `use:enhance` of the form, whichever of its buttons was pressed. */
  submit: SubmitFunction = async ({ formData }) => {
    this.stop();
    this.isSending = true;
    // What saves itself right now makes a new revision, which the form goes on from.
    await this.#running;
    formData.set('revision', String(this.revision ?? ''));

    return async ({ update }) => {
      await update({ reset: false });
      await invalidateAll();
      this.revision = this.#latest()?.revision ?? this.revision;
      this.isSending = false;
      this.state = 'idle';
    };
  };

  async #keep(): Promise<void> {
    if (this.isSending || this.state === 'conflict') return;
    this.state = 'saving';
    try {
      this.revision = (await this.#save(this.revision)).revision;
      // Written on meanwhile: that is kept after the next pause.
      if (this.state === 'saving') this.state = 'saved';
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      if (error.code === 'conflict') this.state = 'conflict';
      else this.state = error.code === 'invalid-input' ? 'unfit' : 'away';
    }
  }
}
