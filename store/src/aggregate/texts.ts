import { fail } from '../errors.ts';
import { typeName } from '../values/type-names.ts';
import { toNumber } from '../values/types.ts';
import { isNil, numeric } from './arithmetic.ts';
import { converted } from './convert.ts';
import type { Missing } from './evaluate.ts';
import { maxText } from './library.ts';

export function concatenated(args: Missing[]): Missing {
  if (args.some(isNil)) return null;
  const texts = args.filter((arg) => typeof arg === 'string');
  const other = args.find((arg) => typeof arg !== 'string');
  if (other !== undefined) fail(16702, `$concat only supports strings, not ${typeName(other)}`);
  const length = texts.reduce((sum, text) => sum + text.length, 0);
  if (length > maxText) fail('ExceededMemoryLimit', `$concat makes a text of ${length} characters`);
  return texts.join('');
}

/** By bytes; a length below zero means all the rest. */
export function substring([value, start, length]: Missing[]): Missing {
  const bytes = Buffer.from(textOf(value));
  const [from, count] = [toNumber(numeric('$substrBytes', start ?? null)), toNumber(numeric('$substrBytes', length ?? null))];
  if (from < 0) fail(50752, `$substrBytes: starting index must be non-negative (got: ${from})`);
  const end = count < 0 ? bytes.length : Math.min(from + count, bytes.length);
  const isInside = (at: number): boolean => ((bytes[at] ?? 0) & 0xc0) === 0x80;
  if (isInside(from)) fail(28656, '$substrBytes:  Invalid range, starting index is a UTF-8 continuation byte.');
  if (isInside(end)) fail(28657, '$substrBytes:  Invalid range, ending index is in the middle of a UTF-8 character.');
  return bytes.toString('utf8', from, end);
} // prettier-ignore

/** Nothing counts as an empty text here. */
export function textOf(value: Missing): string {
  const text = isNil(value) ? '' : converted('string')(value);
  return typeof text === 'string' ? text : '';
}

export function split([text, by]: Missing[]): Missing {
  if (isNil(text) || isNil(by)) return null;
  if (typeof text !== 'string')
    fail(40085, `$split requires an expression that evaluates to a string as a first argument, found: ${typeName(text)}`); // prettier-ignore
  if (typeof by !== 'string')
    fail(40086, `$split requires an expression that evaluates to a string as a second argument, found: ${typeName(by)}`); // prettier-ignore
  if (by === '') fail(40087, '$split requires a non-empty separator');
  return text.split(by);
}
