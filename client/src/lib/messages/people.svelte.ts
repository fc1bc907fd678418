import type { Participant } from '@klammer/contracts/conversations';
import type { Live } from '#lib/socket.svelte.ts';

const LOOK_AGAIN_MS = 45_000;

/** Who takes part in a conversation, how far they have read, and who of them is there. */
export class People {
  items = $state.raw<readonly Participant[]>([]);
  #fetchPeople: () => Promise<readonly Participant[]>;
  #onFault: (error: unknown) => void;

  constructor(
    items: readonly Participant[],
    fetchPeople: () => Promise<readonly Participant[]>,
    onFault: (error: unknown) => void,
  ) {
    this.items = items;
    this.#fetchPeople = fetchPeople;
    this.#onFault = onFault;
  }

  /** Asks now and then who is there, and follows how far people read; until the returned function is called. */
  follow(live: Live, conversationId: string): () => void {
    const look = () => {
      if (document.visibilityState === 'visible')
        this.#fetchPeople().then((items) => (this.items = items), this.#onFault);
    };
    const timer = setInterval(look, LOOK_AGAIN_MS);
    const stop = live.on('conversation:read', (fact) => {
      if (fact.conversationId === conversationId) this.#read(fact.personId, fact.sequence);
    });

    look();

    return () => {
      clearInterval(timer);
      stop();
    };
  }

  #read(personId: string, sequence: number): void {
    this.items = this.items.map((person) =>
      person.id === personId ? { ...person, readSequence: Math.max(person.readSequence, sequence) } : person,
    );
  }
}
