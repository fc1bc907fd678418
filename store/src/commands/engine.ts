import { Catalog } from '../catalog/catalog.ts';
import type { Collection } from '../catalog/collection.ts';
import { fail } from '../errors.ts';
import { Finder } from '../plan/query.ts';
import { collationOrder } from '../sort/collation.ts';
import { Database } from '../storage/database.ts';
import { Records } from '../storage/records.ts';
import type { StringOrder } from '../values/compare.ts';
import { encodeDoc } from '../values/encode.ts';
import { docOr, integerOr, optionalDoc } from '../values/plain.ts';
import { type Doc, typeName } from '../values/types.ts';
import { Cursors } from './cursors.ts';

/** Everything a command works with. */
export class Engine {
  readonly database: Database;
  readonly catalog: Catalog;
  readonly records: Records;
  readonly finder: Finder;
  readonly cursors = new Cursors();
  ttlSeconds = 60;

  constructor(file: string, cacheBytes: number) {
    this.database = new Database(file, cacheBytes);
    this.catalog = new Catalog(this.database);
    this.records = new Records(this.database, this.catalog);
    this.finder = new Finder(this.database, this.records);
  }

  /** Starts the write transaction of this turn, if none is open. Every write goes through here first. */
  beginWrite(): void {
    if (!this.database.isWriting) this.database.exec('BEGIN IMMEDIATE');
  }

  commit(): void {
    if (this.database.isWriting) this.database.exec('COMMIT');
  }

  /** Runs many changes as one: an error among them undoes those before it. */
  whole(change: () => void): void {
    this.database.exec('SAVEPOINT whole');
    try {
      change();
    } catch (error) {
      this.database.exec('ROLLBACK TO whole');
      this.catalog.reload();
      throw error;
    } finally {
      this.database.exec('RELEASE whole');
    }
  }

  rollback(): void {
    if (this.database.isWriting) this.database.exec('ROLLBACK');
    this.catalog.reload();
  }

  /** The collection to write into, made if it is not there. */
  collectionToWrite(db: string, name: string): Collection {
    this.beginWrite();
    return this.catalog.find(db, name) ?? this.catalog.create(db, name);
  }

  close(): void {
    this.commit();
    this.database.close();
  }
}

/** One command on its way through the store. */
export interface Call {
  engine: Engine;
  db: string;
  name: string;
  command: Doc;
  /** Documents that came beside the command, by field. */
  sequences: Map<string, Uint8Array[]>;
}

/** The order of strings a command or statement asks for, or else its collection's own. */
export function stringsOf({ engine, db }: Call, collection: string, asked: Doc): StringOrder | undefined {
  const options = engine.catalog.find(db, collection)?.options ?? new Map();
  return collationOrder(optionalDoc(asked, 'collation') ?? optionalDoc(options, 'collation'));
}

/** The reply of a command that lists documents, in batches as large as its `cursor` asks for. */
export function listed({ engine, command }: Call, namespace: string, docs: Doc[]): Doc {
  const batchSize = integerOr(docOr(command, 'cursor'), 'batchSize', Infinity);
  const rows = docs.map((item) => encodeDoc(item));
  return engine.cursors.open(namespace, rows.values(), batchSize);
}

/** The collection name in a command's first field. */
export function targetOf({ name, command, db }: Call): string {
  const target = command.get(name);
  if (typeof target !== 'string')
    fail('InvalidNamespace', `collection name has invalid type ${typeName(target ?? null)}`);
  if (target === '') fail('InvalidNamespace', `Invalid namespace specified '${db}.'`);
  return target;
}
