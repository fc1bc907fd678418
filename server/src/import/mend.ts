/** What Windows-1252 has where Latin-1 has control characters: `€`, `’`, `–` …, by their bytes. */
const windows = new TextDecoder('windows-1252');
const WINDOWS_BYTES = new Map(
  Array.from({ length: 32 }, (_, at) => [windows.decode(Uint8Array.of(0x80 + at)), 0x80 + at]),
);
const CONTINUATION = `[\\u0080-\\u00bf${[...WINDOWS_BYTES.keys()].join('')}]`;
const MISREAD = new RegExp(
  `[\\u00c2-\\u00df]${CONTINUATION}|[\\u00e0-\\u00ef]${CONTINUATION}{2}|[\\u00f0-\\u00f4]${CONTINUATION}{3}`,
  'g',
);
const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Undoes what programs on the way did to a cell: UTF-8 that was once read as Windows-1252 or Latin-1 (`MÃ¼ller`,
 * `â€“`), Windows-1252 read as Latin-1, and the line breaks and control characters of word processors.
 */
export function mend(cell: string): string {
  return (
    cell
      .replaceAll(MISREAD, (piece) => decodeAgain(piece))
      .replaceAll(/[\u0080-\u009f]/g, (character) => windows.decode(Uint8Array.of(character.charCodeAt(0))))
      .replaceAll(/[\u000b\u000c\u2028\u2029]/g, '\n')
      // What is left has no meaning in text. Tabs and line breaks stay.
      .replaceAll(/[\u0000-\u0008\u000e-\u001f\u007f-\u009f]/g, '')
  );
}

function decodeAgain(piece: string): string {
  const bytes = Array.from(piece, (character) => WINDOWS_BYTES.get(character) ?? character.charCodeAt(0));
  try {
    return utf8.decode(Uint8Array.from(bytes));
  } catch (error) {
    // It only looked like it; `decode` throws nothing but this.
    if (error instanceof TypeError) return piece;
    throw error;
  }
}
