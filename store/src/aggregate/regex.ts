import { BSONRegExp } from 'bson';
import { fail } from '../errors.ts';
import { compileRegex, type Regex } from '../match/regex.ts';
import { show } from '../values/plain.ts';
import { doc as makeDoc, isDoc, type Value } from '../values/types.ts';
import { type Bound, isNil, type Missing, optionalPart } from './evaluate.ts';

const names = ['input', 'regex', 'options'];

/** `$regexMatch`, `$regexFind` and `$regexFindAll`. */
export function regexOperator(...[name, operand, compile]: Parameters<Bound>): ReturnType<Bound> {
  if (!isDoc(operand))
    fail(51103, `${name} expects an object of named arguments but found: ${show(operand)}`);
  for (const field of operand.keys())
    if (!names.includes(field)) fail(31024, `${name} found an unknown argument: ${field}`);
  const parts = names.map((field) => optionalPart(operand, field, compile));
  if (!parts[0] || !parts[1]) fail(31022, `${name} requires 'input' and 'regex' parameters`);
  return (doc, variables) => {
    const [text, pattern, options] = parts.map((evaluate) => evaluate?.(doc, variables));
    if (!isNil(text) && typeof text !== 'string') fail(51104, `${name} needs 'input' to be of type string`);
    const regex = regexOf(name, pattern, options);
    const isFound = regex !== undefined && !isNil(text);
    if (name === '$regexMatch') return isFound && regex.test(text);
    if (name === '$regexFind') return isFound ? describe(regex.find(text, 0), text) : null;
    return isFound ? findAll(regex, text) : [];
  };
}

function regexOf(name: string, pattern: Missing, options: Missing): Regex | undefined {
  if (!isNil(options) && typeof options !== 'string')
    fail(51106, `${name} needs 'options' to be of type string`);
  if (isNil(pattern)) return undefined;
  if (typeof pattern === 'string') return compileRegex(pattern, options ?? '');
  if (!(pattern instanceof BSONRegExp)) fail(51105, `${name} needs 'regex' to be of type string or regex`);
  if (pattern.options !== '' && options)
    fail(51107, `${name} found regex option(s) specified in both 'regex' and 'options' fields`);
  return compileRegex(pattern.pattern, options ?? pattern.options);
}

function findAll(regex: Regex, text: string): Value[] {
  const found: Value[] = [];
  for (let at = 0; at <= text.length;) {
    const match = regex.find(text, at);
    if (!match) break;
    found.push(describe(match, text));
    at = match.index + Math.max(1, match[0].length);
  }
  return found;
}

/** Where it is counts in characters, not in JavaScript's units of two bytes. */
function describe(match: RegExpExecArray | null, text: string): Value {
  if (!match) return null;
  const [whole, ...captures] = match;
  const before = [...text.slice(0, match.index)].length;
  const parts = captures.map((part: string | undefined) => part ?? null);
  return makeDoc({ match: whole, idx: before, captures: parts });
}
