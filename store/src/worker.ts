import { parentPort, workerData } from 'node:worker_threads';
import { Engine } from './commands/engine.ts';
import { startTtl } from './ttl.ts';
import { WireServer } from './wire/server.ts';

/** What the main thread hands over. */
export interface WorkerSetup {
  file: string;
  cacheBytes: number;
  at: { path: string } | { port: number };
  isCareless?: boolean;
}

export type FromWorker =
  | { kind: 'ready'; port: number }
  | { kind: 'failed'; message: string }
  | { kind: 'closed' }
  | { kind: 'written'; written: Map<string, number> };

const port = parentPort;
if (!port) throw new Error('the store worker was started outside a worker thread');
const tell = (message: FromWorker): void => port.postMessage(message);
const setup = workerData as WorkerSetup;

try {
  const engine = new Engine(setup.file, setup.cacheBytes);
  const server = new WireServer(engine, setup.isCareless, (written) => {
    if (written.size > 0) tell({ kind: 'written', written });
  });
  const stopTtl = startTtl(engine, (error) =>
    process.emitWarning(`removing expired documents failed: ${String(error)}`),
  );
  tell({ kind: 'ready', port: await server.listen(setup.at) });
  port.on('message', () => {
    stopTtl();
    void server.close().then(() => {
      engine.close();
      tell({ kind: 'closed' });
      port.close();
    });
  });
} catch (error) {
  tell({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
  port.close();
}
