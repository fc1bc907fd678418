import { createContext } from 'svelte';

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
  #next = 1;

  show(text: string, options: Partial<Omit<Toast, 'id' | 'text'>> = {}): void {
    const toast: Toast = { id: this.#next++, tone: 'plain', text, ...options };

    this.items.push(toast);
    if (toast.tone !== 'bad') {
      setTimeout(() => this.close(toast.id), toast.action ? 2 * SHOWN_FOR_MS : SHOWN_FOR_MS);
    }
  }

  close(id: number): void {
    this.items = this.items.filter((toast) => toast.id !== id);
  }
}

const [getToasts, setToasts] = createContext<Toasts>();

export { getToasts, setToasts };
