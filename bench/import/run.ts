/**
 * Measures an import: node bench/import/run.ts [--rows 10000] [--seed 1] [--file LIST.csv --find NAME]
 * Imports a grown list (or the file) into a fresh embedded store, imports it again, then starts the server on it and
 * waits until its search has caught up and finds the last organisation. Prints rows/s and time to searchable.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile, mkdtemp, rm, stat } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { growList } from './grow-list.ts';

const { values: given } = parseArgs({
  options: {
    rows: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
    file: { type: 'string' },
    find: { type: 'string' },
  },
});
const root = path.resolve(import.meta.dirname, '../..');
const POLL_MS = 50;
const PATIENCE_MS = 3 * 60_000;

interface Outcome {
  seconds: number;
  /** Most memory the process had at once; null where the system does not tell. */
  peakMiB: number | null;
  said: string;
}

function start(script: string, args: string[], env: Record<string, string>): ChildProcess {
  return spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', path.join(root, script), ...args],
    {
      cwd: root,
      env: { ...process.env, LOG_LEVEL: 'warn', KLAMMER_DEMO: 'false', ...env },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
}

async function runImport(file: string, data: string): Promise<Outcome> {
  const started = performance.now();
  const child = start('server/src/import/cli.ts', [file, '--kind', 'startup'], { KLAMMER_DATA_DIR: data });
  let said = '';
  let peakMiB: number | null = null;
  child.stdout?.on('data', (piece: Buffer) => (said += piece.toString()));
  const watch = setInterval(async () => (peakMiB = (await peakOf(child)) ?? peakMiB), 200);
  const [code] = (await once(child, 'exit')) as [number];
  clearInterval(watch);
  // 1: rows of a foreign list that could not be read; the summary counts them.
  if (code > 1) throw new Error(`the import ended with ${code}: ${said}`);
  return { seconds: (performance.now() - started) / 1000, peakMiB, said };
}

async function peakOf(child: ChildProcess): Promise<number | null> {
  const status = await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => '');
  const kibibytes = /VmHWM:\s+(\d+)/.exec(status)?.[1];
  return kibibytes === undefined ? null : Math.round(Number(kibibytes) / 1024);
}

interface Served {
  /** Seconds from the start of the server until it answers … */
  serving: number;
  /** … until it finds the last organisation of the list … */
  found: number;
  /** … and until it says that no document waits for the index any more. */
  inStep: number;
  /** How many profiles a search without words finds then. */
  total: number;
}

async function runServer(data: string, name: string): Promise<Served> {
  const port = await freePort();
  const started = performance.now();
  const server = start('server/src/main.ts', [], { KLAMMER_DATA_DIR: data, PORT: String(port) });
  server.stdout?.resume();
  const seconds = (): number => (performance.now() - started) / 1000;
  const address = `http://127.0.0.1:${port}/api`;
  try {
    await until(server, async () => (await ask(`${address}/health`)).ok);
    const serving = seconds();
    await until(server, async () => (await search(address, name)).hits[0]?.profile.name === name);
    const found = seconds();
    await until(server, async () => !(await search(address, name)).catchingUp);
    return { serving, found, inStep: seconds(), total: (await search(address, '')).total };
  } finally {
    server.kill('SIGTERM');
    await once(server, 'exit');
  }
}

interface Found {
  hits: { profile: { name: string } }[];
  total: number;
  catchingUp: boolean;
}

/** An answer that does not come is a fault, not a reason to wait for ever. */
function ask(address: string): Promise<Response> {
  return fetch(address, { signal: AbortSignal.timeout(30_000) });
}

async function search(address: string, words: string): Promise<Found> {
  const answer = await ask(`${address}/search/profiles?${new URLSearchParams({ q: words })}`);
  if (answer.status === 503) return { hits: [], total: 0, catchingUp: true };
  if (!answer.ok) throw new Error(`searching answered ${answer.status}: ${await answer.text()}`);
  return (await answer.json()) as Found;
}

/** Asks again and again; a server that is not there yet is no failure, one that ended is. */
async function until(server: ChildProcess, isSo: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    if (server.exitCode !== null) throw new Error(`the server ended with ${server.exitCode}`);
    if (await isSo().catch((error: unknown) => refuseOthers(error))) return;
    if (performance.now() > deadline) throw new Error('waited for three minutes in vain');
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

function refuseOthers(error: unknown): false {
  if (error instanceof TypeError) return false;
  throw error;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

const folder = await mkdtemp(path.join(tmpdir(), 'klammer-bench-'));
try {
  const rows = Number(given.rows);
  const file = given.file ? path.resolve(given.file) : path.join(folder, 'list.csv');
  if (!given.file) await growList(file, rows, Number(given.seed));
  const data = path.join(folder, 'data');
  const first = await runImport(file, data);
  const again = await runImport(file, data);
  console.log(first.said.trim());
  console.log(again.said.trim());
  const count = Number(/^(\d+) rows/.exec(first.said)?.[1] ?? NaN);
  const lastName = given.find ?? (await lastNameOf(file, given.file === undefined));
  const { serving, found, inStep, total } = await runServer(data, lastName);
  const pace = (outcome: Outcome): string =>
    `${outcome.seconds.toFixed(1)} s (${Math.round(count / outcome.seconds)}/s)`;
  const mebibytes = ((await stat(file)).size / 1024 / 1024).toFixed(1);
  console.log(
    '\n| rows | file | import | again, unchanged | peak memory | server answers | first found | index in step |',
  );
  console.log('|---|---|---|---|---|---|---|---|');
  console.log(
    `| ${count} | ${mebibytes} MiB | ${pace(first)} | ${pace(again)} | ${first.peakMiB ?? '–'} MiB | ${serving.toFixed(1)} s | ${found.toFixed(1)} s | ${inStep.toFixed(1)} s, ${total} found |`,
  );
} finally {
  await rm(folder, { recursive: true });
}

/** The name in the last row of a grown list; a foreign file has to be told by --find. */
async function lastNameOf(file: string, grown: boolean): Promise<string> {
  if (!grown) throw new Error('name an organisation of the file with --find');
  const rows = (await readFile(file, 'utf8')).split('\n');
  const name = /^\d+;([^;]+);/.exec(rows.findLast((row) => /^\d+;/.test(row)) ?? '')?.[1];
  if (!name) throw new Error('the grown list is empty');
  return name;
}
