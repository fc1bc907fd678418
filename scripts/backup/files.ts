import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile, mkdir, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { BackupError, type StoredFile } from './manifest.ts';

/** What of the data folder cannot be made again, beside the store: the secret and the uploaded files. */
const KEPT = ['secret', 'files'];

/** Makes the folder, for its owner only. @throws BackupError where there is something in it. */
export async function claimEmptyFolder(folder: string, advice: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if ((await readdir(folder)).length > 0) throw new BackupError(`${folder} is not empty: ${advice}`);
}

/** Copies the secret and the uploaded files of a data folder, and describes the copies. */
export async function copyKept(dataFolder: string, folder: string): Promise<StoredFile[]> {
  const stored: StoredFile[] = [];
  for (const name of await keptIn(dataFolder)) {
    if (!(await copyIfThere(path.join(dataFolder, name), path.join(folder, name)))) continue;
    stored.push(await describeFile(folder, name));
  }
  return stored;
}

async function keptIn(dataFolder: string): Promise<string[]> {
  const entries = await readdir(dataFolder, { recursive: true, withFileTypes: true }).catch(orMissing([]));
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(dataFolder, path.join(entry.parentPath, entry.name)))
    .map((name) => name.split(path.sep).join('/'))
    .filter((name) => KEPT.includes(name.split('/')[0] ?? ''))
    .sort();
}

/** False if the file was removed since it was listed: the server goes on meanwhile. */
async function copyIfThere(from: string, to: string): Promise<boolean> {
  await mkdir(path.dirname(to), { recursive: true, mode: 0o700 });
  return copyFile(from, to).then(() => true, orMissing(false));
}

function orMissing<Value>(value: Value): (error: unknown) => Value {
  return (error) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return value;
    throw error;
  };
}

export async function describeFile(folder: string, name: string): Promise<StoredFile> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(path.join(folder, name)) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { path: name, bytes, sha256: hash.digest('hex') };
}

/** @throws BackupError naming the files of a backup that are missing or changed. */
export async function verifyFiles(folder: string, files: StoredFile[]): Promise<void> {
  const wrong: string[] = [];
  for (const file of files) {
    const there = await describeFile(folder, file.path).catch(orMissing(undefined));
    if (!there) wrong.push(`${file.path} is missing`);
    else if (there.sha256 !== file.sha256) wrong.push(`${file.path} was changed`);
  }
  if (wrong.length > 0)
    throw new BackupError(`The backup is damaged: ${wrong.join(', ')}. Nothing was restored.`);
}

/** Copies files of a backup to where they belong, with the rights they were saved with. */
export async function putBack(folder: string, files: StoredFile[], dataFolder: string): Promise<void> {
  for (const file of files) {
    const target = path.join(dataFolder, file.path);
    await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
    await copyFile(path.join(folder, file.path), target);
  }
}

export async function isFile(file: string): Promise<boolean> {
  return stat(file).then((found) => found.isFile(), orMissing(false));
}
