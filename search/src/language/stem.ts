import { newStemmer } from 'snowball-stemmers';
import { contractUmlauts, fold } from './fold.ts';

export type Language = 'de' | 'en';

const german = newStemmer('german');
const english = newStemmer('english');

/** Mitteln → Mittel: in Snowball's German since version 3, which the package is not yet. */
const DATIVE = /lns?$/;

const REMEMBERED = 100_000;
const remembered = { de: new Map<string, string>(), en: new Map<string, string>() };

/**
 * The Snowball stem of one word, folded. German words lose two-letter umlauts first, so that
 * `Lösungen`, `Loesung` and `Losung` share a stem. Remembered: Snowball costs 20 µs a word.
 */
export function stem(word: string, language: Language): string {
  const known = remembered[language].get(word);
  if (known !== undefined) return known;
  const fresh = computeStem(fold(word), language);
  if (remembered[language].size >= REMEMBERED) remembered[language].clear();
  remembered[language].set(word, fresh);
  return fresh;
}

function computeStem(folded: string, language: Language): string {
  if (folded.length < 3 || /\d/.test(folded)) return folded;
  if (language === 'en') return fold(english.stem(folded));
  return fold(german.stem(contractUmlauts(folded).replace(DATIVE, 'l')));
}

/** The stems a word of unknown language may have: the German and the English one, once if they agree. */
export function stems(word: string): string[] {
  const de = stem(word, 'de');
  const en = stem(word, 'en');
  return de === en ? [de] : [de, en];
}
