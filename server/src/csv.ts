import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import { Problem } from './problem.ts';

/** A spreadsheet runs a cell that begins like a formula, in wide signs too; an apostrophe makes it text. */
export function unformula(cell: string): string {
  return /^[=+\-@＝＋－＠\t\r\n]/.test(cell) ? `'${cell}` : cell;
}

/** A table as CSV with the mark that makes Excel read UTF-8, and semicolons, which it expects here. */
export function toCsv(table: readonly string[][]): Buffer {
  const quoted = table.map((row) =>
    row.map((cell) => `"${unformula(cell).replaceAll('"', '""')}"`).join(';'),
  );
  return Buffer.from(`\uFEFF${quoted.join('\r\n')}\r\n`);
}

const SEPARATORS = [';', ',', '\t'];
/** What a spreadsheet may write before the columns for other spreadsheets. */
const SEPARATOR_LINE = /^\uFEFF?sep=.\r?\n/i;

/**
 * Reads a CSV with `,`, `;` or tabs by the words that people put above its columns, in any order and case.
 * @returns for each row its cells by column; a column that is not there is empty
 * @throws Problem invalid-input where it is no CSV, the `required` column is missing, or there are too many rows
 */
export function readCsv<Column extends string>(
  csv: string,
  columns: Record<Column, readonly string[]>,
  { required, most }: { required: NoInfer<Column>; most: number },
): Record<Column, string>[] {
  const text = csv.replace(SEPARATOR_LINE, '');
  const words = new Set(Object.values<readonly string[]>(columns).flat());
  const [head = [], ...body] = readTable(text, separatorOf(text, words));
  const places = (Object.keys(columns) as Column[]).map(
    (key) => [key, columnOf(head, columns[key])] as const,
  );
  if (columnOf(head, columns[required]) < 0)
    throw invalidCsv('no-name', `The first line must name the columns; one is “${required}”.`);
  const rows = body.filter((cells) => cells.some((cell) => cell !== ''));
  if (rows.length > most) throw invalidCsv('too_big', `At most ${most} rows at once.`);
  return rows.map(
    (cells) =>
      Object.fromEntries(places.map(([key, at]) => [key, cells[at] ?? ''])) as Record<Column, string>,
  );
}

/** The separator whose first line has most of the words we know. */
function separatorOf(text: string, words: ReadonlySet<string>): string {
  const line = text.split(/[\r\n]/, 1)[0] ?? '';
  const known = (separator: string) =>
    line.split(separator).filter((cell) => words.has(cell.replaceAll('"', '').trim().toLowerCase())).length;
  return SEPARATORS.reduce((best, one) => (known(one) > known(best) ? one : best));
}

function readTable(text: string, separator: string): string[][] {
  try {
    return parse(text, {
      delimiter: separator,
      bom: true,
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw invalidCsv(
      'unreadable',
      'A cell begins with a quotation mark that is not closed where the cell ends.',
    );
  }
}

function columnOf(head: readonly string[], words: readonly string[]): number {
  return head.findIndex((cell) => words.includes(cell.toLowerCase()));
}

function invalidCsv(code: string, message: string): Problem {
  return new Problem('invalid-input', message, { issues: [{ path: ['body', 'csv'], code, message }] });
}
