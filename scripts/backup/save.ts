import path from 'node:path';
import { backupFile, contentsOf } from '@klammer/store';
import { VERSION } from '../../server/src/version.ts';
import { claimEmptyFolder, copyKept, describeFile, isFile } from './files.ts';
import { BackupError, writeManifest, type Manifest } from './manifest.ts';
import { dump, fileOf, withDatabase } from './mongodb.ts';

export const STORE_FILE = 'klammer.sqlite';

/** Where the data lies: the folder, and the database server if there is one. */
export interface Place {
  dataFolder: string;
  mongoUrl: string | undefined;
}

/** Saves everything that cannot be made again to a new folder, while the server goes on. */
export async function saveBackup(place: Place, folder: string): Promise<Manifest> {
  const source = path.join(place.dataFolder, STORE_FILE);
  if (place.mongoUrl === undefined && !(await isFile(source)))
    throw new BackupError(`There is no ${source}: set KLAMMER_DATA_DIR, or MONGODB_URL.`);
  await claimEmptyFolder(folder, 'name a new folder for each backup.');
  // The documents before the files they name: a file added meanwhile is one too many, not one too few.
  const saved =
    place.mongoUrl === undefined
      ? await saveEmbedded(source, folder)
      : await saveMongodb(place.mongoUrl, folder);
  const manifest: Manifest = {
    format: 1,
    version: VERSION,
    takenAt: new Date().toISOString(),
    ...saved,
    files: [...saved.files, ...(await copyKept(place.dataFolder, folder))],
  };
  await writeManifest(folder, manifest);
  return manifest;
}

type Saved = Pick<Manifest, 'kind' | 'files' | 'collections'>;

async function saveEmbedded(source: string, folder: string): Promise<Saved> {
  const target = path.join(folder, STORE_FILE);
  await backupFile(source, target);
  return {
    kind: 'embedded',
    files: [await describeFile(folder, STORE_FILE)],
    collections: contentsOf(target),
  };
}

async function saveMongodb(url: string, folder: string): Promise<Saved> {
  const collections = await withDatabase(url, (db) => dump(db, folder));
  const files = [];
  for (const { name } of collections) files.push(await describeFile(folder, fileOf(name)));
  return { kind: 'mongodb', files, collections };
}
