import { BSONRegExp, Double, ObjectId } from 'bson';
import { fail } from '../errors.ts';
import { type Doc, isDoc, isNumeric, toNumber, typeName, type Value } from './types.ts';

/** Accessors for command fields: each gives the value, the default, or TypeMismatch with the field's name. */
export function optionalDoc(from: Doc, name: string): Doc | undefined {
  const value = from.get(name);
  if (value === undefined || value === null) return undefined;
  if (value instanceof Map) return value;
  return mismatch(from, name, "type 'object'");
}

export function docOr(from: Doc, name: string): Doc {
  return optionalDoc(from, name) ?? new Map();
}

export function arrayOr(from: Doc, name: string): Value[] {
  const value = from.get(name);
  if (value === undefined) return [];
  return Array.isArray(value) ? value : mismatch(from, name, "type 'array'");
}

export function integerOr(from: Doc, name: string, fallback: number): number {
  const value = from.get(name);
  if (value === undefined || value === null) return fallback;
  return isNumeric(value)
    ? Math.trunc(toNumber(value))
    : mismatch(from, name, "types '[long, int, decimal, double]'");
}

export function stringOf(from: Doc, name: string): string {
  const value = from.get(name);
  return typeof value === 'string' ? value : mismatch(from, name, "type 'string'");
}

/** A set of names that stand in a text, parted by spaces. */
export function words(text: string): ReadonlySet<string> {
  return new Set(text.split(' '));
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

/** A command's fields are named after it, which is the name of its first. */
function mismatch(from: Doc, name: string, wanted: string): never {
  const [first = name] = from.keys();
  wrongType(first === name ? name : `${first}.${name}`, from.get(name), wanted);
}

/** Refuses a field for its type, or for not being there. */
export function wrongType(field: string, value: Value | undefined, wanted: string): never {
  if (value === undefined) fail(40414, `BSON field '${field}' is missing but a required field`);
  fail('TypeMismatch', `BSON field '${field}' is the wrong type '${typeName(value)}', expected ${wanted}`);
}

/** A deep copy of what can be changed in place. */
export function clone(value: Value): Value {
  if (value instanceof Map) return new Map([...value].map(([name, field]) => [name, clone(field)]));
  return Array.isArray(value) ? value.map(clone) : value;
}

/** A value for a message, written as MongoDB writes it and shortened. */
export function show(value: Value | undefined): string {
  const text = written(value);
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
}

function written(value: Value | undefined): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'string') return JSON.stringify(value);
  if (isDoc(value)) {
    const fields = [...value].map(([name, field]) => `${name}: ${written(field)}`);
    return list('{', fields, '}');
  }
  if (Array.isArray(value)) return list('[', value.map(written), ']');
  if (value instanceof ObjectId) return `ObjectId('${value.toHexString()}')`;
  if (value instanceof Date) return `new Date(${value.getTime()})`;
  if (value instanceof Double)
    return Number.isInteger(value.value) ? `${value.value}.0` : String(value.value);
  if (value instanceof BSONRegExp) return `/${value.pattern}/${value.options}`;
  return isNumeric(value) ? value.toString() : (JSON.stringify(value) ?? 'nothing');
}

function list(open: string, parts: string[], close: string): string {
  return parts.length > 0 ? `${open} ${parts.join(', ')} ${close}` : open + close;
}
