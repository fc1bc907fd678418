import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inspectSheet, readRows, SEPARATORS, type SheetRow } from './file.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'import-'));
});
afterAll(() => rm(folder, { recursive: true }));

const isKnown = (header: string): boolean => ['Name', 'Ort', 'Größe'].includes(header);

async function sheetOf(
  content: string | Buffer,
): Promise<{ sheet: Awaited<ReturnType<typeof inspectSheet>>; rows: SheetRow[] }> {
  const file = path.join(folder, 'list.csv');
  await writeFile(file, content);
  const sheet = await inspectSheet(file, isKnown);
  const rows: SheetRow[] = [];
  for await (const row of readRows(sheet)) rows.push(row);
  return { sheet, rows };
}

test.each(SEPARATORS)('finds out that cells are separated by %j', async (separator) => {
  const { sheet, rows } = await sheetOf(`Name${separator}Ort\nA${separator}"x;y,z\t"\n`);
  expect(sheet).toMatchObject({ separator, encoding: 'utf-8', header: ['Name', 'Ort'] });
  expect(rows).toEqual([{ line: 2, cells: ['A', 'x;y,z\t'] }]);
});

test('goes by the known headers and not by how often a character occurs', async () => {
  const { sheet } = await sheetOf('Name;Ort;"Notizen, Fragen, Ideen, Rest"\n');
  expect(sheet.separator).toBe(';');
});

test('reads UTF-8 with a byte order mark, Windows-1252 and UTF-16 alike', async () => {
  const content = 'Name;Größe\r\n„Müller“ – 5 €;1\r\n';
  const expected = [{ line: 2, cells: ['„Müller“ – 5 €', '1'] }];
  const windows = Buffer.from(content, 'latin1');
  const at = (text: string): number => content.indexOf(text);
  for (const [character, byte] of [
    ['„', 0x84],
    ['“', 0x93],
    ['–', 0x96],
    ['€', 0x80],
  ] as const)
    windows[at(character)] = byte;
  for (const [encoding, bytes] of [
    ['utf-8', Buffer.from(`\ufeff${content}`)],
    ['windows-1252', windows],
    ['utf-16le', Buffer.from(`\ufeff${content}`, 'utf16le')],
  ] as const) {
    const { sheet, rows } = await sheetOf(bytes);
    expect(sheet).toMatchObject({ encoding, header: ['Name', 'Größe'] });
    expect(rows).toEqual(expected);
  }
});

test('recognises Windows-1252 by a single byte far behind the first piece of the file', async () => {
  const filler = 'Name;Ort\n' + 'Hafen;Duisburg\n'.repeat(20_000);
  const { sheet, rows } = await sheetOf(
    Buffer.concat([Buffer.from(filler), Buffer.from('Süd;x\n', 'latin1')]),
  );
  expect(sheet.encoding).toBe('windows-1252');
  expect(rows.at(-1)).toEqual({ line: 20_002, cells: ['Süd', 'x'] });
});

test('does not break a character that two pieces of the file share', async () => {
  const { sheet, rows } = await sheetOf(`Name;Ort\n${'ü'.repeat(40_000)};${'€'.repeat(40_000)}\n`);
  expect(sheet.encoding).toBe('utf-8');
  expect(rows[0]?.cells).toEqual(['ü'.repeat(40_000), '€'.repeat(40_000)]);
});

test.each(['\n', '\r\n'])(
  'numbers lines as an editor does, with breaks %j within cells and empty lines between',
  async (end) => {
    const { rows } = await sheetOf(
      ['Name;Ort', '"A', 'B";1', '', '', 'C;2', '"D', '', 'E";3', 'F;5" Rohr', ''].join(end),
    );
    expect(rows.map((row) => [row.line, row.cells[0]])).toEqual([
      [2, `A${end}B`],
      [6, 'C'],
      [7, `D${end}${end}E`],
      [10, 'F'],
    ]);
    expect(rows[3]?.cells[1]).toBe('5" Rohr');
  },
);

test('skips the line in which a spreadsheet names its separator', async () => {
  const { sheet, rows } = await sheetOf('sep=,\r\nName,Ort\r\nA,1\r\n');
  expect(sheet.header).toEqual(['Name', 'Ort']);
  expect(rows).toEqual([{ line: 3, cells: ['A', '1'] }]);
});

test('gives the rows before a quotation mark that is never closed, and then names its line', async () => {
  const file = path.join(folder, 'open.csv');
  await writeFile(file, 'Name;Ort\nA;1\nB;2\nC;"offen\nD;3\n');
  const seen: string[] = [];
  const readAll = async (): Promise<void> => {
    for await (const row of readRows(await inspectSheet(file, isKnown))) seen.push(row.cells[0] ?? '');
  };
  await expect(readAll()).rejects.toThrow('Line 4 and all after it cannot be read');
  expect(seen).toEqual(['A', 'B']);
});

test('says what is wrong with a file that is missing, empty or about something else', async () => {
  await expect(inspectSheet(path.join(folder, 'missing.csv'), isKnown)).rejects.toThrow(
    'missing.csv cannot be read',
  );
  await expect(inspectSheet(folder, isKnown)).rejects.toThrow('cannot be read');
  await expect(sheetOf('')).rejects.toThrow('it has nothing');
  await expect(sheetOf('Datum;Betrag\n1;2\n')).rejects.toThrow('it has “Datum”, “Betrag”');
});
