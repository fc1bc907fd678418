import { fail } from '../errors.ts';
import { truthy } from '../values/plain.ts';
import type { Value } from '../values/types.ts';
import { isNil } from './arithmetic.ts';
import type { Bound, Compile, Evaluate, Variables } from './evaluate.ts';
import { listOf } from './lists.ts';
import { namedOperators, part } from './named.ts';

/** Operators that decide themselves which of their arguments are computed, and with which variables. */
export const boundOperators: ReadonlyMap<string, Bound> = new Map<string, Bound>([
  ['$and', (operand, compile) => logical(operand, compile, (items, holds) => items.every(holds))],
  ['$or', (operand, compile) => logical(operand, compile, (items, holds) => items.some(holds))],
  [
    '$cond',
    (operand, compile) => {
      const parts = Array.isArray(operand)
        ? operand
        : ['if', 'then', 'else'].map((name) => part('$cond', operand, name));
      if (parts.length !== 3) fail(16020, `Expression $cond takes exactly 3 arguments`);
      const [condition, then, otherwise] = parts.map(compile);
      return (doc, variables) => (truthy(condition?.(doc, variables)) ? then : otherwise)?.(doc, variables);
    },
  ],
  [
    '$ifNull',
    (operand, compile) => {
      const items = list(operand).map(compile);
      return (doc, variables) => {
        let value: Value | undefined;
        for (const item of items) {
          value = item(doc, variables);
          if (!isNil(value)) return value;
        }
        return value;
      };
    },
  ],
  ['$switch', compileSwitch],
  ...namedOperators,
  [
    '$let',
    (operand, compile, within) => {
      const vars = part('$let', operand, 'vars');
      if (!(vars instanceof Map)) fail(16876, '$let needs an object in `vars`');
      const made = [...vars].map(([name, value]): [string, Evaluate] => [name, compile(value)]);
      const inner = within([...vars.keys()])(part('$let', operand, 'in'));
      return (doc, variables) =>
        inner(
          doc,
          extend(variables, doc, ...made.map(([name, value]): Entry => [name, value(doc, variables)])),
        );
    },
  ],
  [
    '$map',
    (operand, compile, within) => {
      const input = compile(part('$map', operand, 'input'));
      const name = variableName(operand);
      const inner = within([name])(part('$map', operand, 'in'));
      return (doc, variables) => {
        const items = listOf('$map', input(doc, variables));
        return items?.map((item) => inner(doc, extend(variables, doc, [name, item])) ?? null) ?? null;
      };
    },
  ],
  [
    '$filter',
    (operand, compile, within) => {
      const input = compile(part('$filter', operand, 'input'));
      const name = variableName(operand);
      const condition = within([name])(part('$filter', operand, 'cond'));
      const limit =
        operand instanceof Map && operand.has('limit') ? compile(operand.get('limit') ?? null) : undefined;
      return (doc, variables) => {
        const items = listOf('$filter', input(doc, variables));
        const kept = items?.filter((item) => truthy(condition(doc, extend(variables, doc, [name, item]))));
        return kept?.slice(0, Number(limit?.(doc, variables) ?? kept.length)) ?? null;
      };
    },
  ],
  [
    '$reduce',
    (operand, compile, within) => {
      const input = compile(part('$reduce', operand, 'input'));
      const initial = compile(part('$reduce', operand, 'initialValue'));
      const inner = within(['value', 'this'])(part('$reduce', operand, 'in'));
      return (doc, variables) => {
        const items = listOf('$reduce', input(doc, variables));
        if (!items) return null;
        let value = initial(doc, variables);
        for (const item of items)
          value = inner(doc, extend(variables, doc, ['value', value], ['this', item]));
        return value;
      };
    },
  ],
]);

function logical(
  operand: Value,
  compile: Compile,
  combine: (items: Evaluate[], holds: (item: Evaluate) => boolean) => boolean,
): Evaluate {
  const items = list(operand).map(compile);
  return (doc, variables) => combine(items, (item) => truthy(item(doc, variables)));
}

type Entry = [string, Value | undefined];

function compileSwitch(operand: Value, compile: Compile): Evaluate {
  const branches = list(part('$switch', operand, 'branches')).map((branch): [Evaluate, Evaluate] => [
    compile(part('$switch', branch, 'case')),
    compile(part('$switch', branch, 'then')),
  ]);
  const fallback =
    operand instanceof Map && operand.has('default') ? compile(operand.get('default') ?? null) : undefined;
  return (doc, variables) => {
    for (const [condition, then] of branches)
      if (truthy(condition(doc, variables))) return then(doc, variables);
    if (!fallback) fail(40066, '$switch found no matching branch, and no default was specified');
    return fallback(doc, variables);
  };
}

function extend(variables: Variables | undefined, doc: Value, ...entries: Entry[]): Variables {
  const scope = new Map<string, Value | undefined>(variables ?? []);
  if (!scope.has('ROOT')) scope.set('ROOT', doc);
  for (const [name, value] of entries) scope.set(name, value);
  return scope;
}

function variableName(operand: Value): string {
  const name = operand instanceof Map ? operand.get('as') : undefined;
  return typeof name === 'string' ? name : 'this';
}

function list(operand: Value): Value[] {
  return Array.isArray(operand) ? operand : [operand];
}
