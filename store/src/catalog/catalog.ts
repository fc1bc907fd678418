import { fail } from '../errors.ts';
import type { Database } from '../storage/database.ts';
import { decodeDoc } from '../values/decode.ts';
import { encodeDoc } from '../values/encode.ts';
import { type Doc, doc } from '../values/types.ts';
import { type Collection, type Index, makeCollection, makeIndex, validatorOf } from './collection.ts';

const schema = `
  CREATE TABLE IF NOT EXISTS collections (id INTEGER PRIMARY KEY, db TEXT NOT NULL, name TEXT NOT NULL, options BLOB NOT NULL,
    UNIQUE (db, name));
  CREATE TABLE IF NOT EXISTS indexes (id INTEGER PRIMARY KEY, collection INTEGER NOT NULL, spec BLOB NOT NULL,
    multikey INTEGER NOT NULL DEFAULT 0);`;

/** Which collections and indexes there are. Lives in SQLite; the maps here mirror it. */
export class Catalog {
  readonly #database: Database;
  readonly #collections = new Map<string, Collection>();

  constructor(database: Database) {
    this.#database = database;
    database.exec(schema);
    this.reload();
  }

  /** Reads everything anew, after the start and after a transaction that was rolled back. */
  reload(): void {
    this.#collections.clear();
    this.#database.forgetStatements();
    const byId = new Map<unknown, Collection>();
    for (const [id, db, name, options] of this.#database.all(
      'SELECT id, db, name, options FROM collections',
    )) {
      const collection = makeCollection(Number(id), String(db), String(name), stored(options));
      byId.set(id, collection);
      this.#collections.set(`${String(db)}.${String(name)}`, collection);
    }
    for (const [id, owner, spec, multikey] of this.#database.all(
      'SELECT id, collection, spec, multikey FROM indexes ORDER BY id',
    )) {
      byId.get(owner)?.indexes.push(makeIndex(Number(id), stored(spec), Number(multikey)));
    }
  }

  find(db: string, name: string): Collection | undefined {
    return this.#collections.get(`${db}.${name}`);
  }

  list(db?: string): Collection[] {
    const all = [...this.#collections.values()];
    return db === undefined ? all : all.filter((collection) => collection.db === db);
  }

  create(db: string, name: string, options: Doc = new Map()): Collection {
    checkName(db, name);
    // Throws for what it cannot be made with, so before anything is written.
    const collection = makeCollection(0, db, name, options);
    const id = this.#database.run(
      'INSERT INTO collections (db, name, options) VALUES (?, ?, ?)',
      db,
      name,
      encodeDoc(options),
    );
    this.#database.exec(`CREATE TABLE c${id} (id INTEGER PRIMARY KEY AUTOINCREMENT, doc BLOB NOT NULL)`);
    collection.id = id;
    this.#collections.set(`${db}.${name}`, collection);
    this.addIndex(collection, doc({ v: 2, key: doc({ _id: 1 }), name: '_id_' }));
    return collection;
  }

  drop(collection: Collection): void {
    for (const index of collection.indexes) this.dropIndex(collection, index);
    this.#database.forgetStatements();
    this.#database.exec(`DROP TABLE c${collection.id}`);
    this.#database.run('DELETE FROM collections WHERE id = ?', collection.id);
    this.#collections.delete(`${collection.db}.${collection.name}`);
  }

  rename(collection: Collection, db: string, name: string): void {
    checkName(db, name);
    this.#database.run('UPDATE collections SET db = ?, name = ? WHERE id = ?', db, name, collection.id);
    this.#collections.delete(`${collection.db}.${collection.name}`);
    collection.db = db;
    collection.name = name;
    this.#collections.set(`${db}.${name}`, collection);
  }

  changeOptions(collection: Collection, options: Doc): void {
    Object.assign(collection, { options, validate: validatorOf(options) });
    this.#database.run('UPDATE collections SET options = ? WHERE id = ?', encodeDoc(options), collection.id);
  }

  /** Makes an empty index; whoever calls fills it. */
  addIndex(collection: Collection, spec: Doc): Index {
    const id = this.#database.run(
      'INSERT INTO indexes (collection, spec) VALUES (?, ?)',
      collection.id,
      encodeDoc(spec),
    );
    this.#database.exec(
      `CREATE TABLE x${id} (k BLOB NOT NULL, r INTEGER NOT NULL, PRIMARY KEY (k, r)) WITHOUT ROWID`,
    );
    const index = makeIndex(id, spec, 0);
    collection.indexes.push(index);
    return index;
  }

  changeIndex(collection: Collection, index: Index, spec: Doc): void {
    this.#database.run('UPDATE indexes SET spec = ? WHERE id = ?', encodeDoc(spec), index.id);
    collection.indexes = collection.indexes.map((known) =>
      known === index ? makeIndex(index.id, spec, index.multikey) : known,
    );
  }

  markMultikey(index: Index, bits: number): void {
    if ((index.multikey | bits) === index.multikey) return;
    index.multikey |= bits;
    this.#database.run('UPDATE indexes SET multikey = ? WHERE id = ?', index.multikey, index.id);
  }

  dropIndex(collection: Collection, index: Index): void {
    this.#database.forgetStatements();
    this.#database.exec(`DROP TABLE x${index.id}`);
    this.#database.run('DELETE FROM indexes WHERE id = ?', index.id);
    collection.indexes = collection.indexes.filter((known) => known !== index);
  }
}

function stored(column: unknown): Doc {
  if (column instanceof Uint8Array) return decodeDoc(column);
  throw new Error('the catalogue is damaged: a column is not a document');
}

function checkName(db: string, name: string): void {
  const wrong = (why: string): never => fail('InvalidNamespace', why);
  if (name === '' || /[\0$]|^\.|\.$/.test(name)) wrong(`Invalid collection name: ${db}.${name}`);
  if (name.startsWith('system.')) wrong(`cannot write to '${db}.${name}'`);
  if (Buffer.byteLength(db) > 63) wrong(`db name must be at most 63 characters: ${db}`);
  if (db === '' || /[\0/\\. "$]/.test(db)) wrong(`Invalid database name: '${db}'`);
  if (Buffer.byteLength(`${db}.${name}`) > 255) wrong(`Fully qualified namespace is too long: ${db}.${name}`);
}
