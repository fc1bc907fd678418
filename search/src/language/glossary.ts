import type { Concept } from './concepts.ts';
import { ENTRIES } from './glossary-data.ts';

/** The package's own German–English glossary of business and technology words, as concepts `g…`. */
export const GLOSSARY: readonly Concept[] = parseGlossary(ENTRIES);

/**
 * One entry a line: German names = English names, names parted by `|`, the first of each side its label.
 * The code is made from the English label, so a reordered file gives the same codes.
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
        code: `g${en[0].toLowerCase().replace(/[^a-z0-9]/g, '')}`,
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
