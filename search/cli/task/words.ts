import { SHIPPED } from '@klammer/contracts/vocabulary';
import { countWords, createAnalyser, trainLatent } from '../../src/index.ts';
import type { Holder, Item, Task } from './folder.ts';

/** The language analysis and latent vectors of one task's texts, as the server makes them of its region's. */
export interface Words {
  analyse(text: string): string[];
  embed(text: string): Float32Array | null;
}

export async function learnWords(task: Task): Promise<Words> {
  const texts = [...task.items.map(itemText), ...task.holders.map(holderText)];
  const analyser = createAnalyser({
    concepts: [...SHIPPED.topics, ...SHIPPED.needs, ...SHIPPED.industries],
    lexicon: countWords(texts),
  });
  const analyse = remember((text: string) => analyser.terms(text));
  const latent = await trainLatent(texts.map(analyse));
  return { analyse, embed: remember((text: string) => latent.embed(analyse(text))) };
}

export function itemText(item: Item): string {
  const categories = [...(item.sectors_raw ?? []), ...(item.sectors ?? []), ...(item.tags ?? [])];
  return [item.name ?? '', item.text ?? '', ...categories].join('. ');
}

/** What a company says of itself; an investor's words are those of its deals. */
export function holderText(holder: Holder): string {
  return holder.kind === 'company' ? [holder.name ?? '', ...(holder.categories ?? [])].join('. ') : '';
}

function remember<T>(make: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const made = make(text);
    known.set(text, made);
    return made;
  };
}
