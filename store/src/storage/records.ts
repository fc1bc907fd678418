import type { Catalog } from '../catalog/catalog.ts';
import type { Collection, Index } from '../catalog/collection.ts';
import { type Keys, keysOf } from '../catalog/index-keys.ts';
import { CommandError, fail } from '../errors.ts';
import { get, put, splitPath } from '../values/path.ts';
import { show } from '../values/plain.ts';
import type { Doc, Value } from '../values/types.ts';
import type { Database } from './database.ts';

/** MongoDB's limit for one document. */
export const maxDocBytes = 16 * 1024 * 1024;

/** Reads and writes documents together with their index entries; all checks come before the first write. */
export class Records {
  readonly #database: Database;
  readonly #catalog: Catalog;
  /** How many documents were written since somebody last asked, by collection. */
  #written = new Map<string, number>();
  /** Whether the running command may store what its collection's validator refuses. */
  isBypassing = false;

  constructor(database: Database, catalog: Catalog) {
    this.#database = database;
    this.#catalog = catalog;
  }

  takeWritten(): Map<string, number> {
    const written = this.#written;
    if (written.size > 0) this.#written = new Map();
    return written;
  }

  read(collection: Collection, id: number): Uint8Array | undefined {
    const bytes = this.#database.get(`SELECT doc FROM c${collection.id} WHERE id = ?`, id)?.[0];
    return bytes instanceof Uint8Array ? bytes : undefined;
  }

  insert(collection: Collection, doc: Doc, bytes: Uint8Array): number {
    checkSize(bytes);
    if (!this.isBypassing) collection.validate?.(doc);
    const entries = collection.indexes.map((index): [Index, Keys] => [index, indexKeys(index, doc)]);
    for (const [index, { keys }] of entries) this.#checkUnique(collection, index, keys, -1, doc);
    this.#note(collection);
    const id = this.#database.run(`INSERT INTO c${collection.id} (doc) VALUES (?)`, bytes);
    for (const [index, { keys, multikey }] of entries) this.#add(index, keys, multikey, id);
    return id;
  }

  /** `touched`: the top-level fields that may differ; undefined if any may. */
  update(
    collection: Collection,
    id: number,
    before: () => Doc,
    after: Doc,
    bytes: Uint8Array,
    touched?: Set<string>,
  ): void {
    checkSize(bytes);
    if (!this.isBypassing) collection.validate?.(after, before);
    const changes: [Index, Buffer[], Buffer[], number][] = [];
    for (const index of collection.indexes) {
      if (touched && !concerns(index, touched)) continue;
      const old = indexKeys(index, before()).keys;
      const { keys, multikey } = indexKeys(index, after);
      const gone = old.filter((key) => !keys.some((kept) => kept.equals(key)));
      const added = keys.filter((key) => !old.some((known) => known.equals(key)));
      this.#checkUnique(collection, index, added, id, after);
      changes.push([index, gone, added, multikey]);
    }
    this.#note(collection);
    this.#database.run(`UPDATE c${collection.id} SET doc = ? WHERE id = ?`, bytes, id);
    for (const [index, gone, added, multikey] of changes) {
      for (const key of gone) this.#database.run(index.sql.remove, key, id);
      this.#add(index, added, multikey, id);
    }
  }

  delete(collection: Collection, id: number, doc: Doc): void {
    this.#note(collection);
    for (const index of collection.indexes) {
      for (const key of indexKeys(index, doc).keys) {
        this.#database.run(index.sql.remove, key, id);
      }
    }
    this.#database.run(`DELETE FROM c${collection.id} WHERE id = ?`, id);
  }

  #note({ name }: Collection): void {
    this.#written.set(name, (this.#written.get(name) ?? 0) + 1);
  }

  /** Enters one document into a new index. */
  enter(collection: Collection, index: Index, id: number, doc: Doc): void {
    const { keys, multikey } = indexKeys(index, doc);
    this.#checkUnique(collection, index, keys, id, doc);
    this.#add(index, keys, multikey, id);
  }

  #add(index: Index, keys: Buffer[], multikey: number, id: number): void {
    for (const key of keys) this.#database.run(index.sql.add, key, id);
    this.#catalog.markMultikey(index, multikey);
  }

  #checkUnique(collection: Collection, index: Index, keys: Buffer[], id: number, doc: Doc): void {
    if (!index.isUnique) return;
    for (const key of keys) {
      const found = this.#database.get(index.sql.other, key, id);
      if (found) throw duplicateKey(collection, index, key, doc);
    }
  }
}

export function indexKeys(index: Index, doc: Doc): Keys {
  const isOut = index.inPartial && !index.inPartial(doc);
  if (!isOut) index.geoCheck?.(doc);
  if (isOut || index.geoCheck) return { keys: [], multikey: 0 };
  return keysOf(index.fields, index.isSparse, doc);
}

function concerns(index: Index, touched: Set<string>): boolean {
  return index.partialFilter !== undefined || index.fields.some((field) => touched.has(field.parts[0] ?? ''));
}

export function checkSize(bytes: Uint8Array): void {
  if (bytes.length > maxDocBytes) {
    fail(
      'BSONObjectTooLarge',
      `object to insert too large. size in bytes: ${bytes.length}, max size: ${maxDocBytes}`,
    );
  }
}

function duplicateKey(collection: Collection, index: Index, key: Buffer, doc: Doc): CommandError {
  const keyValue: Doc = new Map();
  for (const field of index.fields) keyValue.set(field.path, duplicateValue(index, field.path, key, doc));
  const shown = [...keyValue].map(([path, value]) => `${path}: ${show(value)}`).join(', ');
  return new CommandError(
    'DuplicateKey',
    `E11000 duplicate key error collection: ${collection.db}.${collection.name} index: ${index.name} dup key: { ${shown} }`,
    { keyPattern: index.spec.get('key') ?? null, keyValue },
  );
}

/** The value that clashes; of an array, the item whose key it is. */
function duplicateValue(index: Index, path: string, key: Buffer, doc: Doc): Value {
  const parts = splitPath(path);
  const value = get(doc, parts);
  if (!Array.isArray(value) || index.fields.length > 1) return value ?? null;
  const single = index.fields;
  return (
    value.find((item) => keysOf(single, false, put(new Map(), parts, item)).keys[0]?.equals(key)) ?? value
  );
}
