import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SECRET } from './world.ts';
import { pause } from './talker.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');
/** The bundle starts in a third of the time; `npm test` makes it anew, and without it the sources do. */
const serverOf = (root: string): string =>
  ['server/build/main.mjs', 'server/src/main.ts']
    .map((file) => path.join(root, file))
    .find((file) => existsSync(file)) ?? '';
/** Generous: a busy machine takes its time, and no test says anything about it. */
const START_WITHIN_MS = 600_000;

export interface Running {
  child: ChildProcess;
  output: () => string;
  /** Resolves when it has ended. */
  ended: Promise<void>;
}

/** Starts one of our programs with this Node; what it prints is kept for messages. */
export function run(file: string, args: readonly string[], env: Record<string, string> = {}): Running {
  return start(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', path.resolve(ROOT, file), ...args],
    env,
  );
}

export function start(
  command: string,
  args: readonly string[],
  env: Record<string, string> = {},
  hears = false,
): Running {
  const child = spawn(command, args, {
    env: { ...process.env, NODE_COMPILE_CACHE: path.join(tmpdir(), 'klammer-compile'), ...env },
    stdio: ['ignore', 'pipe', 'pipe', ...(hears ? (['ipc'] as const) : [])],
  });
  let printed = '';
  child.stdout?.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  return {
    child,
    output: () => printed,
    ended: new Promise((resolve) => child.once('exit', () => resolve())),
  };
}

/** Starts the server on a port, without waiting for it. @param root where its version lies */
export function spawnServer(port: number, env: Record<string, string>, root = ROOT): Running {
  return run(serverOf(root), [], serverEnv(port, env));
}

const serverEnv = (port: number, env: Record<string, string>): Record<string, string> => ({
  NODE_ENV: 'test',
  LOG_LEVEL: 'error',
  PORT: String(port),
  PUBLIC_URL: `http://127.0.0.1:${port}`,
  KLAMMER_SECRET: SECRET,
  ...env,
});

/** A process that has loaded all the server is made of, and starts it when told to. */
export interface Standby extends Running {
  go: () => Running;
}

/**
 * Makes the next server ready while the one before it still has the store: what a start costs besides opening that is
 * then no part of the wait.
 */
export function prepareServer(port: number, env: Record<string, string>): Standby {
  const main = serverOf(ROOT);
  const running = start(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', path.join(import.meta.dirname, 'standby.mjs'), main],
    serverEnv(port, env),
    true,
  );
  return {
    ...running,
    go: () => {
      running.child.send('go');
      return running;
    },
  };
}

/** Starts the server on a port; resolves when it answers. */
export async function runServer(port: number, env: Record<string, string>, root?: string): Promise<Running> {
  const running = spawnServer(port, env, root);
  await answers(`http://127.0.0.1:${port}/api/health`, running);
  return running;
}

async function answers(url: string, running: Running): Promise<void> {
  const until = Date.now() + START_WITHIN_MS;
  while (Date.now() < until) {
    if (running.child.exitCode !== null) throw new Error(`it ended at the start:\n${running.output()}`);
    const status = await fetch(url).then(
      (response) => response.text().then(() => response.status),
      // Not listening yet.
      () => 0,
    );
    if (status === 200) return;
    await pause(10);
  }
  throw new Error(`it did not answer in time:\n${running.output()}`);
}

/** A port that is free now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

export async function end(running: Running, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  running.child.kill(signal);
  await running.ended;
}
