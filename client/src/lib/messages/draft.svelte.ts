import { call } from '#lib/api.ts';

const SAVE_AFTER_MS = 700;
/** On a line that is dead without saying so nobody waits longer; a sign-out waits for it. */
const SAVE_WITHIN_MS = 5_000;

/** What somebody writes and has not sent; it is kept on the server, so that another device has it too. */
export class Draft {
  text = $state('');
  /** Null where that is not known. */
  #saved: string | null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #conversationId: string;

  constructor(conversationId: string, text: string) {
    this.#conversationId = conversationId;
    this.text = text;
    this.#saved = text;
  }

  /** Saves once there is a pause in typing. */
  saveSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.save(), SAVE_AFTER_MS);
  }

  /** @returns whether it lies on the server as it is now */
  async save(): Promise<boolean> {
    clearTimeout(this.#timer);
    if (this.text === this.#saved) return true;
    this.#saved = this.text;
    // Without a connection the words stay here; the next pause in typing tries again, and so does the next connection.
    await call(
      fetch,
      'conversations.draft',
      { params: { id: this.#conversationId }, body: { text: this.text.trim() } },
      { signal: AbortSignal.timeout(SAVE_WITHIN_MS) },
    ).catch(() => (this.#saved = null));

    return this.text === this.#saved;
  }
}
