import { readFileSync } from 'node:fs';
import type { Concept } from './concepts.ts';

/**
 * The package's own German–English glossary, `glossary.txt`: what firms say of themselves and their trades.
 * One concept a line, German names = English names, names parted by `|`, the first of each side the label.
 */
export const GLOSSARY: readonly Concept[] = parseGlossary(
  readFileSync(new URL('./glossary.txt', import.meta.url), 'utf8'),
);

/**
 * The code is made from both labels, so that a reordered file gives the same codes.
 * @throws Error for a line that lacks a side
 */
export function parseGlossary(lines: string): Concept[] {
  return lines
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [left = '', right = ''] = line.split('=');
      const de = names(left);
      const en = names(right);
      if (de[0] === undefined || en[0] === undefined)
        throw new Error(`glossary line without both sides: ${line}`);
      return {
        code: `g.${simple(de[0])}.${simple(en[0])}`,
        label: { de: de[0], en: en[0] },
        synonyms: [...de.slice(1), ...en.slice(1)],
      };
    });
}

function names(side: string): string[] {
  return side
    .split('|')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

function simple(label: string): string {
  return label
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
}
