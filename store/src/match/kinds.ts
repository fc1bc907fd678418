import { Binary, Decimal128 } from 'bson';
import { fail } from '../errors.ts';
import { roundExact, toExact } from '../values/decimal.ts';
import { show } from '../values/plain.ts';
import { isNumeric, toNumber, typeNames, typeNumber, type Value } from '../values/types.ts';
import type { MatchOptions, Predicate } from './matcher.ts';
const aliases = new Map<string, number>([...typeNames].map(([number, name]) => [name, number]));

export function typeTest(operand: Value): Predicate {
  const wanted = new Set<number>();
  const items = Array.isArray(operand) ? operand : [operand];
  if (items.length === 0) fail('FailedToParse', '$type must match at least one type');
  for (const item of items) {
    if (item === 'number') for (const number of [1, 16, 18, 19]) wanted.add(number);
    else if (typeof item === 'string') {
      const number = aliases.get(item);
      if (number === undefined) fail('BadValue', `Unknown type name alias: ${item}`);
      wanted.add(number);
    } else {
      const number = toNumber(item);
      if (!typeNames.has(number)) fail('BadValue', `Invalid numerical type code: ${show(item)}`);
      wanted.add(number);
    }
  }
  return { test: (value) => value !== undefined && wanted.has(typeNumber(value)), expand: true };
}

export function sizeTest(operand: Value): Predicate {
  const size = toNumber(operand);
  const wrong = (wanted: string): never =>
    fail('BadValue', `Failed to parse $size. Expected ${wanted}: $size: ${show(operand)}`);
  if (!isNumeric(operand)) wrong('a number in');
  if (!Number.isInteger(size)) wrong('an integer');
  if (size < 0) wrong('a non-negative number in');
  return { test: (value) => Array.isArray(value) && value.length === size, expand: false };
}

export function modTest(operand: Value): Predicate {
  if (!Array.isArray(operand)) fail('BadValue', 'malformed mod, needs to be an array');
  const [divisor, remainder] = operand;
  if (operand.length < 2) fail('BadValue', 'malformed mod, not enough elements');
  if (operand.length > 2) fail('BadValue', 'malformed mod, too many elements');
  if (!isNumeric(divisor)) fail('BadValue', 'malformed mod, divisor not a number');
  if (!isNumeric(remainder)) fail('BadValue', 'malformed mod, remainder not a number');
  const by = Math.trunc(toNumber(divisor));
  const rest = Math.trunc(toNumber(remainder));
  if (by === 0) fail('BadValue', 'divisor cannot be 0');
  const test = (value: Value | undefined): boolean => {
    if (!isNumeric(value)) return false;
    if (typeof value === 'bigint') return value % BigInt(by) === BigInt(rest);
    const number = toNumber(value);
    return Number.isFinite(number) && Math.trunc(number) % by === rest;
  };
  return { test, expand: true };
}

/** Asks which bits of the mask are set. */
export function bitTest(accept: (set: bigint, mask: bigint) => boolean) {
  return (operand: Value, _options: MatchOptions, name: string): Predicate => {
    const mask = bitMask(name, operand);
    const test = (value: Value | undefined): boolean => {
      const bits = value instanceof Binary ? binaryBits(value) : longOf(value, value instanceof Decimal128);
      // A negative number has its sign in every place above, as a bigint does.
      return bits !== undefined && accept(bits & mask, mask);
    };
    return { test, expand: true };
  };
}

/** A number that is a 64-bit integer, or that becomes one when it is rounded, as MongoDB asks decimals. */
function longOf(value: Value | undefined, isRounded = false): bigint | undefined {
  const exact = isNumeric(value) ? toExact(value) : NaN;
  if (typeof exact === 'number') return undefined;
  const { coefficient, exponent } = isRounded ? roundExact(exact, 0, 'even') : exact;
  if (exponent > 64) return coefficient === 0n ? 0n : undefined;
  const unit = 10n ** BigInt(Math.abs(exponent));
  if (exponent < 0 && coefficient % unit !== 0n) return undefined;
  const result = exponent < 0 ? coefficient / unit : coefficient * unit;
  return BigInt.asIntN(64, result) === result ? result : undefined;
}

function bitMask(name: string, operand: Value): bigint {
  if (operand instanceof Binary) return binaryBits(operand);
  if (Array.isArray(operand)) {
    return operand.reduce<bigint>((mask, item) => {
      const bit = longOf(item);
      if (bit === undefined || bit < 0n || bit > 2n ** 31n - 1n)
        fail('BadValue', `Failed to parse bit position. Expected a non-negative integer in: ${show(item)}`);
      // Above the 64th there is only the sign, and no binary here is longer than that in any use.
      return mask | (1n << (bit > maxBit ? maxBit : bit));
    }, 0n);
  }
  if (!isNumeric(operand))
    fail('BadValue', `${name} takes an Array, a number, or a BinData but received: ${show(operand)}`);
  const mask = longOf(operand);
  if (mask === undefined) fail('FailedToParse', `Expected an integer: ${name}: ${show(operand)}`);
  if (mask < 0n) fail('FailedToParse', `Expected a non-negative number in: ${name}: ${show(operand)}`);
  return mask;
}

/** One bit above what binaries are looked at for. */
const maxBit = 1n << 16n;

function binaryBits(value: Binary): bigint {
  const bytes = value.buffer.subarray(0, Math.min(value.position, Number(maxBit) / 8));
  const text = Buffer.from(bytes).reverse().toString('hex');
  return text === '' ? 0n : BigInt(`0x${text}`);
}
