import { mkdtempSync, rmSync } from 'node:fs';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { resolve as absolute, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { backupFile } from './backup.ts';
import type { FromWorker, WorkerSetup } from './worker.ts';

export { backupFile } from './backup.ts';
export { ContentHash, contentsOf } from './contents.ts';
export type { Contents } from './contents.ts';

export interface StoreOptions {
  /** Where the data lives, or ':memory:' for a store that ends with the process. */
  file: string;
  /** Listen on this TCP port of 127.0.0.1 (0: any free one) instead of a Unix socket. */
  port?: number;
  /** Folder in which a private folder (0700) for the socket is made. Default: the system's temporary folder. */
  socketDir?: string;
  /** Limit of the page cache. Default 64 MiB. */
  cacheBytes?: number;
}

export interface Store {
  /** For any MongoDB client. */
  readonly url: string;
  /** Lets running commands finish, then ends the worker and removes the socket. */
  close(): Promise<void>;
  /** Resolves when the store takes connections. */
  ping(): Promise<void>;
  /** Calls back if the worker ends without `close`. */
  onExit(listener: (error: Error) => void): void;
  /** Tells after each commit how many documents it has written, by collection in whichever database, whoever did it. Returns how to stop it. */
  onWritten(listener: (written: ReadonlyMap<string, number>) => void): () => void;
  /** Writes a consistent copy while the store goes on. Rejects for ':memory:' and where the copy cannot be written. */
  backup(file: string): Promise<void>;
}

const defaultCacheBytes = 64 * 1024 * 1024;

/** Starts the store. Rejects with what to do when the file is in use, cannot be written, or is damaged. */
export async function openStore(options: StoreOptions): Promise<Store> {
  const file = options.file === ':memory:' ? options.file : absolute(options.file);
  const folder =
    options.port === undefined ? mkdtempSync(join(options.socketDir ?? tmpdir(), 'store-')) : undefined;
  // Drivers know a socket by the ending `.sock`.
  const at: WorkerSetup['at'] =
    folder === undefined ? { port: options.port ?? 0 } : { path: join(folder, 'store.sock') };
  const removeFolder = (): void => {
    process.off('exit', removeFolder);
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  };
  if ('path' in at && Buffer.byteLength(at.path) > 107) {
    removeFolder();
    throw new Error(
      `Cannot listen on ${at.path}: a socket path may have 107 bytes. Give a shorter socketDir.`,
    );
  }
  // A process that ends without closing its store leaves no socket behind either.
  process.on('exit', removeFolder);
  const setup: WorkerSetup = {
    file,
    cacheBytes: options.cacheBytes ?? defaultCacheBytes,
    at,
  };
  const worker = new Worker(new URL('./start.ts', import.meta.url), { workerData: setup });
  let port: number;
  try {
    port = await ready(worker);
  } catch (error) {
    removeFolder();
    throw error;
  }
  return handle(worker, file, 'path' in at ? { path: at.path } : { host: '127.0.0.1', port }, removeFolder);
}

type Address = { path: string } | { host: string; port: number };

function handle(worker: Worker, file: string, address: Address, removeFolder: () => void): Store {
  const listeners: ((error: Error) => void)[] = [];
  let isClosing = false;
  let failure: Error | undefined;
  const exited = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  worker.on('error', (error: Error) => {
    failure = error;
  });
  void exited.then(() => {
    removeFolder();
    if (isClosing) return;
    failure ??= new Error('The store worker ended by itself.');
    for (const listener of listeners) listener(failure);
  });
  const where = 'path' in address ? encodeURIComponent(address.path) : `${address.host}:${address.port}`;
  return {
    url: `mongodb://${where}/?directConnection=true`,
    onExit: (listener) => void listeners.push(listener),
    onWritten: (listener) => {
      const hear = (message: FromWorker): void => {
        if (message.kind === 'written') listener(message.written);
      };
      worker.on('message', hear);
      return () => void worker.off('message', hear);
    },
    ping: () => connect(address),
    backup: (target) =>
      file === ':memory:'
        ? Promise.reject(
            new Error("A ':memory:' store has no file to back up: export its documents instead."),
          )
        : backupFile(file, absolute(target)),
    close: async () => {
      if (!isClosing) worker.postMessage('close');
      isClosing = true;
      await exited;
    },
  };
}

function ready(worker: Worker): Promise<number> {
  return new Promise((resolve, reject) => {
    worker.once('message', (message: FromWorker) => {
      if (message.kind === 'ready') resolve(message.port);
      else if (message.kind === 'failed') reject(new Error(message.message));
    });
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('The store worker ended while starting.')));
  });
}

function connect(address: Address): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = createConnection(address, () => {
      socket.destroy();
      resolve();
    });
    socket.once('error', reject);
  });
}
