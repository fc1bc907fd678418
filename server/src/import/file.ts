import { type Localised } from '@klammer/contracts/text';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { CsvError, Parser } from 'csv-parse';
import { parse as parseNow } from 'csv-parse/sync';

/** A file, or its first line, that an import cannot work with at all; the words are for the operator. */
export class FileError extends Error {
  readonly words: Localised;

  constructor(words: Localised, options?: ErrorOptions) {
    super(words.en, options);
    this.words = words;
  }
}

export const SEPARATORS = [';', ',', '\t'] as const;
export type Separator = (typeof SEPARATORS)[number];
export type Encoding = 'utf-8' | 'windows-1252' | 'utf-16le';

export interface Sheet {
  file: string;
  encoding: Encoding;
  separator: Separator;
  header: string[];
  /** How many lines come before the header: 1 where a spreadsheet wrote `sep=;` there. */
  linesBefore: number;
}

/** One row as it stands in the file: `line` is where it begins, counted from 1. */
export interface SheetRow {
  line: number;
  cells: string[];
}

/** What a spreadsheet may write before the header for other spreadsheets. */
const SEPARATOR_LINE = /^sep=.\r?\n/i;
const HEAD_BYTES = 64 * 1024;
// One row of the longest texts in both languages is 14,000 characters; more means that a quote was not closed.
const MOST_CHARACTERS_OF_A_ROW = 1_000_000;

/**
 * Finds out how a file is written. The separator is the one whose first line has most headers that `isKnown` knows.
 * @throws FileError where the file cannot be read or has no known header.
 */
export async function inspectSheet(file: string, isKnown: (header: string) => boolean): Promise<Sheet> {
  const encoding = await detectEncoding(file);
  const head = new TextDecoder(encoding).decode(await readHead(file));
  const linesBefore = SEPARATOR_LINE.test(head) ? 1 : 0;
  const readings = SEPARATORS.map((separator) => {
    const header = readHeader(head.replace(SEPARATOR_LINE, ''), separator);
    return { separator, header, known: header.filter(isKnown).length };
  });
  const best = readings.reduce((a, b) => (b.known > a.known ? b : a));
  if (best.known === 0) throw new FileError(noHeaderMessage(readings));
  return { file, encoding, separator: best.separator, header: best.header, linesBefore };
}

function noHeaderMessage(readings: { header: string[] }[]): Localised {
  const widest = readings.reduce((a, b) => (b.header.length > a.header.length ? b : a)).header;
  const found = widest.map((header) => `“${header.slice(0, 40)}”`).join(', ');
  return {
    de: `Die erste Zeile nennt keine bekannte Spalte; darin steht ${found || 'nichts'}. Die Spalten stehen in docs/import.md.`,
    en: `The first line names no column that is known; it has ${found || 'nothing'}. The columns are in docs/import.md.`,
  };
}

/** Reads the whole file once, in pieces: a single byte that is not UTF-8 may stand in its last line. */
async function detectEncoding(file: string): Promise<Encoding> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let first = true;
  try {
    for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
      if (first && chunk[0] === 0xff && chunk[1] === 0xfe) return 'utf-16le';
      first = false;
      decoder.decode(chunk, { stream: true });
    }
    decoder.decode();
    return 'utf-8';
  } catch (error) {
    if (error instanceof TypeError) return 'windows-1252';
    const why = error instanceof Error ? error.message : String(error);
    throw new FileError(
      { de: `${file} ist nicht lesbar: ${why}.`, en: `${file} cannot be read: ${why}.` },
      { cause: error },
    );
  }
}

async function readHead(file: string): Promise<Buffer> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

function readHeader(head: string, separator: Separator): string[] {
  // A piece that ends within a quoted cell of a later row is no fault of the header.
  const rows = parseNow(head, { ...options(separator), to: 1, skip_records_with_error: true });
  return (rows[0] ?? []).map((cell) => cell.trim());
}

function options(separator: Separator) {
  return {
    delimiter: separator,
    bom: true,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
  } as const;
}

/**
 * The rows after the header, one at a time: memory does not grow with the file.
 * @throws FileError after the last readable row, where the rest cannot be told apart into rows.
 */
export async function* readRows(sheet: Sheet): AsyncGenerator<SheetRow> {
  const ready: SheetRow[] = [];
  let lastLine = sheet.linesBefore;
  // The parser counts the two characters of a Windows line break within quotes as two lines.
  let counted = 0;
  const parser = new Parser({
    ...options(sheet.separator),
    max_record_size: MOST_CHARACTERS_OF_A_ROW,
    // Rows are taken here and not from the stream: an error would throw away those still waiting in it.
    on_record: (cells: string[], { lines }) => {
      const breaks = cells.flatMap((cell) => cell.match(/\r\n|\r|\n/g) ?? []);
      counted += breaks.filter((one) => one.length === 2).length;
      lastLine = sheet.linesBefore + lines - counted;
      ready.push({ line: lastLine - breaks.length, cells });
      return null;
    },
  });
  parser.on('error', () => undefined); // `push` rejects with the same error.
  let isHeader = true;
  const takeReady = function* (): Generator<SheetRow> {
    for (const row of ready.splice(0)) {
      if (!isHeader) yield row;
      isHeader = false;
    }
  };
  try {
    for await (const piece of readText(sheet)) {
      await push(parser, piece);
      yield* takeReady();
    }
    await push(parser, null);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    yield* takeReady();
    throw new FileError(unreadableMessage(lastLine + 1), { cause: error });
  }
  yield* takeReady();
}

function unreadableMessage(line: number): Localised {
  return {
    de: `Zeile ${line} und alles danach ist nicht lesbar: Dort geht ein Anführungszeichen auf und nie zu.`,
    en: `Line ${line} and all after it cannot be read: a quotation mark is opened there and never closed.`,
  };
}

/** Resolves when the parser has taken the piece in; null ends it. */
function push(parser: Parser, piece: string | null): Promise<void> {
  return new Promise((resolve, reject) => {
    const done = (error?: Error | null): void => (error ? reject(error) : resolve());
    if (piece === null) parser.end(done);
    else parser.write(piece, done);
  });
}

async function* readText({ file, encoding, linesBefore }: Sheet): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  let linesToSkip = linesBefore;
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    const piece = decoder.decode(chunk, { stream: true });
    yield linesToSkip === 0 ? piece : piece.replace(SEPARATOR_LINE, '');
    linesToSkip = 0;
  }
  yield decoder.decode();
}
