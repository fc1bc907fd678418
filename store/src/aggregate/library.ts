import { createRequire } from 'node:module';
import { Double } from 'bson';
import type * as Core from 'mingo/core';
import type * as Expressions from 'mingo/operators/expression';
import type { Options } from 'mingo/types';
import { fail } from '../errors.ts';
import type { Doc, Value } from '../values/types.ts';

// Loaded when the first date needs it: most stores never do, and it would double their time to start.
type Operators = Parameters<Core.Context['addExpressionOps']>[0];
const load = createRequire(import.meta.url);
let loaded: { core: typeof Core; options: Options } | undefined;

function library(): NonNullable<typeof loaded> {
  if (loaded) return loaded;
  const core = load('mingo/core') as typeof Core;
  const expression = load('mingo/operators/expression') as typeof Expressions;
  const known = expression as unknown as Operators;
  const options = { context: core.Context.init({ expression: known }), scriptEnabled: false } as Options;
  loaded = { core, options };
  return loaded;
}

/** Applies one of mingo's operators on dates to arguments that are values already. */
export function applyLibrary(name: string, operand: Value): Value | undefined {
  const { core, options } = library();
  try {
    return fromPlain(core.evalExpr({}, { [name]: quoted(operand) }, options));
  } catch (cause) {
    fail(5397, `${name}: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
}

/** Arguments as literals, so that no string in the data is taken for an expression. */
function quoted(operand: Value): unknown {
  if (Array.isArray(operand)) return operand.map((item) => ({ $literal: toPlain(item) }));
  if (!(operand instanceof Map)) return { $literal: toPlain(operand) };
  const result: Record<string, unknown> = {};
  for (const [key, value] of operand) {
    const simple = typeof value !== 'object' && !(typeof value === 'string' && value.startsWith('$'));
    define(result, key, simple ? toPlain(value) : { $literal: toPlain(value) });
  }
  return result;
}

function toPlain(value: Value): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof Double) return value.value;
  if (Array.isArray(value)) return value.map(toPlain);
  if (!(value instanceof Map)) return value;
  const result: Record<string, unknown> = {};
  for (const [key, field] of value) define(result, key, toPlain(field));
  return result;
}

function define(target: Record<string, unknown>, key: string, value: unknown): void {
  // Assigning to `__proto__` would change the object's prototype instead of making a field.
  if (key === '__proto__') Object.defineProperty(target, key, { value, enumerable: true, writable: true });
  else target[key] = value;
}

function fromPlain(value: unknown): Value | undefined {
  if (Array.isArray(value)) return value.map((item) => fromPlain(item) ?? null);
  if (typeof value !== 'object' || value === null || value.constructor !== Object)
    return value as Value | undefined;
  const result: Doc = new Map();
  for (const [key, field] of Object.entries(value)) {
    const inner = fromPlain(field);
    if (inner !== undefined) result.set(key, inner);
  }
  return result;
}
