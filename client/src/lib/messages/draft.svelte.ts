import { call } from '#lib/api.ts';
import type { DraftStore } from '#lib/offline/draft.ts';

const SAVE_AFTER_MS = 700;
/** On a line that is dead without saying so nobody waits longer; a sign-out waits for it. */
const SAVE_WITHIN_MS = 5_000;

/** What the server does not have yet, and over which words of its. */
interface Unsaved {
  text: string;
  over: string;
}

/**
 * What somebody writes and has not sent; it is kept on the server, so that another device has it too, and in the browser
 * until the server has it.
 */
export class Draft {
  text = $state('');
  /** What the server has. Null where that is not known. */
  #saved: string | null;
  #over: string;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #conversationId: string;
  #unsaved: DraftStore<Unsaved> | null = null;
  /** Whether what lies in the browser is of this window; another one may have put its own there. */
  #isKept = false;

  constructor(conversationId: string, text: string) {
    this.#conversationId = conversationId;
    this.text = text;
    this.#saved = text;
    this.#over = text;
  }

  /** Goes on with what this browser has and the server not. What was written elsewhere since then stays above it. */
  restore(store: DraftStore<Unsaved>): void {
    this.#unsaved = store;
    const { text, over } = store.read()?.typed ?? {};

    if (text === undefined) return;
    const before = this.text === over ? '' : this.text;

    this.text = [before, text].filter(Boolean).join('\n\n');
    this.#saved = null;
    void this.save();
  }

  /** Saves once there is a pause in typing. */
  saveSoon(): void {
    clearTimeout(this.#timer);
    this.#keep();
    this.#timer = setTimeout(() => void this.save(), SAVE_AFTER_MS);
  }

  /** @returns whether it lies on the server as it is now */
  async save(): Promise<boolean> {
    clearTimeout(this.#timer);
    const { text } = this;

    if (text === this.#saved) {
      this.#forget();

      return true;
    }
    this.#saved = text;
    this.#keep();
    try {
      await call(
        fetch,
        'conversations.draft',
        { params: { id: this.#conversationId }, body: { text: text.trim() } },
        { signal: AbortSignal.timeout(SAVE_WITHIN_MS) },
      );
      this.#over = text.trim();
      if (this.text === text) this.#forget();
    } catch {
      // The next pause in typing tries again, and so does the next connection, or the next visit.
      this.#saved = null;
      this.#keep();
    }

    return this.text === this.#saved;
  }

  #keep(): void {
    this.#unsaved?.write(0, { text: this.text, over: this.#over });
    this.#isKept = true;
  }

  #forget(): void {
    if (this.#isKept) this.#unsaved?.clear();
    this.#isKept = false;
  }
}
