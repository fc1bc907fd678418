import { fail } from '../errors.ts';
import { show, truthy } from '../values/plain.ts';
import { type Doc, double, isDoc, toNumber, type Value } from '../values/types.ts';
import { accumulate, some } from './accumulators.ts';
import { compileConvert } from './convert.ts';
import {
  type Bound,
  type BoundOperators,
  type Compile,
  type Evaluate,
  isNil,
  type Missing,
  named,
  optionalPart,
  part,
  type Variables,
  type Within,
} from './evaluate.ts';
import { listOf } from './arguments.ts';
import { namedListOperators } from './lists.ts';
import { percentileOperators } from './functions.ts';
import { wholeNumber } from './numbers.ts';
import { regexOperator } from './regex.ts';
import { namedTextOperators } from './texts.ts';

/** Operators that decide themselves which of their arguments are computed, and with which variables. */
const bound: BoundOperators = {
  $literal: (_, operand) => () => operand,
  $rand: () => () => double(Math.random()),
  $and: (_, operand, compile) => {
    const items = list(operand).map(compile);
    return (doc, variables) => items.every((item) => truthy(item(doc, variables)));
  },
  $or: (_, operand, compile) => {
    const items = list(operand).map(compile);
    return (doc, variables) => items.some((item) => truthy(item(doc, variables)));
  },
  $cond: (name, operand, compile) => {
    const names = ['if', 'then', 'else'];
    const extra = isDoc(operand) ? [...operand.keys()].find((field) => !names.includes(field)) : undefined;
    if (extra !== undefined) fail(17083, `Unrecognized parameter to $cond: ${extra}`);
    const parts = Array.isArray(operand)
      ? operand
      : names.map((field, i) => part(name, operand, field, 17080 + i));
    if (parts.length !== 3)
      fail(16020, `Expression $cond takes exactly 3 arguments. ${parts.length} were passed in.`);
    const [condition, then, otherwise] = parts.map(compile);
    return (doc, variables) => (truthy(condition?.(doc, variables)) ? then : otherwise)?.(doc, variables);
  },
  $ifNull: (_, operand, compile) => {
    const items = list(operand).map(compile);
    if (items.length < 2) fail(1257300, `$ifNull needs at least two arguments, had: ${items.length}`);
    return (doc, variables) => {
      let value: Missing;
      for (const item of items) {
        value = item(doc, variables);
        if (!isNil(value)) return value;
      }
      return value;
    };
  },
  $switch: compileSwitch,
  $let: compileLet,
  $map: (name, operand, compile, within) => {
    const each = compileEach(name, operand, compile, within, 'in');
    return (doc, variables) => each(doc, variables)?.map(([, made]) => made() ?? null) ?? null;
  },
  $filter: (name, operand, compile, within) => {
    const each = compileEach(name, operand, compile, within, 'cond');
    const limit = optionalPart(operand, 'limit', compile);
    return (doc, variables) => {
      const kept = each(doc, variables)?.filter(([, holds]) => truthy(holds()));
      const most = toNumber(limit?.(doc, variables) ?? Infinity);
      if (most < 1) fail(327392, `$filter: limit must be greater than 0, found ${most}`);
      return kept?.slice(0, most).map(([item]) => item) ?? null;
    };
  },
  $reduce: (name, operand, compile, within) => {
    const input = compile(part(name, operand, 'input'));
    const initial = compile(part(name, operand, 'initialValue'));
    const inner = within(['value', 'this'])(part(name, operand, 'in'));
    return (doc, variables) => {
      const items = input(doc, variables);
      if (isNil(items)) return null;
      let value = initial(doc, variables);
      for (const item of listOf(name, items))
        value = inner(doc, extend(variables, doc, ['value', value], ['this', item]));
      return value;
    };
  },
  $getField: getField,
  $setField: named(['field', 'input', 'value'], withField),
  $unsetField: named(['field', 'input'], withField),
  $convert: compileConvert,
  ...namedListOperators,
  ...percentileOperators,
  ...namedTextOperators,
  ...someOf('$firstN', '$lastN', '$minN', '$maxN'),
  $regexMatch: regexOperator,
  $regexFind: regexOperator,
  $regexFindAll: regexOperator,
};

export const boundOperators: ReadonlyMap<string, Bound> = new Map(Object.entries(bound));

function list(operand: Value): Value[] {
  return Array.isArray(operand) ? operand : [operand];
}

/** The items of an input, each with what an expression makes of it. */
function compileEach(
  name: string,
  operand: Value,
  compile: Compile,
  within: Within,
  expression: string,
): (doc: Value, variables?: Variables) => [Value, () => Missing][] | undefined {
  const input = compile(part(name, operand, 'input'));
  const as = isDoc(operand) ? operand.get('as') : undefined;
  const variable = typeof as === 'string' ? as : 'this';
  const inner = within([variable])(part(name, operand, expression));
  return (doc, variables) => {
    const items = input(doc, variables);
    if (isNil(items)) return undefined;
    return listOf(name, items).map((item) => [
      item,
      () => inner(doc, extend(variables, doc, [variable, item])),
    ]);
  };
}

function compileLet(...[name, operand, compile, within]: Parameters<Bound>): Evaluate {
  const vars = part(name, operand, 'vars');
  if (!isDoc(vars)) fail(16876, '$let needs an object in `vars`');
  const made = [...vars].map(([variable, value]): [string, Evaluate] => [variable, compile(value)]);
  const inner = within([...vars.keys()])(part(name, operand, 'in'));
  return (doc, variables) => {
    const entries = made.map(([variable, value]): Entry => [variable, value(doc, variables)]);
    return inner(doc, extend(variables, doc, ...entries));
  };
}

function compileSwitch(...[name, operand, compile]: Parameters<Bound>): Evaluate {
  const branches = list(part(name, operand, 'branches')).map((branch) => ({
    condition: compile(part(name, branch, 'case')),
    then: compile(part(name, branch, 'then')),
  }));
  if (branches.length === 0) fail(40068, '$switch requires at least one branch');
  const fallback = optionalPart(operand, 'default', compile);
  return (doc, variables) => {
    const branch = branches.find(({ condition }) => truthy(condition(doc, variables)));
    if (branch) return branch.then(doc, variables);
    if (!fallback) fail(40066, '$switch found no matching branch, and no default was specified');
    return fallback(doc, variables);
  };
}

type Entry = [string, Missing];

function extend(variables: Variables | undefined, doc: Value, ...entries: Entry[]): Variables {
  const scope = new Map<string, Missing>(variables ?? []);
  if (!scope.has('ROOT')) scope.set('ROOT', doc);
  for (const [name, value] of entries) scope.set(name, value);
  return scope;
}

/** `$getField: 'name'` is short for that of the document at hand. */
function getField(...[name, operand, compile]: Parameters<Bound>): Evaluate {
  const isShort = !isDoc(operand) || !operand.has('field');
  const field = compile(isShort ? operand : part(name, operand, 'field'));
  const input = (isShort ? undefined : optionalPart(operand, 'input', compile)) ?? compile('$$CURRENT');
  return (doc, variables) => {
    const [asked, from] = [field(doc, variables), input(doc, variables)];
    if (typeof asked !== 'string')
      fail(5654602, `$getField requires 'field' to evaluate to type String, but got ${show(asked)}`);
    if (isNil(from)) return from;
    return isDoc(from) ? from.get(asked) : undefined;
  };
}

/** A document with one field set, or without it. */
function withField(name: Missing, input: Missing, value?: Missing): Missing {
  if (isNil(input)) return null;
  if (!isDoc(input) || typeof name !== 'string') fail(4161105, '$setField needs a document and a name');
  const result: Doc = new Map(input);
  if (value === undefined) result.delete(name);
  else result.set(name, value);
  return result;
}

/** How many of the values `$firstN` and its kin keep. */
export function countOf(name: string, value: Missing): number {
  const n = wholeNumber(name, value);
  if (n < 1) fail(5787908, `'n' must be greater than 0, found ${n}`);
  return n;
}

function someOf(...names: string[]): BoundOperators {
  const make = (name: string): Bound =>
    named(['input', 'n'], (input, n) => accumulate(some(name, countOf(name, n)), listOf(name, input)));
  return Object.fromEntries(names.map((name) => [name, make(name)]));
}
