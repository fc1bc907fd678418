import { spawn } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** What `npm start` runs; `npm test` makes it before the journeys. */
const MAIN = path.resolve(import.meta.dirname, '../../server/build/main.mjs');

export interface RunningServer {
  url: string;
  /** Everything it printed so far. */
  output: () => string;
  /** Ends it as a supervisor would; resolves to its exit code. */
  stop: () => Promise<number | null>;
}

/**
 * Starts the product as `npm start` does, on a free port and in a folder of its own.
 * @param filledFolder what the folder has at the start, otherwise nothing
 */
export async function startServer(
  env: Record<string, string> = {},
  filledFolder?: string,
): Promise<RunningServer> {
  const folder = await mkdtemp(path.join(tmpdir(), 'klammer-e2e-'));
  if (filledFolder !== undefined) await cp(filledFolder, folder, { recursive: true });
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', MAIN], {
    env: {
      ...process.env,
      NODE_ENV: 'development',
      LOG_LEVEL: 'error',
      PORT: '0',
      KLAMMER_DATA_DIR: folder,
      NODE_COMPILE_CACHE: path.join(tmpdir(), 'klammer-compile'),
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const url = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      printed += chunk.toString();
      const found = printed.match(/http:\/\/localhost:\d+/);
      if (found) resolve(found[0]);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}:\n${printed}`)));
  });
  return {
    url,
    output: () => printed,
    stop: async () => {
      child.kill('SIGTERM');
      const code = await exited;
      await rm(folder, { recursive: true, force: true });
      return code;
    },
  };
}
