import { fail } from '../errors.ts';
import { type Doc, Double, isNumeric, toNumber, type Value } from './types.ts';

/** Accessors for command fields: each gives the value, the default, or TypeMismatch with the field's name. */
export function optionalDoc(from: Doc, name: string): Doc | undefined {
  const value = from.get(name);
  if (value === undefined || value === null) return undefined;
  if (value instanceof Map) return value;
  return mismatch(name, 'an object');
}

export function docOr(from: Doc, name: string): Doc {
  return optionalDoc(from, name) ?? new Map();
}

export function arrayOr(from: Doc, name: string): Value[] {
  const value = from.get(name);
  if (value === undefined) return [];
  return Array.isArray(value) ? value : mismatch(name, 'an array');
}

export function integerOr(from: Doc, name: string, fallback: number): number {
  const value = from.get(name);
  if (value === undefined || value === null) return fallback;
  return isNumeric(value) ? Math.trunc(toNumber(value)) : mismatch(name, 'a number');
}

export function stringOf(from: Doc, name: string): string {
  const value = from.get(name);
  return typeof value === 'string' ? value : mismatch(name, 'a string');
}

/** Throws for a field that is not one of `names`, so that nothing is ignored silently. */
export function onlyFields(from: Doc, where: string, names: ReadonlySet<string>): void {
  for (const field of from.keys()) {
    if (!names.has(field)) fail(40415, `BSON field '${where}.${field}' is an unknown field.`);
  }
}

/** MongoDB's truth: numbers other than 0 count as true, as does anything but false and null. */
export function truthy(value: Value | undefined): boolean {
  if (value === undefined || value === null || value === false) return false;
  return isNumeric(value) ? toNumber(value) !== 0 : true;
}

function mismatch(name: string, wanted: string): never {
  fail('TypeMismatch', `BSON field '${name}' is the wrong type, expected ${wanted}`);
}

/** A deep copy of what can be changed in place. */
export function clone(value: Value): Value {
  if (value instanceof Map) return new Map([...value].map(([name, field]) => [name, clone(field)]));
  return Array.isArray(value) ? value.map(clone) : value;
}

/** A value for a message, shortened. */
export function show(value: Value | undefined): string {
  const text = JSON.stringify(value, (_, field: Value) => {
    if (field instanceof Map) return Object.fromEntries(field) as unknown;
    if (typeof field === 'bigint') return Number(field);
    return field instanceof Double ? field.value : field;
  });
  return text === undefined ? 'nothing' : text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
