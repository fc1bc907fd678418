/** The package ships no types; this is the part of it used here. */
declare module 'snowball-stemmers' {
  export function newStemmer(language: 'german' | 'english'): { stem(word: string): string };
}
