import { fail } from '../errors.ts';
import { compare } from '../values/compare.ts';
import { show } from '../values/plain.ts';
import { isDoc, typeName, type Value } from '../values/types.ts';
import { toText } from './convert.ts';
import {
  type Bound,
  type BoundOperators,
  isNil,
  type Missing,
  named,
  type Operators,
  orNull,
} from './evaluate.ts';
import { placeOf } from './arguments.ts';
import { wholeNumber } from './numbers.ts';

/** No document could hold a longer text. */
const maxText = 16 * 1024 * 1024;

export const textOperators: Operators = {
  $concat: [0, Infinity, orNull(concatenated)],
  $substr: [3, 3, substring],
  $substrBytes: [3, 3, substring],
  $substrCP: [3, 3, substringOfCharacters],
  $split: [2, 2, orNull(split)],
  $toLower: [1, 1, (value) => textOf(value).toLowerCase()],
  $toUpper: [1, 1, (value) => textOf(value).toUpperCase()],
  $strcasecmp: [2, 2, (a, b) => compare(textOf(a).toUpperCase(), textOf(b).toUpperCase())],
  $strLenBytes: [1, 1, (value) => Buffer.byteLength(stringOf('$strLenBytes', value, 34473))],
  $strLenCP: [1, 1, (value) => lengthOf(stringOf('$strLenCP', value, 34471))],
  $indexOfBytes: [2, 4, indexOfBytes],
  $indexOfCP: [2, 4, indexOfCharacters],
};

export const namedTextOperators: BoundOperators = {
  $trim: trim,
  $ltrim: trim,
  $rtrim: trim,
  $replaceOne: named(['input', 'find', 'replacement'], (...args) => replace('$replaceOne', ...args)),
  $replaceAll: named(['input', 'find', 'replacement'], (...args) => replace('$replaceAll', ...args)),
};

/** Nothing counts as an empty text here. */
function textOf(value: Missing): string {
  return isNil(value) ? '' : toText(value);
}

function stringOf(name: string, value: Missing, code: number): string {
  if (typeof value === 'string') return value;
  fail(code, `${name} requires a string argument, found: ${typeName(value)}`);
}

function lengthOf(text: string): number {
  let length = 0;
  for (const _ of text) length++;
  return length;
}

function checkLength(name: string, length: number): void {
  if (length > maxText) fail('ExceededMemoryLimit', `${name} makes a text of ${length} characters`);
}

function concatenated(...args: Value[]): string {
  const texts = args.filter((arg) => typeof arg === 'string');
  const other = args.find((arg) => typeof arg !== 'string');
  if (other !== undefined) fail(16702, `$concat only supports strings, not ${typeName(other)}`);
  checkLength(
    '$concat',
    texts.reduce((sum, text) => sum + text.length, 0),
  );
  return texts.join('');
}

/** By bytes; a length below zero means all the rest. */
function substring(value: Missing, start: Missing, length: Missing): string {
  const bytes = Buffer.from(textOf(value));
  const from = wholeNumber('$substrBytes', start, 16034);
  const count = wholeNumber('$substrBytes', length, 16035);
  if (from < 0) fail(50752, `$substrBytes: starting index must be non-negative (got: ${from})`);
  const end = count < 0 ? bytes.length : Math.min(from + count, bytes.length);
  const isInside = (at: number): boolean => ((bytes[at] ?? 0) & 0xc0) === 0x80;
  const invalid = '$substrBytes:  Invalid range,';
  if (isInside(from)) fail(28656, `${invalid} starting index is a UTF-8 continuation byte.`);
  if (isInside(end)) fail(28657, `${invalid} ending index is in the middle of a UTF-8 character.`);
  return bytes.toString('utf8', from, end);
}

function substringOfCharacters(value: Missing, start: Missing, length: Missing): string {
  const from = wholeNumber('$substrCP', start, 34450);
  const count = wholeNumber('$substrCP', length, 34452);
  if (count < 0) fail(34454, '$substrCP: length must be a nonnegative integer.');
  if (from < 0) fail(34455, '$substrCP: the starting index must be nonnegative integer.');
  return [...textOf(value)].slice(from, from + count).join('');
}

function split(text: Value, by: Value): Value {
  const needed = '$split requires an expression that evaluates to a string as a';
  if (typeof text !== 'string') fail(40085, `${needed} first argument, found: ${typeName(text)}`);
  if (typeof by !== 'string') fail(40086, `${needed} second argument, found: ${typeName(by)}`);
  if (by === '') fail(40087, '$split requires a non-empty separator');
  return text.split(by);
}

function indexOfBytes(text: Missing, wanted: Missing, start: Missing = 0, end?: Missing): Value {
  if (isNil(text)) return null;
  const name = '$indexOfBytes';
  const [all, part] = [stringOf(name, text, 40091), stringOf(name, wanted, 40092)].map((each) =>
    Buffer.from(each),
  );
  const from = placeOf(name, start);
  if (!all || !part || from > all.length) return -1;
  const to = end === undefined ? all.length : placeOf(name, end);
  return all.subarray(0, to).indexOf(part, from);
}

function indexOfCharacters(text: Missing, wanted: Missing, start: Missing = 0, end?: Missing): Value {
  if (isNil(text)) return null;
  const name = '$indexOfCP';
  const all = [...stringOf(name, text, 40093)];
  const part = stringOf(name, wanted, 40094);
  const from = placeOf(name, start);
  if (from > all.length) return -1;
  const before = all.slice(0, from).join('');
  const to = end === undefined ? all.length : placeOf(name, end);
  const at = all.slice(from, Math.max(from, to)).join('').indexOf(part);
  return at < 0 ? -1 : lengthOf(before) + lengthOf(all.slice(from).join('').slice(0, at));
}

/** What MongoDB takes for white space. */
const blanks = '\0\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a';

function trim(...[name, operand, compile, within]: Parameters<Bound>): ReturnType<Bound> {
  const isDefault = !isDoc(operand) || !operand.has('chars');
  const trimmed = named(['input', 'chars'], (input, chars) => {
    if (isNil(input) || (isNil(chars) && !isDefault)) return null;
    const text = [...stringOf(name, input, 50699)];
    const gone = new Set(isDefault ? blanks : stringOf(name, chars, 50700));
    const isKept = (letter: string): boolean => !gone.has(letter);
    const first = name === '$rtrim' ? 0 : text.findIndex(isKept);
    const last = name === '$ltrim' ? text.length : text.findLastIndex(isKept) + 1;
    return first < 0 ? '' : text.slice(first, last).join('');
  });
  return trimmed(name, operand, compile, within);
}

function replace(name: string, ...args: Missing[]): Missing {
  const codes = [51746, 51745, 51744];
  const wrong = args.findIndex((arg) => !isNil(arg) && typeof arg !== 'string');
  if (wrong >= 0) fail(codes[wrong] ?? 51746, `${name} requires strings, found: ${show(args[wrong])}`);
  const [input, find, replacement] = args;
  if (typeof input !== 'string' || typeof find !== 'string' || typeof replacement !== 'string') return null;
  if (name === '$replaceOne') return input.replace(find, () => replacement);
  const found = find === '' ? input.length + 1 : input.split(find).length - 1;
  checkLength(name, input.length + found * (replacement.length - find.length));
  return input.replaceAll(find, () => replacement);
}
