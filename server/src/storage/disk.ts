import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { checkKey, type FileStorage } from './port.ts';

const BESIDE = '.part';

/** Files in a folder, spread over 256 folders by the end of their key. */
export function createDiskStorage(folder: string): FileStorage {
  const pathOf = (key: string) => {
    const name = checkKey(key);
    const [stem = name] = name.split(/[.-]/);
    return path.join(folder, stem.slice(-2).padStart(2, '0'), name);
  };
  return {
    put: async (key, bytes) => {
      const target = pathOf(key);
      await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
      // Written beside and moved, so that there is never half a file under a key.
      await writeThrough(target + BESIDE, bytes);
      await rename(target + BESIDE, target);
    },
    get: async (key) => {
      const file = pathOf(key);
      return (await stat(file).catch(orNull)) && read(file);
    },
    // Also what a kill left of a file half written.
    remove: async (key) => {
      for (const end of ['', BESIDE]) await rm(pathOf(key) + end, { force: true });
    },
    // The folder is made with the first file in it.
    check: async () => undefined,
  };
}

/** Opens the file when the first byte is asked for: one that nobody reads, as for HEAD, stays closed. */
async function* read(file: string): AsyncIterable<Uint8Array> {
  yield* createReadStream(file) as AsyncIterable<Buffer>;
}

async function writeThrough(file: string, bytes: Uint8Array | Blob): Promise<void> {
  const handle = await open(file, 'w', 0o600);
  try {
    await handle.writeFile(bytes instanceof Blob ? bytes.stream() : bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function orNull(error: unknown): null {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
  throw error;
}
