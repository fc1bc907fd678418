import { ProfileFields } from '@klammer/contracts/profiles';
import { type Localised } from '@klammer/contracts/text';
import { type z } from 'zod';
import { CellError } from './cell-error.ts';
import { type SheetRow } from './file.ts';
import { headerOf, type Layout } from './layout.ts';
import { mend } from './mend.ts';
import { regionOfCity } from './places.ts';
import { fold } from './terms.ts';

/** What is wrong with a cell, or with the row as a whole where no column is to blame. */
export interface RowError {
  line: number;
  /** The header as it stands in the file. */
  column: string | null;
  reason: Localised;
}

/** A row that can be imported. `id` is the list's own key of the row. */
export interface ReadRow {
  line: number;
  id: string;
  fields: ProfileFields;
}

/** Fields whose cells were filled in and understood. */
type Values = Map<string, unknown>;
type Fail = (column: string | null, reason: Localised) => void;

/** Reads one row; all that is wrong with it comes back, not only the first. */
export function readRow(layout: Layout, { line, cells }: SheetRow): ReadRow | RowError[] {
  const errors: RowError[] = [];
  const fail: Fail = (column, reason) => errors.push({ line, column, reason });
  if (cells.slice(layout.header.length).some((cell) => cell.trim() !== ''))
    fail(null, {
      de: 'hat mehr Zellen als die Kopfzeile: Steht das Trennzeichen in einer Zelle, gehört sie in Anführungszeichen',
      en: 'has more cells than the header: a separator within a cell needs quotation marks around the cell',
    });
  const values = readCells(layout, cells, fail);
  completePlace(layout, values, fail);
  const id = idOf(layout, values);
  if (id === undefined)
    fail(headerOf(layout, 'id'), {
      de: 'ist leer, die Zeile wäre später nicht wiederzufinden',
      en: 'is empty, so the row could not be found again',
    });
  const unread = new Set(errors.map((error) => error.column));
  const checked = ProfileFields.safeParse(nest(values));
  for (const issue of checked.error?.issues ?? []) {
    const path = issue.path.join('.');
    const column = headerOf(layout, path);
    // A cell that could not be read is missing now; saying that too would only confuse.
    if (column !== null && unread.has(column)) continue;
    const reason = wordIssue(issue, values.has(path));
    fail(column, column === null ? { de: `${path}: ${reason.de}`, en: `${path}: ${reason.en}` } : reason);
  }
  return errors.length === 0 && checked.success && id !== undefined
    ? { line, id, fields: checked.data }
    : errors;
}

function readCells(layout: Layout, cells: string[], fail: Fail): Values {
  const values: Values = new Map();
  layout.columns.forEach((column, at) => {
    const cell = mend(cells[at] ?? '').trim();
    if (!column || cell === '') return;
    try {
      values.set(column.field, column.read(cell));
    } catch (error) {
      if (!(error instanceof CellError)) throw error;
      fail(layout.header[at] ?? null, error.words);
    }
  });
  return values;
}

/** Finds the region of a city where people have left it out, and takes a lowest ticket that is not named as zero. */
function completePlace(layout: Layout, values: Values, fail: Fail): void {
  const city = values.get('place.city');
  if (typeof city === 'string' && !values.has('place.region')) {
    const region = regionOfCity(city);
    if (region) values.set('place.region', region);
    else {
      values.delete('place.city');
      fail(headerOf(layout, 'place.city'), {
        de: `die Region von „${city}“ ist nicht bekannt; nennen Sie sie in einer Spalte „Region“, etwa das Bundesland oder Deutschland`,
        en: `the region of “${city}” is not known; name it in a column “Region”, for instance the state or Deutschland`,
      });
    }
  }
  if (values.has('investing.ticketMaxEur') && !values.has('investing.ticketMinEur'))
    values.set('investing.ticketMinEur', 0);
}

/** A list without a column for keys is keyed by the names. */
function idOf(layout: Layout, values: Values): string | undefined {
  const hasIds = layout.columns.some((column) => column?.field === 'id');
  const id = values.get(hasIds ? 'id' : 'name');
  if (typeof id !== 'string') return hasIds ? undefined : '';
  return hasIds ? id : fold(id);
}

/** `place.city` → `{place: {city}}`; a group without any value is not there at all. */
function nest(values: Values): Record<string, unknown> {
  const root: Record<string, unknown> = {};
  for (const [field, value] of values) {
    const path = field.split('.');
    const last = path.pop() ?? field;
    let target = root;
    for (const step of path) target = (target[step] ??= {}) as Record<string, unknown>;
    target[last] = value;
  }
  return root;
}

/** The contract's complaint in the words of somebody who looks at a spreadsheet. */
function wordIssue(issue: z.core.$ZodIssue, isGiven: boolean): Localised {
  if (issue.code === 'invalid_type' && !isGiven) return { de: 'ist leer', en: 'is empty' };
  if (issue.code === 'too_big') {
    const { de, en } = limitOf(issue.origin, issue.maximum);
    return { de: `ist mehr als ${de}`, en: `is more than ${en}` };
  }
  if (issue.code === 'too_small') {
    const { de, en } = limitOf(issue.origin, issue.minimum);
    return { de: `ist weniger als ${de}`, en: `is less than ${en}` };
  }
  if (issue.code === 'invalid_value') {
    const values = issue.values.join(', ');
    return { de: `ist keiner der Werte ${values}`, en: `is none of ${values}` };
  }
  return { de: GERMAN[issue.message] ?? 'passt nicht in dieses Feld', en: issue.message };
}

/** What the contract says of profiles in words of its own. */
const GERMAN: Record<string, string> = {
  'must be a web address starting with https://': 'muss eine Webadresse sein, die mit https:// beginnt',
  'must be a single line': 'muss in einer Zeile stehen',
  'must not be below the smallest ticket': 'darf nicht unter dem kleinsten Ticket liegen',
  'contains control characters': 'enthält Steuerzeichen',
};

function limitOf(origin: string, limit: number | bigint): Localised {
  const unit = { string: { de: ' Zeichen', en: ' characters' }, array: { de: ' Werte', en: ' values' } };
  const { de, en } = unit[origin as keyof typeof unit] ?? { de: '', en: '' };
  return { de: `${limit}${de}`, en: `${limit}${en}` };
}
