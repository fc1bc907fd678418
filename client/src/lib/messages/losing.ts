import { createContext } from 'svelte';

type Count = () => number | Promise<number>;

/**
 * Messages that this window has and that would go with a sign-out: whoever shows some says how many. What lies in the
 * browser's own store is only a part of them; not everything could be kept there, and not everything typed was sent.
 */
export class Losing {
  #counts = new Set<Count>();

  /** @returns to be called when it shows none any more */
  tell(count: Count): () => void {
    this.#counts.add(count);

    return () => void this.#counts.delete(count);
  }

  async count(): Promise<number> {
    const counts = await Promise.all([...this.#counts].map((count) => count()));

    return counts.reduce((sum, count) => sum + count, 0);
  }
}

const [getLosing, setLosing] = createContext<Losing>();

export { getLosing, setLosing };
