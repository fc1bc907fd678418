import { fail } from '../errors.ts';
import { get, put } from '../values/path.ts';
import { type Doc, isNumeric, toNumber, type Value } from '../values/types.ts';

/** The paths of a projection; a path ends with whether it is named as it is (true) or computed. */
export type Tree = Map<string, Tree | boolean>;

export function newTree(): Tree {
  return new Map();
}

/** Throws for a path that is in the tree already, or is a part of one. */
export function plant(tree: Tree, parts: string[], path: string, isNamed = true): void {
  let current = tree;
  parts.forEach((part, i) => {
    const known = current.get(part);
    const isEnd = i === parts.length - 1;
    if (known !== undefined && isEnd) fail(31250, `Path collision at ${path}`);
    if (typeof known === 'boolean')
      fail(31249, `Path collision at ${path} remaining portion ${parts.slice(i + 1).join('.')}`);
    if (isEnd) current.set(part, isNamed);
    else {
      const next: Tree = known ?? new Map();
      current.set(part, next);
      current = next;
    }
  });
}

function hasComputed(tree: Tree): boolean {
  return tree.values().some((branch) => branch === false || (branch !== true && hasComputed(branch)));
}

/** The fields of a tree, in the document's order. */
export function includeFields(source: Doc, tree: Tree): Doc {
  const result: Doc = new Map();
  for (const [name, value] of source) {
    const branch = tree.get(name);
    if (branch === undefined || branch === false) continue;
    const kept = branch === true ? value : included(value, branch);
    if (kept !== undefined) result.set(name, kept);
  }
  return result;
}

function included(value: Value, tree: Tree): Value | undefined {
  if (value instanceof Map) return includeFields(value, tree);
  if (Array.isArray(value))
    return value.map((item) => included(item, tree)).filter((item) => item !== undefined);
  // What is no document has nothing to keep, unless a field is computed into it.
  return hasComputed(tree) ? new Map() : undefined;
}

export function excludeFields(source: Doc, tree: Tree): Doc {
  const result: Doc = new Map();
  for (const [name, value] of source) {
    const branch = tree.get(name);
    if (branch === undefined) result.set(name, value);
    else if (typeof branch !== 'boolean') result.set(name, excluded(value, branch));
  }
  return result;
}

function excluded(value: Value, tree: Tree): Value {
  if (value instanceof Map) return excludeFields(value, tree);
  return Array.isArray(value) ? value.map((item) => excluded(item, tree)) : value;
}

export function isSlice(operand: Value): boolean {
  return isNumeric(operand) || (Array.isArray(operand) && operand.every(isNumeric));
}

export function sliced(source: Doc, result: Doc, parts: string[], operand: Value): Doc {
  const array = get(source, parts);
  if (!Array.isArray(array)) return result;
  const copy: Doc = new Map(result);
  let kept: Value[];
  if (Array.isArray(operand)) {
    const [skip = 0, limit = 0] = operand.map((item) => (isNumeric(item) ? toNumber(item) : 0));
    const start = skip < 0 ? Math.max(0, array.length + skip) : skip;
    kept = array.slice(start, start + limit);
  } else {
    const count = isNumeric(operand) ? toNumber(operand) : 0;
    kept = count >= 0 ? array.slice(0, count) : array.slice(count);
  }
  return put(copy, parts, kept);
}
