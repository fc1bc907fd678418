import { CommandError, fail } from '../errors.ts';
import { toDecimalOperand, toExact, exactToDecimal, roundExact } from '../values/decimal.ts';
import { show } from '../values/plain.ts';
import { typeName, typeNames } from '../values/type-names.ts';
import { Decimal128, type Doc, double, isDoc, isInt32, isNumeric, ObjectId, Timestamp, toNumber, type Value } from '../values/types.ts'; // prettier-ignore
import { isNil } from './arithmetic.ts';
import type { Evaluate, Missing } from './evaluate.ts';
import { applyLibrary } from './library.ts';

type Convert = (value: Value) => Value;

function unsupported(value: Value, to: string): never {
  fail(
    'ConversionFailure',
    `Unsupported conversion from ${typeName(value)} to ${to} in $convert with no onError value`,
  );
}

function cannotParse(text: string, to: string): never {
  fail('ConversionFailure', `Failed to parse ${to} '${text}' in $convert with no onError value`);
}

/** A whole number of what can be one, cut off at the decimal point. */
function whole(value: Value, to: 'int' | 'long', bits: number): bigint {
  let result: bigint;
  if (typeof value === 'boolean') result = value ? 1n : 0n;
  else if (typeof value === 'string') result = /^[+-]?\d+$/.test(value) ? BigInt(value.replace('+', '')) : cannotParse(value, 'number');
  else if (value instanceof Date && to === 'long') result = BigInt(value.getTime());
  else if (isNumeric(value)) {
    const exact = toExact(value);
    if (typeof exact === 'number') fail('ConversionFailure', `Attempt to convert ${exact} value to integer type in $convert with no onError value`);
    const { coefficient, exponent } = roundExact(exact, 0, 'trunc');
    result = coefficient * 10n ** BigInt(Math.max(0, exponent));
  } else unsupported(value, to);
  if (BigInt.asIntN(bits, result) !== result)
    fail('ConversionFailure', `Conversion would overflow target type in $convert with no onError value: ${result}`);
  return result;
} // prettier-ignore

function toDouble(value: Value): Value {
  if (typeof value === 'boolean') return double(Number(value));
  if (value instanceof Date) return double(value.getTime());
  if (typeof value === 'string') return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(value) || /^([+-]?Infinity|NaN)$/.test(value) ? double(Number(value)) : cannotParse(value, 'number'); // prettier-ignore
  return isNumeric(value) ? double(toNumber(value)) : unsupported(value, 'double');
}

function toDecimal(value: Value): Value {
  if (value instanceof Decimal128) return value;
  if (typeof value === 'boolean') return Decimal128.fromString(value ? '1' : '0');
  if (value instanceof Date) return Decimal128.fromString(String(value.getTime()));
  if (typeof value === 'string') {
    try {
      return Decimal128.fromStringWithRounding(value);
    } catch {
      cannotParse(value, 'number');
    }
  }
  if (!isNumeric(value)) unsupported(value, 'decimal');
  const exact = toDecimalOperand(value);
  return typeof exact === 'number' ? Decimal128.fromString(String(exact)) : exactToDecimal(exact);
}

function toDate(value: Value): Value {
  if (value instanceof Date) return value;
  if (value instanceof ObjectId) return value.getTimestamp();
  if (value instanceof Timestamp) return new Date(value.t * 1000);
  if (typeof value === 'string') {
    const date = applyLibrary('$dateFromString', new Map([['dateString', value]]));
    return date instanceof Date ? date : cannotParse(value, 'date');
  }
  // An int is none, as in MongoDB: seconds since 1970 would pass for milliseconds.
  if (!isNumeric(value) || (typeof value === 'number' && isInt32(value))) unsupported(value, 'date');
  const date = new Date(Math.trunc(toNumber(value)));
  if (Number.isNaN(date.getTime())) fail('ConversionFailure', `${show(value)} is no date`);
  return date;
}

function toText(value: Value): Value {
  if (typeof value === 'string') return value;
  if (value instanceof ObjectId) return value.toHexString();
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'boolean' || isNumeric(value)) return typeof value === 'object' && 'value' in value ? String(value.value) : value.toString(); // prettier-ignore
  return unsupported(value, 'string');
}

function toObjectId(value: Value): Value {
  if (value instanceof ObjectId) return value;
  if (typeof value !== 'string') unsupported(value, 'objectId');
  return /^[\da-f]{24}$/i.test(value) ? new ObjectId(value) : cannotParse(value, 'objectId');
}

const conversions = new Map<string, Convert>([
  ['int', (value) => Number(whole(value, 'int', 32))],
  ['long', (value) => whole(value, 'long', 64)],
  ['double', toDouble],
  ['decimal', toDecimal],
  ['bool', (value) => (typeof value === 'boolean' ? value : !isNumeric(value) || toNumber(value) !== 0)],
  ['date', toDate],
  ['string', toText],
  ['objectId', toObjectId],
]);

/** `$toInt` and its kin. */
export function converted(to: string): (value: Missing) => Missing {
  const convert = conversions.get(to);
  return (value) => (isNil(value) || !convert ? null : convert(value));
}

/** `$convert`, whose `onError` is only computed where it is needed. */
export function compileConvert(operand: Value, compile: (expression: Value) => Evaluate): Evaluate {
  const spec: Doc = isDoc(operand) ? operand : fail('FailedToParse', '$convert expects an object of named arguments');
  for (const name of spec.keys())
    if (!['input', 'to', 'onError', 'onNull'].includes(name)) fail('FailedToParse', `$convert found an unknown argument: ${name}`);
  const [input, to, onError, onNull] = ['input', 'to', 'onError', 'onNull'].map((name) => spec.has(name) ? compile(spec.get(name) ?? null) : undefined);
  if (!input || !to) fail('FailedToParse', `Missing 'input' or 'to' parameter to $convert`);
  return (doc, variables) => {
    const value = input(doc, variables);
    if (isNil(value)) return onNull?.(doc, variables) ?? null;
    const asked = to(doc, variables);
    if (isNil(asked)) return null;
    const name = isNumeric(asked) ? typeNames.get(toNumber(asked)) : String(asked);
    const convert = conversions.get(name ?? '');
    if (!convert) fail('BadValue', `Unknown type name: ${show(asked)}`);
    try {
      return convert(value);
    } catch (error) {
      if (!onError || !(error instanceof CommandError)) throw error;
      return onError(doc, variables);
    }
  };
} // prettier-ignore
