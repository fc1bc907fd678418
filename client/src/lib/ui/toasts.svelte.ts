export interface Toast {
  id: number;
  tone: 'good' | 'bad' | 'plain';
  text: string;
  /** One thing to do, as in "undo". */
  action?: { label: string; run: () => void };
}

const SHOWN_FOR_MS = 6_000;

/** Short words on what just happened. A toast with an action stays twice as long; errors stay until closed. */
export class Toasts {
  items = $state<Toast[]>([]);
  /** The lists they could stand in: the page's, then those of the windows open over it. */
  #places = $state.raw<object[]>([]);
  #next = 1;

  /** A list is there until it is taken away again: only what stands uppermost can be seen and pressed. */
  place(list: object): () => void {
    this.#places = [...this.#places, list];

    return () => void (this.#places = this.#places.filter((one) => one !== list));
  }

  isUppermost(list: object): boolean {
    return this.#places.at(-1) === list;
  }

  show(text: string, options: Partial<Omit<Toast, 'id' | 'text'>> = {}): void {
    const toast: Toast = { id: this.#next++, tone: 'plain', text, ...options };

    // What is said again stands once, but for what can be undone: each undoes something else.
    this.items = [...this.items.filter((one) => one.text !== text || one.action), toast];
    if (toast.tone !== 'bad') {
      setTimeout(() => this.close(toast.id), toast.action ? 2 * SHOWN_FOR_MS : SHOWN_FOR_MS);
    }
  }

  close(id: number): void {
    this.items = this.items.filter((toast) => toast.id !== id);
  }
}

/** Those of the window. On the server nothing happens that they could speak of. */
export const toasts = new Toasts();
