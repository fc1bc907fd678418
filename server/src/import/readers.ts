import { type Localised } from '@klammer/contracts/text';
import { type VocabularyName } from '@klammer/contracts/vocabulary';
import { CellError } from './cell-error.ts';
import { codeOf } from './terms.ts';

/**
 * Turns a cell that is not empty into the value of its field. Lengths, bounds and combinations are checked by the
 * contract afterwards; a reader only says what it cannot understand.
 * @throws CellError
 */
export type Reader = (cell: string) => unknown;

/** What separates several values in one cell. */
const LIST_SEPARATOR = '|';

export const text: Reader = (cell) => cell;

export function code(name: VocabularyName): Reader {
  return (cell) => codeOf(name, cell);
}

/** Several values, each once: a second word for the same thing is no mistake. */
export function codes(name: VocabularyName): Reader {
  return (cell) => [...new Set(splitList(cell).map((word) => codeOf(name, word)))];
}

/** First and last division of each section in NACE Rev. 2.1; the divisions kept their numbers from Rev. 2 (WZ 2008). */
const DIVISIONS: [section: string, first: number, last: number][] = [
  ['A', 1, 3],
  ['B', 5, 9],
  ['C', 10, 33],
  ['D', 35, 35],
  ['E', 36, 39],
  ['F', 41, 43],
  ['G', 45, 47],
  ['H', 49, 53],
  ['I', 55, 56],
  ['J', 58, 60],
  ['K', 61, 63],
  ['L', 64, 66],
  ['M', 68, 68],
  ['N', 69, 75],
  ['O', 77, 82],
  ['P', 84, 84],
  ['Q', 85, 85],
  ['R', 86, 88],
  ['S', 90, 93],
  ['T', 94, 96],
  ['U', 97, 98],
  ['V', 99, 99],
];

/** Industries by section, label or synonym, or by the number of a NACE or WZ class: `62.01`, `C 26.51`. */
export const industries: Reader = (cell) => {
  const sections = splitList(cell).map((word) => {
    const division = Number(/^[A-V]?\s?(\d{2})(\.\d+)*$/i.exec(word)?.[1] ?? NaN);
    return (
      DIVISIONS.find(([, first, last]) => division >= first && division <= last)?.[0] ??
      codeOf('industries', word)
    );
  });
  return [...new Set(sections)];
};

/** Needs or offers: `Pilotkunde | Daten: Fahrpläne der letzten Jahre`; what follows a colon is the note. */
export const wishes: Reader = (cell) => {
  const byCode = new Map<string, string>();
  for (const part of splitList(cell)) {
    const [word = '', ...note] = part.split(':');
    const found = codeOf('needs', word.trim());
    if (!byCode.get(found)) byCode.set(found, note.join(':').trim());
  }
  return [...byCode].map(([code, note]) => ({ code, note: { de: note, en: '' } }));
};

/** People of the team: `Ada Muster, Technik | Ben Beispiel`; what follows a comma is the role. */
export const people: Reader = (cell) =>
  splitList(cell).map((part) => {
    const [name = '', ...role] = part.split(',');
    return { name: name.trim(), role: role.join(',').trim() };
  });

function splitList(cell: string): string[] {
  return cell
    .split(LIST_SEPARATOR)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

const isNot = (cell: string, de: string, en: string): Localised => ({
  de: `„${cell}“ ist ${de}`,
  en: `“${cell}” is not ${en}`,
});

export const wholeNumber: Reader = (cell) => {
  const digits = cell
    .replaceAll(/[\s\u00a0\u202f'’]/g, '')
    .replace(/^(\d{1,3})([.,]\d{3})+$/, (all) => all.replaceAll(/[.,]/g, ''));
  if (!/^\d{1,15}$/.test(digits)) throw new CellError(isNot(cell, 'keine ganze Zahl', 'a whole number'));
  return Number(digits);
};

/** A year, or a date of which the year counts. */
export const year: Reader = (cell) => {
  if (/^\d{4}$/.test(cell)) return Number(cell);
  return Number(
    readDay(
      cell,
      'kein Jahr wie 2021 und kein Datum wie 31.12.2021',
      'a year like 2021 or a date like 31.12.2021',
    ).slice(0, 4),
  );
};

export const day: Reader = (cell) =>
  readDay(cell, 'kein Datum wie 31.12.2026 oder 2026-12-31', 'a date like 31.12.2026 or 2026-12-31');

function readDay(cell: string, de: string, en: string): string {
  const german = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(cell);
  const [, d = '', m = '', y = ''] = german ?? [];
  const iso = german ? `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}` : cell;
  const time = /^\d{4}-\d{2}-\d{2}$/.test(iso) ? Date.parse(`${iso}T00:00:00Z`) : NaN;
  // Date.parse takes 31 February for 3 March; the way back tells.
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== iso)
    throw new CellError(isNot(cell, de, en));
  return iso;
}

const MULTIPLIERS: [suffix: RegExp, factor: number][] = [
  [/(mio\.?|millionen?|millions?|m)$/i, 1_000_000],
  [/(tsd\.?|tausend|thousand|t|k)$/i, 1000],
];

/**
 * Whole euros, as Germans or English people write them: `250.000 €`, `EUR 250,000`, `250 T€`, `1,5 Mio`, `250k`.
 * A single dot or comma before exactly three digits separates thousands, except before millions: `1,500` is
 * fifteen hundred, `1,500 Mio` is one and a half million.
 */
export const amount: Reader = (cell) => {
  let rest = cell.replaceAll(/€|eur(os?)?\b|[\s\u00a0\u202f'’]/gi, '').replace(/,-+$/, '');
  const unit = MULTIPLIERS.find(([suffix]) => suffix.test(rest));
  if (unit) rest = rest.replace(unit[0], '');
  const factor = unit?.[1] ?? 1;
  const value = parseDecimal(rest, factor === 1_000_000);
  if (value === undefined)
    throw new CellError(
      isNot(
        cell,
        'kein Betrag wie 250.000, 250,000, 250 T€ oder 1,5 Mio',
        'an amount like 250.000, 250,000, 250 T€ or 1,5 Mio',
      ),
    );
  return Math.round(value * factor);
};

function parseDecimal(digits: string, threeDigitsAreDecimals: boolean): number | undefined {
  const marks = digits.match(/[.,]/g) ?? [];
  const last = marks.at(-1);
  const grouped = /^\d{1,3}([.,]\d{3})+$/.test(digits) && new Set(marks).size === 1;
  if (grouped && !(threeDigitsAreDecimals && marks.length === 1))
    return Number(digits.replaceAll(/[.,]/g, ''));
  const plain = digits.replaceAll(last === ',' ? '.' : ',', '').replace(',', '.');
  return /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : undefined;
}

/** A web address; people leave out the scheme. */
export const webAddress: Reader = (cell) =>
  /^[a-z][a-z0-9+.-]*:/i.test(cell) && !/^[^/:]+:\d/.test(cell) ? cell : `https://${cell}`;
