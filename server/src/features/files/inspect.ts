import { FILE_RULES, PICTURE_ENDINGS, type FilePurpose } from '@klammer/contracts/files';
import { Problem } from '../../problem.ts';
import { claimedEnding } from './naming.ts';
import { readZipDirectory } from './zip-directory.ts';

/** What a file turned out to be. */
export interface Inspected {
  ending: string;
  type: string;
  picture: boolean;
}

const TYPES: Record<string, string> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  gif: 'image/gif',
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  odt: 'application/vnd.oasis.opendocument.text',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  odp: 'application/vnd.oasis.opendocument.presentation',
  txt: 'text/plain; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
};
const UNPACKED_LIMIT = 300 * 1024 * 1024;
const PACKING_LIMIT = 150;
// The standard test file of virus scanners; written in parts, so that no scanner takes this source for it.
const TEST_VIRUS = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE'].join('');

/**
 * Says what the bytes are, by the bytes: the name must agree, and the purpose must take it.
 * @throws Problem unsupported-media-type with the reason in words
 */
export async function inspect(bytes: Buffer, claimedName: string, purpose: FilePurpose): Promise<Inspected> {
  const claimed = claimedEnding(claimedName).replace('jpeg', 'jpg');
  if (!FILE_RULES[purpose].endings.includes(claimed))
    throw refused(`Please choose a file of these kinds: ${FILE_RULES[purpose].endings.join(', ')}.`);
  if (bytes.length === 0) throw refused('The file is empty.');
  if (bytes.includes(TEST_VIRUS)) throw refused('The file was recognised as harmful.');
  const ending = (await endingOf(bytes)) ?? (isPlainText(bytes) ? claimed : undefined);
  if (ending !== claimed) throw refused(`The content of the file is not what its ending “.${claimed}” says.`);
  if (ending === 'pdf') checkPdf(bytes);
  else if (['docx', 'xlsx', 'pptx', 'odt', 'ods', 'odp'].includes(ending)) checkOffice(bytes);
  else if (ending === 'txt' || ending === 'csv') checkText(bytes);
  const picture = (PICTURE_ENDINGS as readonly string[]).includes(ending);
  return { ending, type: TYPES[ending] ?? 'application/octet-stream', picture };
}

/** The ending by the bytes' own signature; undefined for text, which has none. */
async function endingOf(bytes: Buffer): Promise<string | undefined> {
  const { fileTypeFromBuffer } = await import('file-type');
  return (await fileTypeFromBuffer(bytes))?.ext;
}

const ACTIVE_NAMES = 'JavaScript JS Launch EmbeddedFile RichMedia XFA GoToE ImportData'.split(' ');
/**
 * A name that makes a PDF do something. Each sign may be written as `#` and its number: the pattern knows both forms,
 * because writing 20 MB of numbers out as signs would hold up everybody for seconds.
 */
const ACTIVE_NAME = new RegExp(`/(?:${ACTIVE_NAMES.map(inBothForms).join('|')})(?!\\w)`);

function inBothForms(name: string): string {
  const asNumber = (sign: string): string =>
    [...sign.charCodeAt(0).toString(16)].map((digit) => `[${digit}${digit.toUpperCase()}]`).join('');
  return [...name].map((sign) => `(?:${sign}|#${asNumber(sign)})`).join('');
}

function checkPdf(bytes: Buffer): void {
  const text = bytes.toString('latin1');
  const end = text.lastIndexOf('%%EOF');
  if (end === -1) throw refused('The PDF is damaged.');
  // A second file behind the first: one that programs take for something else than people do.
  if (text.length - end > 1024 || /<(html|script|!doctype|svg)\b/i.test(text.slice(0, 2048)))
    throw refused('The PDF carries something else than a document.');
  if (ACTIVE_NAME.test(text))
    throw refused('The PDF carries scripts or files; please export it anew as a plain PDF.');
}

function checkOffice(bytes: Buffer): void {
  const entries = readZipDirectory(bytes);
  if (!entries) throw refused('The document is damaged or protected.');
  const unpacked = entries.reduce((sum, entry) => sum + entry.unpackedBytes, 0);
  if (unpacked > UNPACKED_LIMIT || unpacked > bytes.length * PACKING_LIMIT)
    throw refused('The document unpacks to far too much.');
  if (
    entries.some(({ name }) => /vbaProject|macrosheets|activeX|embeddings\/|^(Basic|Scripts)\//i.test(name))
  )
    throw refused('The document carries macros or other files; please save it without them.');
  if (entries.some(({ name }) => name.startsWith('/') || name.includes('\\') || name.includes('..')))
    throw refused('The document is damaged.');
}

function checkText(bytes: Buffer): void {
  const text = bytes.toString('utf8');
  if (/<\s*(!doctype|html|script|svg|iframe|body|head|img|\?xml|\?php)|^#!|^MZ|javascript:/i.test(text))
    throw refused('A text file must not carry markup or scripts.');
}

/** UTF-8 without control characters. */
function isPlainText(bytes: Buffer): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return !CONTROL.test(text);
  } catch {
    // Not UTF-8: the answer, not a fault.
    return false;
  }
}
const CONTROL = /[\u0000-\u0008\u000b\u000e-\u001f\u007f]/;

function refused(detail: string): Problem {
  return new Problem('unsupported-media-type', detail);
}
