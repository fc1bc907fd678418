import type { Value } from '../values/types.ts';

/** What an expression can come to: a field that is not there has no value. */
export type Missing = Value | undefined;

/** Variables in scope of an expression, `$$name`. */
export type Variables = ReadonlyMap<string, Missing>;

/** Computes a value from a document; undefined is a missing value. */
export type Evaluate = (doc: Value, variables?: Variables) => Missing;

export type Compile = (expression: Value) => Evaluate;

/** An operator that compiles its own arguments; `within` compiles what may use the variables it binds. */
export type Bound = (operand: Value, compile: Compile, within: (names: string[]) => Compile) => Evaluate;
