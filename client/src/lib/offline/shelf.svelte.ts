import { createContext } from 'svelte';
import type { AgendaEvent, Contact, Kept, KnownConversation } from './kept.ts';

/** What this device has kept, for the pages without a connection. */
export class Shelf {
  state = $state<'opening' | 'open'>('opening');
  /** Whose it is; null where nobody is signed in. */
  personId = $state<string | null>(null);
  /** When the server said so. */
  at = $state('');
  agenda = $state.raw<AgendaEvent[]>([]);
  contacts = $state.raw<Contact[]>([]);
  conversations = $state.raw<KnownConversation[]>([]);

  async open(): Promise<void> {
    try {
      await this.#read();
    } finally {
      // A browser that keeps nothing has nobody's things either.
      this.state = 'open';
    }
  }

  async #read(): Promise<void> {
    const { readKept } = await import('./kept.ts');
    const agenda = await readKept('agenda');

    this.contacts = (await readKept('contacts'))?.value ?? [];
    this.conversations = (await readKept('conversations'))?.value ?? [];
    this.agenda = agenda?.value ?? [];
    this.at = agenda?.at ?? '';
    this.personId = agenda?.personId ?? null;
  }

  async readDoor(eventId: string): Promise<Kept<`door:${string}`> | null> {
    const { readKept } = await import('./kept.ts');

    return readKept(`door:${eventId}`);
  }
}

const [getShelf, setShelf] = createContext<Shelf>();

export { getShelf, setShelf };
