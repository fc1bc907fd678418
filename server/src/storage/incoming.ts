import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';

/** Where files lie while they are taken in or made; whatever is left there after a crash may go, and does (`sweepFiles`). */
const INCOMING = 'incoming';

export const incomingFolder = (dataFolder: string): string => path.resolve(dataFolder, INCOMING);

/** Makes the folder, for its owner only. */
export async function makeIncoming(dataFolder: string): Promise<string> {
  const folder = incomingFolder(dataFolder);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return folder;
}

/** Gives a work the path of a file that only it needs; what it puts there is gone afterwards, and after a kill in an hour. */
export async function withIncomingFile<Result>(
  dataFolder: string,
  use: (file: string) => Promise<Result>,
): Promise<Result> {
  const file = path.join(await makeIncoming(dataFolder), randomUUID());
  try {
    return await use(file);
  } finally {
    await rm(file, { force: true });
  }
}
