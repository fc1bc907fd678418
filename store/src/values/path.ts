import { fail } from '../errors.ts';
import type { Doc, Value } from './types.ts';

export function splitPath(path: string): string[] {
  return path.split('.');
}

/** The fields of a DBRef look like operators. */
export const references: ReadonlySet<string> = new Set(['$ref', '$id', '$db']);

/** The parts of a path a pipeline, projection or sort names. Throws for what is none. */
export function fieldPath(path: string): string[] {
  const parts = splitPath(path);
  if (path === '') fail(40352, 'FieldPath cannot be constructed with empty string');
  if (path.endsWith('.')) fail(40353, "FieldPath must not end with a '.'.");
  if (parts.includes('')) fail(15998, 'FieldPath field names may not be empty strings.');
  if (parts.some((part) => part.startsWith('$') && !references.has(part)))
    fail(16410, `FieldPath field names may not start with '$'. Consider using $getField or $setField.`);
  return parts;
}

/** The number a path part stands for inside an array, or −1. */
export function arrayIndex(part: string): number {
  return /^(0|[1-9]\d*)$/.test(part) ? Number(part) : -1;
}

/**
 * Calls `visit` for every value a dotted path reaches, going through arrays as MongoDB does, until it returns true.
 * `undefined` stands for "missing here". `index` is the position in the outermost array gone through, or −1.
 */
export function walk(
  value: Value | undefined,
  parts: string[],
  visit: (leaf: Value | undefined, index: number) => boolean,
  from = 0,
  index = -1,
): boolean {
  const part = parts[from];
  if (part === undefined) return visit(value, index);
  if (value instanceof Map) return walk(value.get(part), parts, visit, from + 1, index);
  if (!Array.isArray(value)) return visit(undefined, index);
  const position = arrayIndex(part);
  if (position >= 0 && position < value.length && walk(value[position], parts, visit, from + 1, index))
    return true;
  for (let i = 0; i < value.length; i++) {
    const item = value[i];
    if (item instanceof Map && walk(item, parts, visit, from, index < 0 ? i : index)) return true;
  }
  return false;
}

/** The value at a path without going through arrays, except by number. */
export function get(value: Value | undefined, parts: string[]): Value | undefined {
  let current = value;
  for (const part of parts) {
    if (current instanceof Map) current = current.get(part);
    else if (Array.isArray(current)) current = current[arrayIndex(part)];
    else return undefined;
  }
  return current;
}

/** Sets a path in a document, which is changed; in an array on the way, in each of its items. */
export function putInEach(target: Doc, [part = '', ...rest]: string[], value: Value | undefined): Doc {
  if (rest.length > 0) target.set(part, putInside(target.get(part), rest, value));
  else if (value === undefined) target.delete(part);
  else target.set(part, value);
  return target;
}

function putInside(inner: Value | undefined, rest: string[], value: Value | undefined): Value {
  if (Array.isArray(inner)) return inner.map((item) => putInside(item, rest, value));
  return putInEach(new Map(inner instanceof Map ? inner : []), rest, value);
}

/**
 * Sets a path in a document, which is changed, or with undefined removes it; the documents on the way are replaced by
 * copies, as others may hold them.
 */
export function put(target: Doc, [part = '', ...rest]: string[], value: Value | undefined): Doc {
  if (rest.length > 0) {
    const inner = target.get(part);
    if (value === undefined && !(inner instanceof Map)) return target;
    return target.set(part, put(new Map(inner instanceof Map ? inner : []), rest, value));
  }
  if (value === undefined) target.delete(part);
  else target.set(part, value);
  return target;
}
