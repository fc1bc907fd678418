import { Decimal128, Double, ObjectId, Timestamp } from 'bson';
import { CommandError, fail } from '../errors.ts';
import { exactToDecimal, roundExact, toDecimalOperand, toExact } from '../values/decimal.ts';
import { show } from '../values/plain.ts';
import {
  double,
  isDoc,
  isInt32,
  isNumeric,
  toNumber,
  typeName,
  type TypeName,
  typeNames,
  typeNumber,
  type Value,
} from '../values/types.ts';
import { type Bound, isNil, type Operators, optionalPart, orNull } from './evaluate.ts';
import { applyLibrary } from './library.ts';

const unhandled = '$convert with no onError value';

function unsupported(value: Value, to: string): never {
  fail('ConversionFailure', `Unsupported conversion from ${typeName(value)} to ${to} in ${unhandled}`);
}

function cannotParse(text: string, to: string): never {
  fail('ConversionFailure', `Failed to parse ${to} '${text}' in ${unhandled}`);
}

/** A whole number of what can be one, cut off at the decimal point. */
function toWhole(value: Value, to: 'int' | 'long', bits: number): bigint {
  const whole = wholeOf(value, to);
  if (BigInt.asIntN(bits, whole) !== whole)
    fail('ConversionFailure', `Conversion would overflow target type in ${unhandled}: ${whole}`);
  return whole;
}

function wholeOf(value: Value, to: 'int' | 'long'): bigint {
  if (typeof value === 'boolean') return value ? 1n : 0n;
  if (value instanceof Date && to === 'long') return BigInt(value.getTime());
  if (typeof value === 'string')
    return /^[+-]?\d+$/.test(value) ? BigInt(value.replace('+', '')) : cannotParse(value, 'number');
  const exact = isNumeric(value) ? toExact(value) : unsupported(value, to);
  if (typeof exact === 'number')
    fail('ConversionFailure', `Attempt to convert ${exact} value to integer type in ${unhandled}`);
  const { coefficient, exponent } = roundExact(exact, 0, 'trunc');
  return coefficient * 10n ** BigInt(Math.max(0, exponent));
}

function isDoubleText(text: string): boolean {
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) || /^([+-]?Infinity|NaN)$/.test(text);
}

function toDouble(value: Value): Value {
  if (typeof value === 'boolean') return double(Number(value));
  if (value instanceof Date) return double(value.getTime());
  if (typeof value === 'string')
    return isDoubleText(value) ? double(Number(value)) : cannotParse(value, 'number');
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

export function toText(value: Value): string {
  if (typeof value === 'string') return value;
  if (value instanceof ObjectId) return value.toHexString();
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Double || typeNumber(value) === 1) return doubleText(toNumber(value));
  return typeof value === 'boolean' || isNumeric(value) ? value.toString() : unsupported(value, 'string');
}

/** As C writes a double by `%.16g`. */
function doubleText(value: number): string {
  if (Object.is(value, -0)) return '-0';
  const isSmall = value !== 0 && Math.abs(value) < 1e-4;
  const text = isSmall ? value.toExponential(15) : value.toPrecision(16);
  const short = text.includes('.') ? text.replace(/\.?0+(?=e|$)/, '') : text;
  return short.replace(/e([+-])(\d)$/, 'e$10$2');
}

function toObjectId(value: Value): Value {
  if (value instanceof ObjectId) return value;
  if (typeof value !== 'string') unsupported(value, 'objectId');
  return /^[\da-f]{24}$/i.test(value) ? new ObjectId(value) : cannotParse(value, 'objectId');
}

const conversions: Readonly<Partial<Record<TypeName, (value: Value) => Value>>> = {
  int: (value) => Number(toWhole(value, 'int', 32)),
  long: (value) => toWhole(value, 'long', 64),
  double: toDouble,
  decimal: toDecimal,
  bool: (value) => (typeof value === 'boolean' ? value : !isNumeric(value) || toNumber(value) !== 0),
  date: toDate,
  string: toText,
  objectId: toObjectId,
};

/** `$toInt` and its kin. */
export const conversionOperators: Operators = Object.fromEntries(
  Object.entries(conversions).map(([type, convert]) => [
    `$to${type.charAt(0).toUpperCase()}${type.slice(1)}`,
    [1, 1, orNull(convert)],
  ]),
);

const knownNames = new Map<Value, TypeName>(typeNames.values().map((name) => [name, name]));

const convertNames = ['input', 'to', 'onError', 'onNull'];

/** `$convert`, whose `onError` is only computed where it is needed. */
export function compileConvert(...[, operand, compile]: Parameters<Bound>): ReturnType<Bound> {
  if (!isDoc(operand)) fail('FailedToParse', '$convert expects an object of named arguments');
  for (const name of operand.keys())
    if (!convertNames.includes(name)) fail('FailedToParse', `$convert found an unknown argument: ${name}`);
  const [input, to, onError, onNull] = convertNames.map((name) => optionalPart(operand, name, compile));
  if (!input || !to) fail('FailedToParse', `Missing 'input' or 'to' parameter to $convert`);
  return (doc, variables) => {
    const value = input(doc, variables);
    if (isNil(value)) return onNull?.(doc, variables) ?? null;
    const asked = to(doc, variables);
    if (isNil(asked)) return null;
    if (isNumeric(asked) && !Number.isInteger(toNumber(asked)))
      fail('FailedToParse', "In $convert, numeric 'to' argument is not an integer");
    const name = isNumeric(asked) ? typeNames.get(toNumber(asked)) : knownNames.get(asked);
    if (name === undefined) fail('BadValue', `Unknown type name: ${show(asked)}`);
    try {
      return conversions[name]?.(value) ?? unsupported(value, name);
    } catch (error) {
      if (!onError || !(error instanceof CommandError)) throw error;
      return onError(doc, variables);
    }
  };
}
