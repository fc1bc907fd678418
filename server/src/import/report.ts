import { type Summary } from './import-file.ts';
import { type RowError } from './read-row.ts';

const ENCODINGS = { 'utf-8': 'UTF-8', 'windows-1252': 'Windows-1252', 'utf-16le': 'UTF-16' };
const SEPARATORS = { ';': 'semicolons', ',': 'commas', '\t': 'tabs' };

export function describeError({ line, column, reason }: RowError): string {
  return `line ${line}${column === null ? '' : `, column “${column}”`}: ${reason.en}`;
}

/** The closing words of a run, line by line. */
export function describeSummary(
  { sheet, layout, counts, cutOff }: Summary,
  seconds: number,
  dryRun: boolean,
): string[] {
  const { rows, created, updated, unchanged, claimed, failed, drafts } = counts;
  const pace = rows === 0 ? '' : `, ${Math.round(rows / seconds)} rows/s`;
  const fate = dryRun
    ? [`${rows - failed} can be imported · ${failed} failed · nothing was written`]
    : [
        `${created} created · ${updated} updated · ${unchanged} unchanged · ${claimed} left to their members · ${failed} failed`,
      ];
  return [
    `${rows} rows of ${sheet.file} (${ENCODINGS[sheet.encoding]}, ${SEPARATORS[sheet.separator]}) in ${seconds.toFixed(1)} s${pace}`,
    ...fate,
    ...(drafts > 0 ? [`${drafts} stay drafts: to be found they need a headline and a need or an offer`] : []),
    ...(layout.ignored.length > 0
      ? [`not read, because the columns are not known: ${layout.ignored.join(', ')}`]
      : []),
    ...(cutOff ? [cutOff.en] : []),
  ];
}
