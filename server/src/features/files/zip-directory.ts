const END = 0x06054b50;
const ENTRY = 0x02014b50;
const END_BYTES = 22;
const ENTRY_BYTES = 46;

export interface ZipEntry {
  name: string;
  packedBytes: number;
  unpackedBytes: number;
}

/**
 * The list of contents of a ZIP archive, read from its central directory; nothing is unpacked.
 * @returns null where it is damaged, split, of the 64-bit kind, encrypted, or has something before or after it
 */
export function readZipDirectory(bytes: Buffer): ZipEntry[] | null {
  const end = bytes.length - END_BYTES;
  // An archive of an office program has no comment, so its end is at the very end.
  if (end < 0 || bytes.readUInt32LE(end) !== END || bytes.readUInt32LE(0) !== 0x04034b50) return null;
  const count = bytes.readUInt16LE(end + 10);
  const size = bytes.readUInt32LE(end + 12);
  let at = bytes.readUInt32LE(end + 16);
  if (bytes.readUInt16LE(end + 8) !== count || at + size !== end || count === 0xffff) return null;
  const entries: ZipEntry[] = [];
  for (let i = 0; i < count; i += 1) {
    if (at + ENTRY_BYTES > end || bytes.readUInt32LE(at) !== ENTRY) return null;
    if ((bytes.readUInt16LE(at + 8) & 1) === 1) return null;
    const nameBytes = bytes.readUInt16LE(at + 28);
    entries.push({
      name: bytes.toString('utf8', at + ENTRY_BYTES, at + ENTRY_BYTES + nameBytes),
      packedBytes: bytes.readUInt32LE(at + 20),
      unpackedBytes: bytes.readUInt32LE(at + 24),
    });
    at += ENTRY_BYTES + nameBytes + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return at === end ? entries : null;
}
