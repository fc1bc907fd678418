import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ConfigError } from '../config.ts';

/** Lies in a data folder while a backup is put back into it, and after a kill. */
const MARK = 'restore-unfinished';

export async function markRestoring(folder: string): Promise<void> {
  await writeFile(
    path.join(folder, MARK),
    'npm run restore writes here; without it nothing here is whole.\n',
  );
}

export async function markRestored(folder: string): Promise<void> {
  await rm(path.join(folder, MARK), { force: true });
}

/** @throws ConfigError where a restore was cut off: half a region must not look like a whole one */
export function refuseRestoring(folder: string): void {
  if (existsSync(path.join(folder, MARK)))
    throw new ConfigError(
      `A restore into ${folder} is under way or was cut off, so that what lies there is not whole. Remove the folder, empty the database that MONGODB_URL names if there is one, and restore again.`,
    );
}
