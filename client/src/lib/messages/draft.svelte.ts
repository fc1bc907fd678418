import { call } from '#lib/api.ts';

const SAVE_AFTER_MS = 700;

/** What somebody writes and has not sent; it is kept on the server, so that another device has it too. */
export class Draft {
  text = $state('');
  #saved: string;
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

  async save(): Promise<void> {
    clearTimeout(this.#timer);
    if (this.text === this.#saved) return;
    this.#saved = this.text;
    // Without a connection the words stay here; the next pause in typing tries again.
    await call(fetch, 'conversations.draft', {
      params: { id: this.#conversationId },
      body: { text: this.text.trim() },
    }).catch(() => (this.#saved = ''));
  }
}
