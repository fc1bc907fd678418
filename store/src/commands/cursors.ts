import { fail } from '../errors.ts';
import { type Doc, doc, RawDoc, type Value } from '../values/types.ts';

/** What one reply may hold. MongoDB sends 16 MiB, which would keep a client busy with decoding for a tenth of a second. */
const maxBatchBytes = 512 * 1024;
const idleMs = 10 * 60 * 1000;
const maxOpen = 10_000;

interface Open {
  namespace: string;
  rows: Iterator<Uint8Array>;
  /** Read ahead because it did not fit the last batch. */
  held: Uint8Array | undefined;
  usedAt: number;
  isKept: boolean;
}

/** Open cursors: each a generator that reads on when the client asks. */
export class Cursors {
  readonly #open = new Map<bigint, Open>();
  #last = BigInt(Date.now()) << 20n;

  /** The reply of a command that opens a cursor. */
  open(
    namespace: string,
    rows: Iterator<Uint8Array>,
    batchSize: number,
    isSingle = false,
    isKept = false,
  ): Doc {
    if (batchSize < 0) fail(51024, `BSON field 'batchSize' value must be >= 0, actual value '${batchSize}'`);
    const cursor: Open = { namespace, rows, held: undefined, usedAt: Date.now(), isKept };
    const batch = batchSize === 0 ? [] : take(cursor, batchSize);
    const isDone = batch.isDone || isSingle;
    let id = 0n;
    if (!isDone) {
      if (this.#open.size >= maxOpen) this.sweep();
      if (this.#open.size >= maxOpen)
        fail(
          'OperationFailed',
          `more than ${maxOpen} cursors are open: close cursors that are not read to their end`,
        );
      id = ++this.#last;
      this.#open.set(id, cursor);
    }
    return reply('firstBatch', id, namespace, batch);
  }

  next(id: bigint, namespace: string, batchSize: number): Doc {
    const cursor = this.#open.get(id);
    if (!cursor || cursor.namespace !== namespace) fail('CursorNotFound', `cursor id ${id} not found`);
    cursor.usedAt = Date.now();
    let batch: Batch;
    try {
      batch = take(cursor, batchSize > 0 ? batchSize : Infinity);
    } catch (error) {
      this.#open.delete(id);
      throw error;
    }
    if (batch.isDone) this.#open.delete(id);
    return reply('nextBatch', batch.isDone ? 0n : id, namespace, batch);
  }

  kill(id: bigint): boolean {
    return this.#open.delete(id);
  }

  /** Closes the cursors of a collection whose tables go away. */
  killAll(namespace: string): void {
    for (const [id, cursor] of this.#open) if (cursor.namespace === namespace) this.#open.delete(id);
  }

  get count(): number {
    return this.#open.size;
  }

  /** Closes what nobody has read for ten minutes. */
  sweep(now = Date.now()): void {
    for (const [id, cursor] of this.#open)
      if (!cursor.isKept && now - cursor.usedAt > idleMs) this.#open.delete(id);
  }
}

type Batch = Value[] & { isDone?: boolean };

function take(cursor: Open, count: number): Batch {
  const batch: Batch = [];
  let bytes = 0;
  while (batch.length < count) {
    const next = cursor.held ?? nextRow(cursor.rows);
    cursor.held = undefined;
    if (next === undefined) {
      batch.isDone = true;
      return batch;
    }
    if (batch.length > 0 && bytes + next.length > maxBatchBytes) {
      cursor.held = next;
      return batch;
    }
    bytes += next.length + 16;
    batch.push(new RawDoc(next));
  }
  return batch;
}

function nextRow(rows: Iterator<Uint8Array>): Uint8Array | undefined {
  const { done, value } = rows.next();
  return done ? undefined : value;
}

function reply(field: string, id: bigint, namespace: string, batch: Batch): Doc {
  return doc({ cursor: doc({ [field]: batch, id, ns: namespace }) });
}
