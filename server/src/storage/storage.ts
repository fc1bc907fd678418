import path from 'node:path';
import { type Config } from '../config.ts';
import { createDiskStorage } from './disk.ts';
import { type FileStorage } from './port.ts';
import { createS3Storage } from './s3.ts';

/** `S3_URL` if it is set, else the folder `files` of the data folder. */
export function createStorage(config: Pick<Config, 'S3_URL' | 'KLAMMER_DATA_DIR'>): FileStorage {
  return config.S3_URL
    ? createS3Storage(config.S3_URL)
    : createDiskStorage(path.resolve(config.KLAMMER_DATA_DIR, 'files'));
}

export { type FileStorage } from './port.ts';
