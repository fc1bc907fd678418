import { createHash } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';

/** What a collection holds, without regard to order. */
export interface Contents {
  db: string;
  name: string;
  documents: number;
  /** In hexadecimal: SHA-256 over the sorted SHA-256 digests of the documents' BSON. */
  sha256: string;
}

/** Sums up documents to what is equal for equal documents in any order. Keeps 32 bytes a document. */
export class ContentHash {
  readonly #digests: Buffer[] = [];

  add(bson: Uint8Array): void {
    this.#digests.push(createHash('sha256').update(bson).digest());
  }

  get documents(): number {
    return this.#digests.length;
  }

  hex(): string {
    const hash = createHash('sha256');
    for (const digest of this.#digests.toSorted((a, b) => a.compare(b))) hash.update(digest);
    return hash.digest('hex');
  }
}

/**
 * Reads what the collections of a store's file hold, without opening it as a store. Reads one collection after the
 * other: meant for a copy, which nobody writes to.
 */
export function contentsOf(file: string): Contents[] {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const collections = database.prepare('SELECT id, db, name FROM collections ORDER BY db, name').all();
    return collections.map(({ id, db, name }) => {
      const content = new ContentHash();
      for (const { doc } of database.prepare(`SELECT doc FROM c${Number(id)}`).iterate()) {
        if (!(doc instanceof Uint8Array)) throw new Error(`${file} is damaged: a document is not binary.`);
        content.add(doc);
      }
      return { db: String(db), name: String(name), documents: content.documents, sha256: content.hex() };
    });
  } finally {
    database.close();
  }
}
