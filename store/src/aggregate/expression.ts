import { fail, refuse } from '../errors.ts';
import { fieldPath, splitPath } from '../values/path.ts';
import { type Doc, doc as makeDoc, type Value } from '../values/types.ts';
import { boundOperators } from './bound.ts';
import type { Evaluate, Variables } from './evaluate.ts';
import { applyLibrary, isLibraryOperator } from './library.ts';
import { operators } from './operators.ts';

/** Compiles an aggregation expression. `globals` are the command's `let` variables. */
export function compileExpression(expression: Value, globals?: Variables): Evaluate {
  if (typeof expression === 'string' && expression.startsWith('$')) return reference(expression, globals);
  if (Array.isArray(expression)) {
    const items = expression.map((item) => compileExpression(item, globals));
    return (doc, variables) => items.map((item) => item(doc, variables) ?? null);
  }
  if (!(expression instanceof Map)) return () => expression;
  const [name, operand] = expression.entries().next().value ?? ['', null];
  if (!name.startsWith('$')) return objectExpression(expression, globals);
  if (expression.size > 1) {
    fail(15983, `an expression object must have exactly one operator, found ${expression.size}`);
  }
  return operator(name, operand, globals);
}

function reference(text: string, globals?: Variables): Evaluate {
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
  return (_, variables) => {
    const scope = variables?.has(name) ? variables : globals;
    if (!scope?.has(name)) fail(17276, `Use of undefined variable: ${name}`);
    return field(scope.get(name), parts);
  };
}

/** A field path of an expression: an array on the way gives an array of what its documents hold. */
export function field(value: Value | undefined, parts: string[], from = 0): Value | undefined {
  const part = parts[from];
  if (part === undefined) return value;
  if (value instanceof Map) return field(value.get(part), parts, from + 1);
  if (!Array.isArray(value)) return undefined;
  const found: Value[] = [];
  for (const item of value) {
    if (!(item instanceof Map) && !Array.isArray(item)) continue;
    const inner = field(item, parts, from);
    if (inner !== undefined) found.push(inner);
  }
  return found;
}

function objectExpression(expression: Doc, globals?: Variables): Evaluate {
  const fields = [...expression].map(([name, value]): [string, Evaluate] => {
    if (name.includes('.')) fail(16412, `field name '${name}' in an expression contains a dot`);
    return [name, compileExpression(value, globals)];
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

function operator(name: string, operand: Value, globals?: Variables): Evaluate {
  if (name === '$literal') return () => operand;
  const bound = boundOperators.get(name);
  if (bound) return bound(operand, (inner) => compileExpression(inner, globals));
  const own = operators.get(name);
  if (own) {
    const isList = Array.isArray(operand);
    const args = (isList ? operand : [operand]).map((item) => compileExpression(item, globals));
    const { least, most } = own;
    if (args.length < least || args.length > most) {
      fail(
        16020,
        `Expression ${name} takes ${least}${most === least ? '' : ` to ${most}`} arguments, got ${args.length}`,
      );
    }
    return (doc, variables) =>
      own.apply(
        args.map((arg) => arg(doc, variables)),
        isList,
      );
  }
  if (!isLibraryOperator(name))
    refuse(`the expression ${name}`, 'compute it after the query', 'InvalidPipelineOperator');
  return libraryCall(name, operand, globals);
}

/** Operators of the library get their arguments computed, so that it never sees the document. */
function libraryCall(name: string, operand: Value, globals?: Variables): Evaluate {
  if (operand instanceof Map && !operand.keys().next().value?.startsWith('$')) {
    const fields = [...operand].map(([key, value]): [string, Evaluate] => [
      key,
      compileExpression(value, globals),
    ]);
    return (doc, variables) =>
      applyLibrary(
        name,
        makeDoc(Object.fromEntries(fields.map(([key, evaluate]) => [key, evaluate(doc, variables)]))),
      );
  }
  const evaluate = compileExpression(operand, globals);
  return (doc, variables) => applyLibrary(name, evaluate(doc, variables) ?? null);
}
