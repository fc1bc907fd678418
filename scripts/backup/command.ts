import path from 'node:path';
import { ConfigError, readConfig } from '../../server/src/config.ts';
import { BackupError, type Manifest } from './manifest.ts';
import type { Place } from './save.ts';

/** Runs a command with one folder as its argument and says what came of it; ends with 1 if it could not. */
export async function runCommand(
  name: 'backup' | 'restore',
  work: (place: Place, folder: string) => Promise<Manifest>,
): Promise<void> {
  try {
    const [folder, ...more] = process.argv.slice(2);
    if (folder === undefined || folder.startsWith('-') || more.length > 0)
      throw new BackupError(`usage: npm run ${name} -- DIR\nThe place is KLAMMER_DATA_DIR, or MONGODB_URL.`);
    const config = readConfig(process.env);
    const place = { dataFolder: path.resolve(config.KLAMMER_DATA_DIR), mongoUrl: config.MONGODB_URL };
    // npm runs scripts in the root of the project, people name folders from where they are.
    const manifest = await work(place, path.resolve(process.env.INIT_CWD ?? '.', folder));
    console.log(`${name === 'backup' ? 'Saved' : 'Restored and compared'}: ${summary(manifest)}.`);
    if (!manifest.files.some((file) => file.path === 'secret'))
      console.log('There is no secret in it: keep KLAMMER_SECRET with it, if you set that.');
    if (config.S3_URL)
      console.log('Uploaded files are not in it: whoever runs the bucket of S3_URL backs that up.');
  } catch (error) {
    const isExpected = error instanceof BackupError || error instanceof ConfigError;
    console.error(isExpected || !(error instanceof Error) ? String(error).replace(/^\w*Error: /, '') : error);
    process.exitCode = 1;
  }
}

function summary({ collections, files }: Manifest): string {
  const documents = collections.reduce((sum, collection) => sum + collection.documents, 0);
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  return `${documents} documents in ${collections.length} collections; ${files.length} files, ${bytes} bytes`;
}
