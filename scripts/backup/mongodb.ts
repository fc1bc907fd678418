import { createReadStream } from 'node:fs';
import { mkdir, open } from 'node:fs/promises';
import path from 'node:path';
import { ContentHash } from '@klammer/store';
import { BSON, MongoClient, type Db, type IndexDescription } from 'mongodb';
import { BackupError, compareCollections, type StoredCollection } from './manifest.ts';

const { EJSON, deserialize } = BSON;
const BATCH_DOCUMENTS = 1000;
const BATCH_BYTES = 8 * 1024 * 1024;

/** Works on the database that the server uses: the one in the address, else `klammer`. */
export async function withDatabase<Result>(url: string, work: (db: Db) => Promise<Result>): Promise<Result> {
  const client = new MongoClient(url, { serverSelectionTimeoutMS: 5000 });
  try {
    await client.connect();
    const isNamed = /^[^/]+\/\/[^/]+\/[^?]+/.test(url);
    return await work(client.db(isNamed ? undefined : 'klammer'));
  } finally {
    await client.close();
  }
}

export function fileOf(collection: string): string {
  return `collections/${encodeURIComponent(collection)}.bson`;
}

/** Writes each collection to a file of BSON documents. Each is read once, in the order of `_id`; they are not frozen together. */
export async function dump(db: Db, folder: string): Promise<StoredCollection[]> {
  await mkdir(path.join(folder, 'collections'), { mode: 0o700 });
  const collections: StoredCollection[] = [];
  for (const name of await namesIn(db)) {
    const content = new ContentHash();
    const file = await open(path.join(folder, fileOf(name)), 'wx', 0o600);
    try {
      for await (const bson of documents(db, name)) {
        content.add(bson);
        await file.write(bson);
      }
      await file.sync();
    } finally {
      await file.close();
    }
    const indexes = (await db.collection(name).indexes()).map((index) => EJSON.serialize(index));
    collections.push({
      db: db.databaseName,
      name,
      documents: content.documents,
      sha256: content.hex(),
      indexes,
    });
  }
  return collections;
}

/** @throws BackupError where there is something in the database */
export async function refuseFilled(db: Db): Promise<void> {
  if ((await namesIn(db)).length > 0)
    throw new BackupError(`The database ${db.databaseName} is not empty: name a new one in MONGODB_URL.`);
}

/** Fills an empty database from a dump and reads it back. */
export async function load(db: Db, folder: string, collections: StoredCollection[]): Promise<void> {
  for (const { name, indexes = [] } of collections) {
    await db.createCollection(name);
    let batch: BSON.Document[] = [];
    let bytes = 0;
    const flush = async (): Promise<void> => {
      if (batch.length > 0) await db.collection(name).insertMany(batch);
      [batch, bytes] = [[], 0];
    };
    for await (const bson of readDocuments(path.join(folder, fileOf(name)))) {
      // Nothing is promoted to JavaScript's types: an int must not come back as a double.
      batch.push(deserialize(bson, { promoteValues: false, bsonRegExp: true }));
      bytes += bson.length;
      if (batch.length >= BATCH_DOCUMENTS || bytes >= BATCH_BYTES) await flush();
    }
    await flush();
    const own = indexes.filter((index) => index.name !== '_id_').map((index) => EJSON.deserialize(index));
    if (own.length > 0) await makeIndexes(db, name, own as IndexDescription[]);
  }
  compareCollections(collections, await contentsIn(db));
}

/** A server without partial or TTL indexes cannot take the place of the one that was saved. */
async function makeIndexes(db: Db, name: string, indexes: IndexDescription[]): Promise<void> {
  try {
    await db.collection(name).createIndexes(indexes);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new BackupError(
      `The database cannot make the indexes of ${name}: ${reason}. Drop ${db.databaseName}, which is filled in part, and restore into a MongoDB 6 or later.`,
      { cause },
    );
  }
}

async function contentsIn(db: Db): Promise<Omit<StoredCollection, 'db'>[]> {
  const found = [];
  for (const name of await namesIn(db)) {
    const content = new ContentHash();
    for await (const bson of documents(db, name)) content.add(bson);
    found.push({ name, documents: content.documents, sha256: content.hex() });
  }
  return found;
}

async function namesIn(db: Db): Promise<string[]> {
  const all = await db.listCollections({}, { nameOnly: true }).toArray();
  return all
    .filter(({ name, type }) => type !== 'view' && !name.startsWith('system.'))
    .map(({ name }) => name)
    .sort();
}

/** The documents of a collection as they are, each a Buffer. */
async function* documents(db: Db, name: string): AsyncGenerator<Uint8Array> {
  for await (const bson of db.collection(name).find({}, { raw: true, sort: { _id: 1 } })) {
    if (!(bson instanceof Uint8Array)) throw new Error('the driver gave a document that is not raw');
    yield bson;
  }
}

async function* readDocuments(file: string): AsyncGenerator<Buffer> {
  let rest = Buffer.alloc(0);
  for await (const chunk of createReadStream(file, { highWaterMark: 1024 * 1024 }) as AsyncIterable<Buffer>) {
    rest = Buffer.concat([rest, chunk]);
    let at = 0;
    for (let size = sizeAt(rest, at, file); at + size <= rest.length; size = sizeAt(rest, at, file)) {
      yield rest.subarray(at, at + size);
      at += size;
    }
    rest = rest.subarray(at);
  }
  if (rest.length > 0) throw new BackupError(`${file} ends within a document.`);
}

/** The length of the document that begins there; more than there is, if not even that can be read yet. */
function sizeAt(bytes: Buffer, at: number, file: string): number {
  if (bytes.length - at < 4) return Infinity;
  const size = bytes.readInt32LE(at);
  if (size < 5) throw new BackupError(`${file} is not a sequence of BSON documents.`);
  return size;
}
