import { fail } from '../errors.ts';
import { namesTwice } from '../values/decode.ts';
import { fieldPath, splitPath } from '../values/path.ts';
import { show } from '../values/plain.ts';
import { type Doc, firstField, type Value } from '../values/types.ts';
import { boundOperators } from './bound.ts';
import { applyDate, dateOperators } from './dates.ts';
import type { Compile, Evaluate, Variables } from './evaluate.ts';
import { operators } from './operators.ts';

const noNames: ReadonlySet<string> = new Set();

/**
 * Compiles an aggregation expression. `globals` are the command's `let` variables, `names` those that operators around
 * it bind. Throws for a variable that is neither, also where no document will ever be looked at.
 */
export function compileExpression(expression: Value, globals?: Variables, names = noNames): Evaluate {
  if (typeof expression === 'string' && expression.startsWith('$'))
    return reference(expression, globals, names);
  if (Array.isArray(expression)) {
    const items = expression.map((item) => compileExpression(item, globals, names));
    return (doc, variables) => items.map((item) => item(doc, variables) ?? null);
  }
  if (!(expression instanceof Map)) return () => expression;
  const [name, operand] = firstField(expression);
  if (!name.startsWith('$')) return objectExpression(expression, globals, names);
  if (expression.size > 1) {
    fail(15983, `an expression object must have exactly one operator, found ${expression.size}`);
  }
  return operator(name, operand, globals, names);
}

function reference(text: string, globals: Variables | undefined, names: ReadonlySet<string>): Evaluate {
  if (!text.startsWith('$$')) {
    if (text === '$') fail(16872, "'$' by itself is not a valid FieldPath");
    const parts = fieldPath(text.slice(1));
    return (doc) => field(doc, parts);
  }
  const [name = '', ...parts] = splitPath(text.slice(2));
  if (!/^[a-z\u0080-\uffff][\w\u0080-\uffff]*$|^[A-Z]+$/.test(name))
    fail('FailedToParse', `'${name}' is not a valid name for a user variable`);
  switch (name) {
    case 'CURRENT':
      return (doc) => field(doc, parts);
    case 'ROOT':
      return (doc, variables) => field(variables?.has('ROOT') ? variables.get('ROOT') : doc, parts);
    case 'REMOVE':
      return () => undefined;
    case 'NOW': {
      const now = new Date();
      return () => now;
    }
    case 'KEEP':
    case 'PRUNE':
    case 'DESCEND':
      return () => text;
  }
  if (!names.has(name) && !globals?.has(name)) fail(17276, `Use of undefined variable: ${name}`);
  return (_, variables) => field((variables?.has(name) ? variables : globals)?.get(name), parts);
}

/** A field path of an expression: an array on the way gives an array of what its documents hold. */
function field(value: Value | undefined, parts: string[], from = 0): Value | undefined {
  const part = parts[from];
  if (part === undefined) return value;
  if (value instanceof Map) return field(value.get(part), parts, from + 1);
  if (!Array.isArray(value)) return undefined;
  const found = value.map((item) => (item instanceof Map ? field(item, parts, from) : undefined));
  return found.filter((item) => item !== undefined);
}

/** Throws for two fields of one name. */
export function checkNames(expression: Doc): void {
  if (namesTwice(expression))
    fail(16406, `duplicate field name specified in object literal: ${show(expression)}`);
}

function objectExpression(
  expression: Doc,
  globals: Variables | undefined,
  names: ReadonlySet<string>,
): Evaluate {
  checkNames(expression);
  const fields = [...expression].map(([name, value]): [string, Evaluate] => {
    if (name.includes('.')) fail(16412, `field name '${name}' in an expression contains a dot`);
    return [name, compileExpression(value, globals, names)];
  });
  return (doc, variables) => {
    const result: Doc = new Map();
    for (const [name, evaluate] of fields) {
      const value = evaluate(doc, variables);
      if (value !== undefined) result.set(name, value);
    }
    return result;
  };
}

function operator(
  name: string,
  operand: Value,
  globals: Variables | undefined,
  names: ReadonlySet<string>,
): Evaluate {
  const compile: Compile = (inner) => compileExpression(inner, globals, names);
  const bound = boundOperators.get(name);
  if (bound) {
    const within = (more: string[]): Compile => {
      const both = new Set([...names, ...more]);
      return (inner) => compileExpression(inner, globals, both);
    };
    return bound(name, operand, compile, within);
  }
  const own = operators.get(name);
  if (own) {
    const args = (Array.isArray(operand) ? operand : [operand]).map(compile);
    const [least, most, apply] = own;
    if (args.length < least || args.length > most) {
      const wanted = least === most ? `exactly ${least}` : `at least ${least} arguments, and at most ${most}`;
      const given = least === most ? ` arguments. ${args.length}` : `, but ${args.length}`;
      fail(16020, `Expression ${name} takes ${wanted}${given} were passed in.`);
    }
    return (doc, variables) => apply(...args.map((arg) => arg(doc, variables)));
  }
  if (dateOperators.has(name)) return dateCall(name, operand, compile);
  fail(
    'InvalidPipelineOperator',
    `Unrecognized expression '${name}', or one not supported by the embedded store: compute it after the query`,
  );
}

/** Operators on dates get their arguments computed, so that the library never sees the document. */
function dateCall(name: string, operand: Value, compile: Compile): Evaluate {
  if (operand instanceof Map && !firstField(operand)[0].startsWith('$')) {
    const fields = [...operand].map(([key, value]): [string, Evaluate] => [key, compile(value)]);
    return (doc, variables) => {
      const args = fields.map(([key, evaluate]): [string, Value] => [key, evaluate(doc, variables) ?? null]);
      return applyDate(name, new Map(args));
    };
  }
  // A date may be the one item of a list.
  const only = Array.isArray(operand) && operand.length === 1 ? operand[0] : operand;
  const evaluate = compile(only ?? null);
  return (doc, variables) => applyDate(name, evaluate(doc, variables) ?? null);
}
