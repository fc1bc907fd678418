import { fail } from '../errors.ts';
import { isDoc, type Value } from '../values/types.ts';

/** What an expression can come to: a field that is not there has no value. */
export type Missing = Value | undefined;

/** Variables in scope of an expression, `$$name`. */
export type Variables = ReadonlyMap<string, Missing>;

/** Computes a value from a document; undefined is a missing value. */
export type Evaluate = (doc: Value, variables?: Variables) => Missing;

export type Compile = (expression: Value) => Evaluate;

/** An operator whose arguments are all computed before: how many at least, how many at most, and what it makes of them. */
export type Operator = readonly [least: number, most: number, apply: Apply];
export type Apply = (...args: Missing[]) => Missing;
export type Operators = Readonly<Record<string, Operator>>;

/** An operator that compiles its own operand; `within` compiles what may use the variables it binds. */
export type Bound = (name: string, operand: Value, compile: Compile, within: Within) => Evaluate;
export type Within = (names: string[]) => Compile;
export type BoundOperators = Readonly<Record<string, Bound>>;

export function isNil(value: Missing): value is null | undefined {
  return value === undefined || value === null;
}

/** Comes to null where any of the arguments is null or missing. */
export function orNull(apply: (...args: Value[]) => Missing): Apply {
  return (...args) => (args.some(isNil) ? null : apply(...(args as Value[])));
}

/** An operator that computes from named arguments; one left out is undefined. */
export function named(names: string[], apply: Apply): Bound {
  return (operator, operand, compile) => {
    if (!isDoc(operand)) fail('FailedToParse', `${operator} needs an object of named arguments`);
    for (const name of operand.keys())
      if (!names.includes(name)) fail('FailedToParse', `${operator} found an unknown argument: ${name}`);
    const parts = names.map((name) => optionalPart(operand, name, compile));
    return (doc, variables) => apply(...parts.map((evaluate) => evaluate?.(doc, variables)));
  };
}

export function optionalPart(operand: Value, name: string, compile: Compile): Evaluate | undefined {
  const value = isDoc(operand) ? operand.get(name) : undefined;
  return value === undefined ? undefined : compile(value);
}

/** An argument that must be there. */
export function part(operator: string, operand: Value, name: string, code = 16875): Value {
  const value = isDoc(operand) ? operand.get(name) : undefined;
  if (value === undefined) fail(code, `Missing '${name}' parameter to ${operator}`);
  return value;
}
