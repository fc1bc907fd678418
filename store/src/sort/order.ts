import { fail } from '../errors.ts';
import { compare, type StringOrder } from '../values/compare.ts';
import { arrayIndex, fieldPath, splitPath } from '../values/path.ts';
import { show } from '../values/plain.ts';
import { type Doc, isDoc, isNumeric, Opaque, toNumber, type Value } from '../values/types.ts';
export interface SortField {
  path: string;
  direction: 1 | -1;
}

/** Reads a sort specification; `$meta` and the like are refused. */
export function sortFields(spec: Doc): SortField[] {
  return [...spec].map(([path, value]) => {
    if (!isNumeric(value)) fail(15974, `Illegal key in $sort specification: ${path}: ${show(value)}`);
    const number = toNumber(value);
    if (number !== 1 && number !== -1) {
      fail(15975, `$sort key ordering must be 1 (for ascending) or -1 (for descending): ${path}`);
    }
    if (path !== '$natural') fieldPath(path);
    return { path, direction: number };
  });
}

export type SortKey = Value[];

/** Gives a document's sort key: of an array's items the smallest counts ascending, the greatest descending. */
export function sortKeyOf(fields: SortField[]): (doc: Doc) => SortKey {
  const parsed = fields.map(({ path, direction }) => ({ parts: splitPath(path), direction }));
  return (doc) => parsed.map(({ parts, direction }) => extreme(doc, parts, direction));
}

function extreme(doc: Doc, parts: string[], direction: number): Value {
  let best: Value | undefined;
  for (const value of keysAt(doc, parts))
    if (best === undefined || compare(value, best) * direction < 0) best = value;
  return best ?? null;
}

/** What an empty array sorts as: BSON's undefined, which stands before null. */
const nothing = new Opaque(6, Buffer.alloc(0));

/** The values an index would hold for a path: a number names a place in an array that has it, else a field of its items. */
function keysAt(value: Value | undefined, [part, ...rest]: string[]): Value[] {
  if (part === undefined)
    return Array.isArray(value) ? (value.length > 0 ? value : [nothing]) : [value ?? null];
  if (isDoc(value)) return keysAt(value.get(part), rest);
  if (!Array.isArray(value)) return [null];
  const place = arrayIndex(part);
  if (place >= 0 && place < value.length) return keysAt(value[place], rest);
  return value.flatMap((item) => (isDoc(item) ? keysAt(item.get(part), rest) : [null]));
}

export function compareKeys(fields: SortField[], strings?: StringOrder): (a: SortKey, b: SortKey) => number {
  return (a, b) => {
    for (let i = 0; i < fields.length; i++) {
      const order = compare(a[i] ?? null, b[i] ?? null, strings);
      if (order) return order * (fields[i]?.direction ?? 1);
    }
    return 0;
  };
}

/** Sorts documents; equal ones keep their order. What is no document counts as an empty one. */
export function sortItems<Item extends Value>(
  items: Item[],
  fields: SortField[],
  strings?: StringOrder,
): Item[] {
  const key = sortKeyOf(fields);
  const order = compareKeys(fields, strings);
  return items
    .map((item): [SortKey, Item] => [key(isDoc(item) ? item : new Map()), item])
    .sort((a, b) => order(a[0], b[0]))
    .map(([, item]) => item);
}

/**
 * Keeps the first `limit` of what is offered in an order, in memory that does not grow with what is offered.
 * Equal items keep the order in which they came.
 */
export class Top<Item> {
  readonly #limit: number;
  readonly #compare: (a: Item, b: Item) => number;
  #items: Item[] = [];

  constructor(limit: number, compare: (a: Item, b: Item) => number) {
    this.#limit = limit;
    this.#compare = compare;
  }

  get size(): number {
    return this.#items.length;
  }

  add(item: Item): void {
    this.#items.push(item);
    if (this.#items.length >= this.#limit * 2 + 1000) this.#trim();
  }

  sorted(): Item[] {
    this.#trim();
    return this.#items;
  }

  #trim(): void {
    this.#items.sort(this.#compare);
    if (this.#items.length > this.#limit) this.#items.length = this.#limit;
  }
}
