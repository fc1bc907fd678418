import { isStopword } from '../language/stopwords.ts';
import { conceptTerm, type Analyser } from '../language/analyser.ts';
import type { ConceptMatch } from '../language/concepts.ts';

/**
 * What is looked for in the analysed terms of documents, each text a query of its own. Meilisearch knows no "this or
 * that" between words and, of several, never drops the first: so each word asked becomes the one term that all
 * documents about it have. That is its concept where it names one (documents have it whatever word they use), what
 * its parts mean where it is a compound (documents have that of the compound as well), else its stem: the German one
 * in the first text, the English one in the second where that differs.
 */
export function askedTerms(analyser: Analyser, q: string): string[] {
  const words = analyser.tokenise(q).map((token) => token.word);
  const phrases = [...analyser.phrases(words), ...compounds(analyser, words)];
  const texts = ['first', 'last'].map((which) => {
    const terms = words.flatMap((word, index) => {
      const phrase = phrases.find(({ from, to }) => from <= index && index < to);
      if (phrase) return [conceptTerm(phrase.code)];
      if (isStopword(word)) return [];
      const { stems, parts, concepts } = analyser.word(word);
      const [concept] = concepts;
      if (concept !== undefined) return [conceptTerm(concept)];
      return parts.length > 0 ? ideas(analyser, word) : stems.slice(which === 'first' ? 0 : -1).slice(0, 1);
    });
    return [...new Set(terms)].join(' ');
  });
  return [...new Set(texts)].filter((text) => text !== '');
}

/**
 * The query with each word that the vocabulary does not know read as the nearest one it knows, or as a compound of two
 * such; null where there is nothing to guess. Meilisearch forgives typos only towards words of its index, and a document
 * about hydrogen holds no word that "Wasserstofff" is near to.
 */
export function respelt(analyser: Analyser, q: string): string | null {
  let guessed = false;
  const words = analyser.tokenise(q).map(({ word }) => {
    const { stopword, concepts, parts } = analyser.word(word);
    const [reading] = stopword || concepts.length > 0 || parts.length > 0 ? [] : analyser.respell(word);
    guessed ||= reading !== undefined;
    return reading?.join(' ') ?? word;
  });
  return guessed ? words.join(' ') : null;
}

/** Each part of a compound as what it means, else as its stems. */
function ideas(analyser: Analyser, word: string): string[] {
  return analyser.split(word).flatMap((part) => {
    const [concept] = analyser.word(part).concepts;
    return concept === undefined ? [...analyser.stem(part)] : [conceptTerm(concept)];
  });
}

/** Concepts whose name somebody wrote as two words: "Kreislauf Wirtschaft". */
function compounds(analyser: Analyser, words: readonly string[]): ConceptMatch[] {
  return words.slice(1).flatMap((second, index) => {
    const [code] = analyser.word(`${words[index]}${second}`).concepts;
    return code === undefined ? [] : [{ code, from: index, to: index + 2 }];
  });
}
