const MARKS = /\p{M}+/gu;
const LIGATURES: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ł: 'l',
  ı: 'i',
  þ: 'th',
};
const LIGATURE = /[ßæœøđłıþ]/gu;
const ASCII = /^[\x00-\x7f]*$/;

/**
 * The form in which words are compared: lower case, no diacritics, ß as ss, ü as u.
 * Never changes what counts as a word, so offsets of tokens stay those of the original text.
 */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  if (ASCII.test(lower)) return lower;
  return (
    lower
      .normalize('NFKD')
      .replace(MARKS, '')
      // Some signs only decompose into capitals.
      .toLowerCase()
      .replace(LIGATURE, (letter) => LIGATURES[letter] ?? letter)
  );
}

/**
 * Other spellings of a German word as people without an umlaut key write it: `Prüfung` may also stand
 * as `pruefung`, and `pruefung` as `prufung`. Takes the word as written, gives folded forms other than
 * `fold(word)`. Not after a, e, q or u: there `ue` is no umlaut (neue, bauer, quelle).
 */
export function umlautVariants(word: string): string[] {
  const folded = fold(word);
  const variants = new Set([contractUmlauts(folded), fold(expandUmlauts(word))]);
  variants.delete(folded);
  return [...variants];
}

/** `pruefung` → `prufung`: two-letter umlauts of a folded word as fold() writes real ones. */
export function contractUmlauts(folded: string): string {
  return folded.replace(/(?<![aeqou])([aou])e/g, '$1');
}

function expandUmlauts(word: string): string {
  return word
    .toLowerCase()
    .normalize('NFC')
    .replace(/[äöü]/g, (letter) => ({ ä: 'ae', ö: 'oe', ü: 'ue' })[letter] ?? letter);
}
