import { BSONRegExp } from 'bson';
import { compileExpression } from '../aggregate/expression.ts';
import { fail, refuse } from '../errors.ts';
import { references, splitPath } from '../values/path.ts';
import { show, truthy } from '../values/plain.ts';
import { type Doc, firstField, isDoc, type Value } from '../values/types.ts';
import { equality, regexMatches } from './comparison.ts';
import { compileSchema } from './json-schema.ts';
import { predicateOf } from './operators.ts';
import {
  all,
  isOperatorDoc,
  leafTest,
  type Matcher,
  type MatchOptions,
  type Predicate,
  refusedOperators,
} from './matcher.ts';
/** Compiles a filter. Throws BadValue for an operator or operand MongoDB does not accept. */
export function compileFilter(filter: Doc, options: MatchOptions = {}): Matcher {
  const tests: Matcher[] = [];
  for (const [name, value] of filter) {
    if (name.startsWith('$') && !references.has(name)) tests.push(topLevel(name, value, options));
    else tests.push(fieldTest(name, value, options));
  }
  return all(tests);
}

function topLevel(name: string, value: Value, options: MatchOptions): Matcher {
  switch (name) {
    case '$and':
      return all(branches(name, value, options));
    case '$or': {
      const tests = branches(name, value, options);
      return (doc, state) => tests.some((test) => test(doc, state));
    }
    case '$nor': {
      const tests = branches(name, value, options);
      return (doc) => !tests.some((test) => test(doc));
    }
    case '$expr': {
      const evaluate = compileExpression(value, options.variables);
      return (doc) => truthy(evaluate(doc));
    }
    case '$jsonSchema': {
      const check = compileSchema(value);
      return (doc) => check(doc).length === 0;
    }
    case '$alwaysTrue':
      return () => true;
    case '$alwaysFalse':
      return () => false;
    case '$comment':
      return () => true;
  }
  const instead = refusedOperators.get(name);
  if (instead) refuse(name, instead, 'BadValue');
  fail('BadValue', `unknown top level operator: ${name}`);
}

function branches(name: string, value: Value, options: MatchOptions): Matcher[] {
  if (!Array.isArray(value)) fail('BadValue', `${name} must be an array`);
  if (value.length === 0) fail('BadValue', '$and/$or/$nor must be a nonempty array');
  return value.map((branch) => {
    if (!isDoc(branch)) fail('BadValue', '$or/$and/$nor entries need to be full objects');
    return compileFilter(branch, options);
  });
}

function fieldTest(path: string, value: Value, options: MatchOptions): Matcher {
  const parts = splitPath(path);
  if (value instanceof BSONRegExp) return pathTest(parts, { test: regexMatches(value), expand: true });
  if (!isOperatorDoc(value)) return pathTest(parts, equality(value, options));
  return all(operatorTests(path, value, options).map((predicate) => pathTest(parts, predicate)));
}

function pathTest(parts: string[], predicate: Predicate): Matcher {
  const test = leafTest(parts, predicate);
  return predicate.negate ? (doc) => !test(doc) : test;
}

/** The predicates of one `{$gt: 1, $lt: 5}`. */
function operatorTests(path: string, operators: Doc, options: MatchOptions): Predicate[] {
  const predicates: Predicate[] = [];
  for (const [name, operand] of operators) {
    const instead = refusedOperators.get(name);
    if (instead) refuse(name, instead, 'BadValue');
    if (name === '$not') predicates.push(negated(path, operand, options));
    else if (name === '$elemMatch') predicates.push(elemMatch(operand, options));
    else if (name === '$all') predicates.push(everyOf(path, operand, options));
    else if (name === '$options' && operators.has('$regex')) continue;
    else predicates.push(predicateOf(name, operand, operators, options));
  }
  return predicates;
}

/** Where an array item stands while operators that ask a whole document look at it. */
const itemPath = 'item';

/** Whether one value (with its array items, where the predicate looks at those) satisfies a predicate. */
function holds(predicate: Predicate, value: Value | undefined): boolean {
  if (predicate.whole)
    return predicate.whole(new Map([[itemPath, value ?? null]])) !== (predicate.negate ?? false);
  let found = predicate.test(value);
  if (!found && predicate.expand && Array.isArray(value)) found = value.some((item) => predicate.test(item));
  return found !== (predicate.negate ?? false);
}

function negated(path: string, operand: Value, options: MatchOptions): Predicate {
  if (operand instanceof BSONRegExp) return { test: regexMatches(operand), expand: true, negate: true };
  if (!isDoc(operand)) fail('BadValue', '$not needs a regex or a document');
  if (operand.size === 0) fail('BadValue', '$not cannot be empty');
  const inner = operatorTests(path, operand, options);
  const [only] = inner;
  if (only && inner.length === 1) return { ...only, negate: !only.negate };
  // Each of the operators may be met by another item of an array, so the whole document is asked again.
  const matcher = all(inner.map((predicate) => pathTest(splitPath(path), predicate)));
  return { test: () => false, expand: false, negate: true, whole: matcher };
}

function elemMatch(operand: Value, options: MatchOptions): Predicate {
  if (!isDoc(operand)) fail('BadValue', '$elemMatch needs an Object');
  const matchesItem = itemTest(operand, options);
  return {
    test: (value) => Array.isArray(value) && value.some(matchesItem),
    position: (value) => (Array.isArray(value) ? value.findIndex(matchesItem) : -1),
    expand: false,
  };
}

const logical = new Set(['$and', '$or', '$nor', '$expr', '$comment']);

/** Tests one array item against an `$elemMatch`, also for `$pull`, `arrayFilters` and projections. */
export function itemTest(operand: Doc, options: MatchOptions): (item: Value) => boolean {
  if (isOperatorDoc(operand) && !logical.has(firstField(operand)[0])) {
    const tests = operatorTests(itemPath, operand, options);
    return (item) => tests.every((test) => holds(test, item));
  }
  const matcher = compileFilter(operand, options);
  return (item) => {
    if (item instanceof Map) return matcher(item);
    if (!Array.isArray(item)) return false;
    return matcher(new Map(item.map((field, i) => [String(i), field])));
  };
}

function everyOf(path: string, operand: Value, options: MatchOptions): Predicate {
  if (!Array.isArray(operand)) fail('BadValue', '$all needs an array');
  if (operand.length === 0) return { test: () => false, expand: false };
  const predicates = operand.map((item): Predicate => {
    if (item instanceof BSONRegExp) return { test: regexMatches(item), expand: true };
    if (isOperatorDoc(item)) {
      if (!item.has('$elemMatch')) fail('BadValue', `no ${show(item)} expressions in $all`);
      return elemMatch(item.get('$elemMatch') ?? null, options);
    }
    return equality(item, options);
  });
  const matcher = all(predicates.map((predicate) => pathTest(splitPath(path), predicate)));
  return { test: () => false, expand: false, whole: matcher };
}
