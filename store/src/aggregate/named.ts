import { fail } from '../errors.ts';
import { show, truthy } from '../values/plain.ts';
import { isDoc, type Value } from '../values/types.ts';
import { accumulate, some } from './accumulators.ts';
import { isNil } from './arithmetic.ts';
import { compileConvert } from './convert.ts';
import type { Bound, Compile, Evaluate, Missing } from './evaluate.ts';
import { percentiles } from './math.ts';
import { countOf, fullListOf, sorted, withField, zipped } from './lists.ts';
import { compileRegexOperator } from './regex.ts';

/** An argument that must be there. */
export function part(operator: string, operand: Value, name: string): Value {
  const value = isDoc(operand) ? operand.get(name) : undefined;
  if (value === undefined) fail(16875, `Missing '${name}' parameter to ${operator}`);
  return value;
}

/** An operator that computes from named arguments; one left out is undefined. */
function named(operator: string, names: string[], apply: (args: Missing[]) => Missing): [string, Bound] {
  return [
    operator,
    (operand, compile) => {
      if (!isDoc(operand)) fail('FailedToParse', `${operator} needs an object of named arguments`);
      for (const name of operand.keys())
        if (!names.includes(name)) fail('FailedToParse', `${operator} found an unknown argument: ${name}`);
      const parts = names.map((name) => (operand.has(name) ? compile(operand.get(name) ?? null) : undefined));
      return (doc, variables) => apply(parts.map((evaluate) => evaluate?.(doc, variables)));
    },
  ];
}

/** `$getField: 'name'` is short for that of the document at hand. */
function getField(operand: Value, compile: Compile): Evaluate {
  const spec =
    isDoc(operand) && operand.has('field') ? operand : new Map<string, Value>([['field', operand]]);
  const field = compile(part('$getField', spec, 'field'));
  const input = compile(spec.get('input') ?? '$$CURRENT');
  return (doc, variables) => {
    const [name, from] = [field(doc, variables), input(doc, variables)];
    if (typeof name !== 'string')
      fail(5654602, `$getField requires 'field' to evaluate to type String, but got ${show(name)}`);
    if (isNil(from)) return from;
    return isDoc(from) ? from.get(name) : undefined;
  };
}

/** What to sort by is written as it is: a path in it is no field of an object. */
function sortArray(operand: Value, compile: Compile): Evaluate {
  const input = compile(part('$sortArray', operand, 'input'));
  const sortBy = part('$sortArray', operand, 'sortBy');
  return (doc, variables) => sorted(input(doc, variables), sortBy);
}

/** Operators with named arguments. */
export const namedOperators: readonly (readonly [string, Bound])[] = [
  ['$convert', compileConvert],
  ['$getField', getField],
  ['$sortArray', sortArray],
  named('$setField', ['field', 'input', 'value'], ([field, input, value]) => withField(input, field, value)),
  named('$unsetField', ['field', 'input'], ([field, input]) => withField(input, field, undefined)),
  named('$zip', ['inputs', 'useLongestLength', 'defaults'], ([inputs, isLongest, defaults]) =>
    zipped(inputs, truthy(isLongest), defaults),
  ),
  named('$percentile', ['input', 'p', 'method'], ([input, p, method]) =>
    percentiles('$percentile', input, p, method),
  ),
  named('$median', ['input', 'method'], ([input, method]) => {
    const [median = null] = percentiles('$median', input, [0.5], method);
    return median;
  }),
  ...['$firstN', '$lastN', '$minN', '$maxN'].map((name) =>
    named(name, ['input', 'n'], ([input, n]) =>
      accumulate(some(name, countOf(name, n)), fullListOf(name, input)),
    ),
  ),
  ...['$regexMatch', '$regexFind', '$regexFindAll'].map((name): [string, Bound] => [
    name,
    (operand, compile) => compileRegexOperator(name, operand, compile),
  ]),
];
