import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Config } from '../config.ts';

/** The secret that signs sessions and links: `KLAMMER_SECRET`, else one made at the first start and kept in the data folder. */
export async function readSecret(config: Config, folder: string): Promise<string> {
  if (config.KLAMMER_SECRET) return config.KLAMMER_SECRET;
  const file = path.join(folder, 'secret');
  try {
    // `wx` creates it only where there is none, so that of two first starts one wins.
    await writeFile(file, randomBytes(48).toString('base64url'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  return (await readFile(file, 'utf8')).trim();
}
