import { fail } from '../errors.ts';
import { compare } from '../values/compare.ts';
import { toNumber, typeName, type Value } from '../values/types.ts';
import { toText } from './convert.ts';
import { isNil, type Missing, type Operators, orNull } from './evaluate.ts';
import { maxText } from './library.ts';
import { numberOf } from './numbers.ts';

export const textOperators: Operators = {
  $concat: [0, Infinity, orNull(concatenated)],
  $substr: [3, 3, substring],
  $substrBytes: [3, 3, substring],
  $split: [2, 2, orNull(split)],
  $toLower: [1, 1, (value) => textOf(value).toLowerCase()],
  $toUpper: [1, 1, (value) => textOf(value).toUpperCase()],
  $strcasecmp: [2, 2, (a, b) => compare(textOf(a).toUpperCase(), textOf(b).toUpperCase())],
};

/** Nothing counts as an empty text here. */
function textOf(value: Missing): string {
  return isNil(value) ? '' : toText(value);
}

function concatenated(...args: Value[]): string {
  const texts = args.filter((arg) => typeof arg === 'string');
  const other = args.find((arg) => typeof arg !== 'string');
  if (other !== undefined) fail(16702, `$concat only supports strings, not ${typeName(other)}`);
  const length = texts.reduce((sum, text) => sum + text.length, 0);
  if (length > maxText) fail('ExceededMemoryLimit', `$concat makes a text of ${length} characters`);
  return texts.join('');
}

/** By bytes; a length below zero means all the rest. */
function substring(value: Missing, start: Missing, length: Missing): string {
  const bytes = Buffer.from(textOf(value));
  const from = toNumber(numberOf('$substrBytes', start ?? null, 'TypeMismatch'));
  const count = toNumber(numberOf('$substrBytes', length ?? null, 'TypeMismatch'));
  if (from < 0) fail(50752, `$substrBytes: starting index must be non-negative (got: ${from})`);
  const end = count < 0 ? bytes.length : Math.min(from + count, bytes.length);
  const isInside = (at: number): boolean => ((bytes[at] ?? 0) & 0xc0) === 0x80;
  const invalid = '$substrBytes:  Invalid range,';
  if (isInside(from)) fail(28656, `${invalid} starting index is a UTF-8 continuation byte.`);
  if (isInside(end)) fail(28657, `${invalid} ending index is in the middle of a UTF-8 character.`);
  return bytes.toString('utf8', from, end);
}

function split(text: Value, by: Value): Value {
  const needed = '$split requires an expression that evaluates to a string as a';
  if (typeof text !== 'string') fail(40085, `${needed} first argument, found: ${typeName(text)}`);
  if (typeof by !== 'string') fail(40086, `${needed} second argument, found: ${typeName(by)}`);
  if (by === '') fail(40087, '$split requires a non-empty separator');
  return text.split(by);
}
