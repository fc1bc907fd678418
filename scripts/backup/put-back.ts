import { rm } from 'node:fs/promises';
import path from 'node:path';
import { contentsOf } from '@klammer/store';
import { claimEmptyFolder, putBack, verifyFiles } from './files.ts';
import { BackupError, compareCollections, readManifest, type Manifest } from './manifest.ts';
import { markRestored, markRestoring } from '../../server/src/db/restoring.ts';
import { fileOf, load, refuseFilled, withDatabase } from './mongodb.ts';
import { STORE_FILE, type Place } from './save.ts';

/** Puts a backup back where nothing is yet, after checking every file of it; then compares what is there with what was saved. */
export async function restoreBackup(place: Place, folder: string): Promise<Manifest> {
  const manifest = await readManifest(folder);
  const wanted = place.mongoUrl === undefined ? 'embedded' : 'mongodb';
  if (manifest.kind !== wanted)
    throw new BackupError(
      manifest.kind === 'embedded'
        ? 'This backup is of the embedded store: unset MONGODB_URL.'
        : 'This backup is of a MongoDB: set MONGODB_URL.',
    );
  await verifyFiles(folder, manifest.files);
  const dumps = new Set(wanted === 'mongodb' ? manifest.collections.map(({ name }) => fileOf(name)) : []);
  const files = manifest.files.filter((file) => !dumps.has(file.path));
  if (files.length > 0)
    await claimEmptyFolder(place.dataFolder, 'restore into a new folder, or move this one away first.');
  const mark = () => (files.length > 0 ? markRestoring(place.dataFolder) : undefined);
  if (place.mongoUrl !== undefined)
    await withDatabase(place.mongoUrl, async (db) => {
      await refuseFilled(db);
      await mark();
      await load(db, folder, manifest.collections);
    });
  else await mark();
  try {
    await putBack(folder, files, place.dataFolder);
    await verifyFiles(place.dataFolder, files);
    if (wanted === 'embedded')
      compareCollections(manifest.collections, contentsOf(path.join(place.dataFolder, STORE_FILE)));
  } catch (error) {
    for (const file of files) await rm(path.join(place.dataFolder, file.path), { force: true });
    if (wanted === 'embedded') await markRestored(place.dataFolder);
    throw error;
  }
  await markRestored(place.dataFolder);
  return manifest;
}
