import { DatabaseSync } from 'node:sqlite';
import { BSON } from 'bson';
import type { ObjectId } from 'bson';
import { profileOf, topics } from './documents.ts';
import type { Contestant } from './documents.ts';

/**
 * node:sqlite by itself: documents as BSON in one table with a secondary index. It serialises what it writes and
 * deserialises what it reads, and commits twenty writes at once, as the twenty clients of the store share commits.
 */
export function raw(file: string, ids: ObjectId[]): Contestant {
  const database = new DatabaseSync(file);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -65536');
  database.exec(
    'CREATE TABLE t (id BLOB PRIMARY KEY, topic INT, rank INT, doc BLOB) WITHOUT ROWID; CREATE INDEX i ON t (topic, rank)',
  );
  const insert = database.prepare('INSERT INTO t VALUES (?, ?, ?, ?)');
  const one = database.prepare('SELECT doc FROM t WHERE id = ?');
  const pageOf = database.prepare('SELECT doc FROM t WHERE topic = ? ORDER BY rank LIMIT 20');
  const change = database.prepare('UPDATE t SET doc = ? WHERE id = ?');
  const read = (row: unknown): Record<string, unknown> => BSON.deserialize((row as { doc: Uint8Array }).doc);
  const id = (i: number): Uint8Array => ids[i % ids.length]?.id ?? new Uint8Array(12);

  const inCommits = (
    from: number,
    count: number,
    size: number,
    write: (i: number) => void,
  ): Promise<void> => {
    for (let start = from; start < from + count; start += size) {
      database.exec('BEGIN');
      for (let i = start; i < Math.min(start + size, from + count); i++) write(i);
      database.exec('COMMIT');
    }
    return Promise.resolve();
  };
  const put = (i: number): void => {
    const at = ids[i];
    if (!at) throw new Error(`there is no id for document ${i}`);
    const document = profileOf(at, i);
    insert.run(at.id, document.topic, document.rank, BSON.serialize(document));
  };
  return {
    fill: (from, count) => inCommits(from, count, 1000, put),
    create: (from, count) => inCommits(from, count, 20, put),
    findById: (from, count) => {
      for (let i = from; i < from + count; i++) read(one.get(id(i * 31)));
      return Promise.resolve();
    },
    page: (from, count) => {
      for (let i = from; i < from + count; i++) pageOf.all(i % topics).map(read);
      return Promise.resolve();
    },
    update: (from, count) =>
      inCommits(from, count, 20, (i) => {
        const document = read(one.get(id(i * 7)));
        change.run(BSON.serialize({ ...document, title: `changed ${i}` }), id(i * 7));
      }),
    close: () => Promise.resolve(database.close()),
  };
}
