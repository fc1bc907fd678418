import { fold } from './fold.ts';

/** One word of a text. `start` and `end` are UTF-16 offsets of `raw` in the text it came from. */
export interface Token {
  raw: string;
  /** `fold(raw)`: what is indexed and compared. */
  word: string;
  start: number;
  end: number;
}

const WORD = /[\p{L}\p{N}\p{M}]+/gu;
const LONGEST_WORD = 64;

/**
 * Cuts a text into words: runs of letters, digits and combining marks. Hyphens, dots and apostrophes
 * part words (`e-mobility` is two). A run longer than 64 characters is cut there: nobody searches for it,
 * and a pasted blob must not become a term.
 */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(WORD)) {
    const raw = match[0].length > LONGEST_WORD ? match[0].slice(0, LONGEST_WORD) : match[0];
    const word = fold(raw);
    if (word !== '') tokens.push({ raw, word, start: match.index, end: match.index + raw.length });
  }
  return tokens;
}

/** The words alone, as `tokenise` gives them: for indexing, where offsets would only be garbage. */
export function wordsOf(text: string): string[] {
  const words = text.match(WORD) ?? [];
  for (let i = 0; i < words.length; i += 1) words[i] = fold((words[i] ?? '').slice(0, LONGEST_WORD));
  return words.filter((word) => word !== '');
}
