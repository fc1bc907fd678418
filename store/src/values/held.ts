import { Binary } from 'bson';
import { fail } from '../errors.ts';
import { type Doc, RawDoc, type Value } from './types.ts';

/** What one stage may hold, MongoDB's figure. MongoDB goes to the disk beyond it, the store does not. */
const maxHeldBytes = 100 * 1024 * 1024;

/** Adds up about what the values take that a stage keeps until its end, and stops it before it takes the process' memory. */
export class Held {
  readonly #stage: string;
  #left = maxHeldBytes;

  constructor(stage: string) {
    this.#stage = stage;
  }

  add(value: Value | undefined): void {
    this.#left = sizeOf(value, this.#left);
    if (this.#left < 0) {
      fail(
        'QueryExceededMemoryLimitNoDiskUseAllowed',
        `${this.#stage} exceeded the memory limit of ${maxHeldBytes} bytes, and the embedded store does not go to the disk: filter more before it, or give an order and a limit that an index serves`,
      );
    }
  }
}

/** All documents, unless they are too many to hold. */
export function holdAll(stage: string, docs: Iterable<Doc>): Doc[] {
  const held = new Held(stage);
  const all: Doc[] = [];
  for (const doc of docs) {
    held.add(doc);
    all.push(doc);
  }
  return all;
}

/** What is left of a budget after a value; stops at its end, as one array may stand in another a million times. */
function sizeOf(value: Value | undefined, budget: number): number {
  let left = budget - 16;
  if (typeof value === 'string') left -= value.length;
  else if (value instanceof Binary) left -= value.position;
  else if (value instanceof RawDoc) left -= value.bytes.length;
  else if (Array.isArray(value)) {
    for (const item of value) {
      if (left < 0) break;
      left = sizeOf(item, left);
    }
  } else if (value instanceof Map) {
    for (const [name, field] of value) {
      if (left < 0) break;
      left = sizeOf(field, left - name.length);
    }
  }
  return left;
}
