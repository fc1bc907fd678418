import { createHash, randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';

/**
 * What a key looks like: `klm_`, 43 signs that stand for 256 random bits, and six that follow from them (CRC-32), so that
 * a mistyped one is told without asking the store, and one that was left lying about is found by those who look for such.
 */
const PREFIX = 'klm_';
const SIGNS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const RANDOM_BYTES = 32;
const RANDOM_SIGNS = 43;
const CHECK_SIGNS = 6;
const SHAPE = new RegExp(`^${PREFIX}[0-9A-Za-z]{${RANDOM_SIGNS + CHECK_SIGNS}}$`);
/** So much of it is shown to tell it from others. */
const SHOWN = PREFIX.length + 6;

export function makeKey(): string {
  const random = write(BigInt(`0x${randomBytes(RANDOM_BYTES).toString('hex')}`), RANDOM_SIGNS);
  return PREFIX + random + checksumOf(random);
}

/** Whether it can be a key at all. */
export function looksLikeKey(key: string): boolean {
  if (!SHAPE.test(key)) return false;
  const random = key.slice(PREFIX.length, -CHECK_SIGNS);
  return key.endsWith(checksumOf(random));
}

/** What is kept of a key: with 256 random bits in it, nobody finds it again by trying. */
export function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

export function prefixOf(key: string): string {
  return key.slice(0, SHOWN);
}

function checksumOf(random: string): string {
  return write(BigInt(crc32(PREFIX + random)), CHECK_SIGNS);
}

/** A number in the signs above, filled up from the left. */
function write(value: bigint, length: number): string {
  const base = BigInt(SIGNS.length);
  let [rest, text] = [value, ''];
  while (rest > 0n) {
    text = (SIGNS[Number(rest % base)] ?? '') + text;
    rest /= base;
  }
  return text.padStart(length, '0');
}
