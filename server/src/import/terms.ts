import { conceptsOf, vocabularyVersion, type VocabularyName } from '@klammer/contracts/vocabulary';
import { CellError } from './cell-error.ts';

/** Makes two spellings of one word equal: `Fachkräfte`, `FACHKRAEFTE` and `fach-kräfte` are the same. */
export function fold(word: string): string {
  return word
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll(/ä|ae/g, 'a')
    .replaceAll(/ö|oe/g, 'o')
    .replaceAll(/ü|ue/g, 'u')
    .normalize('NFKD')
    .replaceAll(/[^\p{Letter}\p{Number}]+/gu, '');
}

let known: { version: object; byName: Map<VocabularyName, Map<string, string>> } | undefined;

/** The terms of a vocabulary as it is now. */
function termsFor(name: VocabularyName): Map<string, string> {
  const version = vocabularyVersion();
  if (known?.version !== version) known = { version, byName: new Map() };
  const terms = known.byName.get(name) ?? termsOf(name);
  known.byName.set(name, terms);
  return terms;
}

/** Codes win over labels, labels over synonyms, earlier concepts over later ones. */
function termsOf(name: VocabularyName): Map<string, string> {
  const concepts = conceptsOf(name);
  const ranked = [
    concepts.map((concept) => [concept.code, concept.code] as const),
    concepts.flatMap(({ code, label }) => [[label.de, code] as const, [label.en, code] as const]),
    concepts.flatMap(({ code, synonyms }) => synonyms.map((synonym) => [synonym, code] as const)),
  ].flat();
  const terms = new Map<string, string>();
  for (const [term, code] of ranked) if (!terms.has(fold(term))) terms.set(fold(term), code);
  return terms;
}

/** The code a word stands for, or undefined; the word may be a code, a label or a synonym in either language. */
export function findCode(name: VocabularyName, word: string): string | undefined {
  return termsFor(name).get(fold(word));
}

/** @throws CellError naming the word, and the nearest known one where there is one. */
export function codeOf(name: VocabularyName, word: string): string {
  const code = findCode(name, word);
  if (code !== undefined) return code;
  const terms = termsFor(name);
  const near = nearest(fold(word), [...terms.values()], [...terms.keys()]);
  throw new CellError({
    de: `„${word}“ steht nicht in der Liste ${name}${near ? `; meinten Sie „${near}“?` : ''}`,
    en: `“${word}” is not in the list of ${name}${near ? `; did you mean “${near}”?` : ''}`,
  });
}

/** The code of the term that is at most two typing errors away (one for short words). */
function nearest(word: string, codes: string[], terms: string[]): string | undefined {
  const limit = word.length < 6 ? 1 : 2;
  let best: { code: string | undefined; distance: number } = { code: undefined, distance: limit + 1 };
  terms.forEach((term, at) => {
    if (Math.abs(term.length - word.length) >= best.distance) return;
    const distance = editDistance(word, term);
    if (distance < best.distance) best = { code: codes[at], distance };
  });
  return best.code;
}

/** Levenshtein distance, one row of the table at a time. */
function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const replaced = (previous[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      current.push(Math.min(replaced, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous.at(-1) ?? 0;
}
