import path from 'node:path';
import { type Logger } from 'pino';
import { ConfigError, type Config } from '../config.ts';
import { Problem } from '../problem.ts';
import { createDiskStorage } from './disk.ts';
import { type FileStorage } from './port.ts';
import { createS3Storage } from './s3.ts';

/** `S3_URL` if it is set, else the folder `files` of the data folder. */
export function createStorage(config: Pick<Config, 'S3_URL' | 'KLAMMER_DATA_DIR'>): FileStorage {
  return config.S3_URL
    ? createS3Storage(config.S3_URL)
    : createDiskStorage(path.resolve(config.KLAMMER_DATA_DIR, 'files'));
}

/**
 * Says at the start what would else be found out by the first upload. One that is away for now may come back.
 * @throws ConfigError where it cannot be used as it is set up
 */
export async function checkStorage(files: FileStorage, log: Logger): Promise<void> {
  try {
    await files.check();
  } catch (cause) {
    if (!(cause instanceof Problem))
      throw new ConfigError(`S3_URL: ${cause instanceof Error ? cause.message : String(cause)}.`, { cause });
    log.warn({ err: cause }, 'the file storage is away; uploads and downloads wait until it is back');
  }
}

export { type FileStorage } from './port.ts';
