import { stem } from './stem.ts';

/** Splits a folded word into its parts; a word that is no compound comes back as `[word]`. */
export type Splitter = (word: string) => string[];

const LINKS = ['', 's', 'n', 'en', 'es', 'er', 'e'];
const SHORTEST_PART = 3;
const SHORTEST_COMPOUND = 8;
const LONGEST_COMPOUND = 48;

/**
 * A German compound splitter: the cheapest way to write the word as lexicon words with linking elements
 * between them (dynamic programming over cut positions, O(n²)).
 *
 *     wasserstoffspeicherung      cost(part) = log(total / count), so frequent words are cheap parts
 *     └─────────┘└────────┘       + a charge for each part and each linking element
 *
 * @param lexicon folded words with their counts (any positive scale). A word in it that is as frequent as
 *   a word of its own (cost below its best split) stays whole.
 */
export function createSplitter(lexicon: ReadonlyMap<string, number>): Splitter {
  const total = [...lexicon.values()].reduce((sum, count) => sum + count, 0) + 1;
  const perPart = 4;
  // Stems every word there is, which a start can do without until somebody asks.
  let stemmed: Map<string, number> | undefined;
  const byStem = (): Map<string, number> => (stemmed ??= countsByStem(lexicon));
  const firstForms = formsBeforeOthers(lexicon);
  const cost = (part: string, last: boolean): number => {
    const inflected = last ? byStem().get(stem(part, 'de')) : lexicon.get(firstForms.get(part) ?? '');
    const count = lexicon.get(part) ?? inflected;
    if (count === undefined) return Infinity;
    const short = part.length < 4 ? 4 : 0;
    return Math.log(total / count) + perPart + short;
  };
  return (word) => {
    const n = word.length;
    if (n < SHORTEST_COMPOUND || n > LONGEST_COMPOUND || lexicon.has(word)) return [word];
    const best = new Float64Array(n + 1).fill(Infinity);
    const from = new Int32Array(n + 1);
    const link = new Int32Array(n + 1);
    best[0] = 0;
    for (let end = SHORTEST_PART; end <= n; end += 1) {
      for (let start = 0; start <= end - SHORTEST_PART; start += 1) {
        const base = best[start] ?? Infinity;
        if (base === Infinity) continue;
        for (const element of end === n ? [''] : LINKS) {
          if (!word.slice(start, end).endsWith(element)) continue;
          const part = word.slice(start, end - element.length);
          if (part.length < SHORTEST_PART) continue;
          const here = base + cost(part, end === n) + (element === '' ? 0 : 1);
          if (here < (best[end] ?? Infinity)) {
            best[end] = here;
            from[end] = start;
            link[end] = element.length;
          }
        }
      }
    }
    if (best[n] === Infinity) return [word];
    return collect(word, from, link).map((part, place, { length }) =>
      place === length - 1 || lexicon.has(part) ? part : (firstForms.get(part) ?? part),
    );
  };
}

/** The last part may be inflected (…technologien), so it is also looked up by its stem. */
function countsByStem(lexicon: ReadonlyMap<string, number>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [word, count] of lexicon) {
    const key = stem(word, 'de');
    counts.set(key, Math.max(count, counts.get(key) ?? 0));
  }
  return counts;
}

/** How a noun may look before another: Sprache as Sprach-, Prüfung as Prüf-, Werbung as Werbe-. */
function formsBeforeOthers(lexicon: ReadonlyMap<string, number>): Map<string, string> {
  const forms = new Map<string, string>();
  for (const [word, count] of lexicon) {
    const stump = /^(.{4,})(?:e|ung)$/.exec(word)?.[1];
    if (stump === undefined) continue;
    for (const form of word.endsWith('ung') ? [stump, `${stump}e`] : [stump])
      if (count > (lexicon.get(forms.get(form) ?? '') ?? 0)) forms.set(form, word);
  }
  return forms;
}

function collect(word: string, from: Int32Array, link: Int32Array): string[] {
  const parts: string[] = [];
  for (let end = word.length; end > 0; end = from[end] ?? 0) {
    parts.unshift(word.slice(from[end] ?? 0, end - (link[end] ?? 0)));
  }
  return parts;
}
