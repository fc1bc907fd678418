import { fail } from '../errors.ts';
import { encodeKey, encodeKeys, invert, undefinedKey } from '../values/key.ts';
import { arrayIndex } from '../values/path.ts';
import type { Doc, Value } from '../values/types.ts';

export interface IndexField {
  path: string;
  parts: string[];
  isDescending: boolean;
}

export interface Keys {
  keys: Buffer[];
  /** Bit i: field i goes through an array in this document. */
  multikey: number;
}

/** Where one field of a key stands while a document is taken apart. */
interface Cursor {
  value: Value | undefined;
  /** Parts still to follow. */
  rest: string[];
  /** An item of an array: an array inside it is a value, not taken apart again. */
  isItem: boolean;
}

/** Stands for an empty array, whose key is not null's. */
const nothing = Symbol('empty array');

/** The keys a document has in an index: one, or one for each item of an array. */
export function keysOf(fields: IndexField[], isSparse: boolean, doc: Doc): Keys {
  const plain = plainValues(fields, doc);
  if (plain) {
    if (isSparse && plain.every((value) => value === undefined)) return { keys: [], multikey: 0 };
    const values = plain.map((value) => value ?? null);
    return { keys: [encodeKeys(values, (place) => fields[place]?.isDescending ?? false)], multikey: 0 };
  }
  const result: Keys = { keys: [], multikey: 0 };
  const cursors = fields.map((field): Cursor => ({ value: doc, rest: field.parts, isItem: false }));
  const seen = new Set<string>();
  expand(cursors);
  return result;

  function expand(at: Cursor[]): void {
    const moved = at.map(advance);
    const arrays = moved
      .filter((cursor) => Array.isArray(cursor.value) && !cursor.isItem)
      .map(({ value }) => value);
    const [array] = arrays;
    if (!Array.isArray(array)) return emit(moved.map(({ value }) => value));
    if (arrays.some((other) => other !== array)) {
      fail(
        'CannotIndexParallelArrays',
        `cannot index parallel arrays [${fields.map((field) => field.path).join('] [')}]`,
      );
    }
    moved.forEach((cursor, i) => {
      if (cursor.value === array) result.multikey |= 1 << i;
    });
    if (array.length === 0) {
      emit(
        moved.map((cursor) =>
          cursor.value !== array ? cursor.value : cursor.rest.length > 0 ? undefined : nothing,
        ),
      );
      return;
    }
    for (const item of array) {
      expand(
        moved.map((cursor) =>
          cursor.value === array ? { value: item, rest: cursor.rest, isItem: true } : cursor,
        ),
      );
    }
  }

  function emit(values: (Value | undefined | typeof nothing)[]): void {
    if (isSparse && values.every((value) => value === undefined)) return;
    const key = Buffer.concat(fields.map((field, i) => component(field, values[i])));
    const text = key.toString('latin1');
    if (!seen.has(text)) result.keys.push(key);
    seen.add(text);
  }
}

/** The values of all fields where none goes through an array, as in nearly every document. */
function plainValues(fields: IndexField[], doc: Doc): (Value | undefined)[] | undefined {
  const values: (Value | undefined)[] = [];
  for (const { parts } of fields) {
    let value: Value | undefined = doc;
    for (const part of parts) {
      if (Array.isArray(value)) return undefined;
      value = value instanceof Map ? value.get(part) : undefined;
    }
    if (Array.isArray(value)) return undefined;
    values.push(value);
  }
  return values;
}

function component(field: IndexField, value: Value | undefined | typeof nothing): Buffer {
  const key = value === nothing ? undefinedKey : encodeKey(value ?? null);
  return field.isDescending ? invert(key) : key;
}

/** Follows the parts through documents up to an array or the end. */
function advance({ value, rest, isItem }: Cursor): Cursor {
  let current = value;
  let from = 0;
  let isInside = isItem;
  for (; from < rest.length; from++) {
    const part = rest[from] ?? '';
    if (current instanceof Map) current = current.get(part);
    else if (Array.isArray(current)) {
      const index = arrayIndex(part);
      if (index < 0)
        return isInside
          ? { value: undefined, rest: [], isItem }
          : { value: current, rest: rest.slice(from), isItem: false };
      current = current[index];
    } else return { value: undefined, rest: [], isItem };
    isInside = false;
  }
  return { value: current, rest: [], isItem: isInside };
}
