import { regionFile } from '../../region/current.ts';

/** Length alone, length beside a second factor, and the most we take: NIST SP 800-63B-4, section 3.1.1.2. */
export const ALONE_AT_LEAST = 15;
export const BESIDE_SECOND_FACTOR_AT_LEAST = 8;
export const PASSWORD_AT_MOST = 128;

/** What is wrong with a password; there are no rules on kinds of characters. */
export type PasswordFault = 'too-short' | 'too-long' | 'too-common' | 'too-close';

interface Circumstances {
  secondFactor: boolean;
  /** Words that whoever knows the account would try first: its name, its address, the organisation's name. */
  context: readonly string[];
}

/** What of a password must be left once everything is taken out that is tried first. */
const OWN_CHARACTERS = 6;
const OWN_DIFFERENT_CHARACTERS = 4;
const SHORTEST_CONTEXT_WORD = 4;

/** What the lists of leaked passwords are made of, in German and English; longer passwords repeat and join these. */
const COMMON =
  `password passwort passwd kennwort geheim secret letmein welcome willkommen login admin administrator master
  sesam schatz schatzi hallo hello iloveyou ichliebedich liebe love dragon monkey football fussball baseball
  basketball superman batman pokemon starwars sunshine sonnenschein princess prinzessin sommer winter fruehling
  herbst summer autumn spring januar februar maerz april juni juli august september oktober november dezember
  montag dienstag mittwoch donnerstag freitag samstag sonntag monday friday sunday michael michelle daniel jessica
  thomas andreas stefan charlie jordan hunter killer ranger soccer hockey george computer internet samsung google
  facebook whatsapp microsoft windows office default changeme test testtest demo beispiel example gast guest user
  schalke dortmund borussia bayern muenchen hamburg berlin koeln deutschland germany mercedes porsche ferrari
  shadow merlin cookie pepper ginger freedom whatever trustno fuckyou scheisse arschloch mausi engel angel blume
  flower butterfly schmetterling hund katze mama papa oma opa familie family baby nothing nichts zugang access
  firma company unternehmen startup gruender founder investor secure sicher sicherheit security sommerzeit`
    .split(/\s+/)
    .toSorted((a, b) => b.length - a.length);
/** Rows of keys and the orders everybody knows; three or more in a row are no secret. */
const ROWS = [
  '01234567890',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertzuiopü',
  'qwertyuiop',
  'asdfghjklöä',
  'yxcvbnm',
  'zxcvbnm',
  '1qay2wsx3edc4rfv',
  '1qaz2wsx3edc4rfv',
];
const RUNS = ROWS.flatMap((row) => [row, [...row].toReversed().join('')]);

/** Says what is wrong with a password, or nothing. Whole Unicode counts, one character each, as NIST asks. */
export function findPasswordFault(
  password: string,
  { secondFactor, context }: Circumstances,
): PasswordFault | null {
  const length = [...password.normalize('NFKC')].length;
  if (length < (secondFactor ? BESIDE_SECOND_FACTOR_AT_LEAST : ALONE_AT_LEAST)) return 'too-short';
  if (length > PASSWORD_AT_MOST) return 'too-long';
  const plain = simplify(password);
  if (!hasSecret(withoutPatterns(plain, COMMON))) return 'too-common';
  const words = [...ownWords(), ...context.flatMap(wordsOf)].toSorted((a, b) => b.length - a.length);
  return hasSecret(withoutPatterns(plain, [...words, ...COMMON])) ? null : 'too-close';
}

/** Words of the product and its region, which people like to take. */
function ownWords(): string[] {
  const { name, passwordWords } = regionFile();
  return ['klammer', ...[name.de, name.en, ...passwordWords].flatMap(wordsOf)];
}

/** Lower case, without accents and without the usual disguises: `P@ssw0rt` is `passwort`. */
function simplify(value: string): string {
  return value
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll(/[@4](?=\p{L})/gu, 'a')
    .replaceAll(/[3€](?=\p{L})/gu, 'e')
    .replaceAll(/(?<=\p{L})[0](?=\p{L})/gu, 'o')
    .replaceAll(/(?<=\p{L})[1!](?=\p{L})/gu, 'i')
    .replaceAll(/[5$](?=\p{L})/gu, 's');
}

/** Cut apart before anything is simplified, or the @ of an address would join its two sides. */
function wordsOf(text: string): string[] {
  return text
    .split(/[^\p{L}\p{N}]+/u)
    .map(simplify)
    .filter((word) => word.length >= SHORTEST_CONTEXT_WORD);
}

function withoutPatterns(plain: string, words: readonly string[]): string {
  let rest = plain;
  for (const word of words) rest = rest.replaceAll(word, ' ');
  rest = rest.replaceAll(/(19|20)\d\d/g, ' ');
  return withoutRuns(unitOf(rest.replaceAll(/[^\p{L}\p{N}]/gu, '')));
}

/** `abcabcabc` is no more than `abc`. */
function unitOf(text: string): string {
  return /^(.+?)\1+$/u.exec(text)?.[1] ?? text;
}

function withoutRuns(text: string): string {
  let rest = '';
  for (let at = 0; at < text.length;) {
    const length = Math.max(...RUNS.map((row) => sharedLength(row, text, at)));
    if (length < 3) rest += text[at];
    at += length < 3 ? 1 : length;
  }
  return rest;
}

/** How many characters from `at` on follow each other in the row. */
function sharedLength(row: string, text: string, at: number): number {
  const from = row.indexOf(text[at] ?? '');
  if (from < 0) return 0;
  let length = 1;
  while (at + length < text.length && row[from + length] === text[at + length]) length += 1;
  return length;
}

function hasSecret(rest: string): boolean {
  return rest.length >= OWN_CHARACTERS && new Set(rest).size >= OWN_DIFFERENT_CHARACTERS;
}
