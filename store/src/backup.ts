import { rename, rm } from 'node:fs/promises';
import { DatabaseSync } from 'node:sqlite';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';

/**
 * Writes a consistent copy of an open database while others go on writing, also those of another process: a thread of
 * its own reads one snapshot through a connection of its own, which never writes. The copy appears under its name only
 * when it is whole. SQLite's backup interface would start over at every write of another process.
 */
export async function backupFile(source: string, target: string): Promise<void> {
  const partial = `${target}.partial`;
  await rm(partial, { force: true });
  try {
    await new Promise<void>((resolve, reject) => {
      const worker = new Worker(new URL(import.meta.url), { workerData: { source, partial } });
      worker.once('message', () => resolve());
      worker.once('error', reject);
      worker.once('exit', (code) => reject(new Error(`the backup thread ended with ${code}`)));
    });
    await rename(partial, target);
  } catch (cause) {
    await rm(partial, { force: true });
    throw new Error(`Backup to ${target} failed: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    });
  }
}

if (
  !isMainThread &&
  parentPort &&
  typeof workerData === 'object' &&
  workerData !== null &&
  'partial' in workerData
) {
  const { source, partial } = workerData as { source: string; partial: string };
  const database = new DatabaseSync(source, { readOnly: true });
  database.exec('PRAGMA busy_timeout = 5000');
  database.prepare('VACUUM INTO ?').run(partial);
  database.close();
  parentPort.postMessage('done');
}
