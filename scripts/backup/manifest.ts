import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** Paths are relative to the backup, with slashes; none may lead out of it. */
const InnerPath = z
  .string()
  .min(1)
  .refine(
    (name) =>
      !path.posix.isAbsolute(name) && path.posix.normalize(name) === name && !/^\.\.(\/|$)/.test(name),
  );

export const StoredFile = z.object({ path: InnerPath, bytes: z.number().int().min(0), sha256: Sha256 });
export type StoredFile = z.infer<typeof StoredFile>;

/** A collection's number of documents, and the hash of `ContentHash` over them. */
export const StoredCollection = z.object({
  db: z.string(),
  name: z.string().min(1),
  documents: z.number().int().min(0),
  sha256: Sha256,
  /** Of MongoDB only: the embedded store's file holds its own. */
  indexes: z.array(z.record(z.string(), z.unknown())).optional(),
});
export type StoredCollection = z.infer<typeof StoredCollection>;

/** Written last: a folder without one is no backup, or one that was cut short. */
export const Manifest = z.object({
  format: z.literal(1),
  kind: z.enum(['embedded', 'mongodb']),
  version: z.string(),
  takenAt: z.iso.datetime(),
  files: z.array(StoredFile),
  collections: z.array(StoredCollection),
});
export type Manifest = z.infer<typeof Manifest>;

/** Something the person at the command line can put right; the message says how. */
export class BackupError extends Error {}

const NAME = 'manifest.json';

export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  await writeFile(path.join(folder, NAME), JSON.stringify(manifest, null, 2) + '\n', { mode: 0o600 });
}

export async function readManifest(folder: string): Promise<Manifest> {
  let text: string;
  try {
    text = await readFile(path.join(folder, NAME), 'utf8');
  } catch (cause) {
    throw new BackupError(`${folder} holds no ${NAME}: it is no backup, or one that was cut short.`, {
      cause,
    });
  }
  try {
    return Manifest.parse(JSON.parse(text));
  } catch (cause) {
    throw new BackupError(`${path.join(folder, NAME)} is damaged, or of another version of Klammer.`, {
      cause,
    });
  }
}

/** @throws BackupError naming each collection that does not hold what the manifest says. */
export function compareCollections(wanted: StoredCollection[], found: Omit<StoredCollection, 'db'>[]): void {
  const byName = new Map(found.map((collection) => [collection.name, collection]));
  const wrong = wanted.filter(({ name, documents, sha256 }) => {
    const there = byName.get(name);
    return there?.documents !== documents || there.sha256 !== sha256;
  });
  if (wrong.length === 0 && found.length === wanted.length) return;
  throw new BackupError(
    `What was restored is not what was saved: ${wrong.map(({ name }) => name).join(', ') || 'other collections are there'}.`,
  );
}
