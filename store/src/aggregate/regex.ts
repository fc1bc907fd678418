import { fail } from '../errors.ts';
import { compileRegex } from '../match/regex.ts';
import { show } from '../values/plain.ts';
import { BSONRegExp, doc as makeDoc, isDoc, type Doc, type Value } from '../values/types.ts';
import { isNil } from './arithmetic.ts';
import type { Evaluate } from './evaluate.ts';

const known = new Set(['input', 'regex', 'options']);

/** `$regexMatch`, `$regexFind` and `$regexFindAll`. */
export function compileRegexOperator(name: string, operand: Value, compile: (expression: Value) => Evaluate): Evaluate {
  const spec: Doc = isDoc(operand) ? operand : fail(51103, `${name} expects an object of named arguments but found: ${show(operand)}`);
  for (const field of spec.keys()) if (!known.has(field)) fail(31024, `${name} found an unknown argument: ${field}`);
  const [input, regex, options] = [...known].map((field) => compile(spec.get(field) ?? null));
  if (!spec.has('input') || !spec.has('regex')) fail(31022, `${name} requires 'input' and 'regex' parameters`);
  const nothing = name === '$regexMatch' ? false : name === '$regexFind' ? null : [];
  return (doc, variables) => {
    const [text, pattern, flags] = [input, regex, options].map((argument) => argument?.(doc, variables));
    if (!isNil(text) && typeof text !== 'string') fail(51104, `${name} needs 'input' to be of type string`);
    if (!isNil(flags) && typeof flags !== 'string') fail(51106, `${name} needs 'options' to be of type string`);
    if (isNil(pattern)) return nothing;
    if (typeof pattern !== 'string' && !(pattern instanceof BSONRegExp)) fail(51105, `${name} needs 'regex' to be of type string or regex`);
    const isPattern = pattern instanceof BSONRegExp;
    if (isPattern && pattern.options !== '' && flags) fail(51107, `${name} found regex option(s) specified in both 'regex' and 'options' fields`);
    const compiled = isPattern ? compileRegex(pattern.pattern, flags ?? pattern.options) : compileRegex(pattern, flags ?? '');
    if (isNil(text)) return nothing;
    if (name === '$regexMatch') return compiled.test(text);
    if (name === '$regexFind') return describe(compiled.find(text, 0), text);
    const found: Value[] = [];
    for (let match = compiled.find(text, 0); match; ) {
      found.push(describe(match, text));
      const next = match.index + Math.max(1, match[0].length);
      match = next > text.length ? null : compiled.find(text, next);
    }
    return found;
  };
} // prettier-ignore

/** Where it is counts in characters, not in JavaScript's units of two bytes. */
function describe(match: RegExpExecArray | null, text: string): Value {
  if (!match) return null;
  const [whole, ...captures] = match;
  const before = [...text.slice(0, match.index)].length;
  return makeDoc({ match: whole, idx: before, captures: captures.map((part: string | undefined) => part ?? null) }); // prettier-ignore
}
