// node bench/start/run.mjs [PORT]: how long a newcomer waits. Clones this repository into an empty folder, runs `npm start`
// until the front page is served, stops it, and starts it again five times. Prints milliseconds on the clock.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const port = process.argv[2] ?? '3990';
const folder = mkdtempSync(path.join(tmpdir(), 'klammer-start-'));
const root = path.resolve(import.meta.dirname, '..', '..');

try {
  const cloned = spawnSync('git', ['clone', '--quiet', root, folder], { stdio: 'inherit' });
  if (cloned.status !== 0) throw new Error('cloning failed; see above');
  console.log(`clean clone to the front page: ${await start()} ms`);
  // The first start of a built house still writes what later ones read (compiled modules), so it is told apart.
  for (let round = 1; round <= 6; round += 1) console.log(`start ${round + 1}: ${await start()} ms`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Runs `npm start` until the page is there. @returns milliseconds */
async function start() {
  const startedAt = performance.now();
  const child = spawn('npm', ['start'], {
    cwd: folder,
    env: { ...process.env, PORT: port },
    stdio: 'ignore',
    detached: true,
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  try {
    while (!(await isServed())) {
      if (child.exitCode !== null) throw new Error(`npm start ended with ${child.exitCode}`);
      if (performance.now() - startedAt > 300_000) throw new Error('no page after five minutes');
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return Math.round(performance.now() - startedAt);
  } finally {
    process.kill(-child.pid, 'SIGTERM');
    await ended;
    while (await isServed()) await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function isServed() {
  try {
    return (await fetch(`http://127.0.0.1:${port}/`)).ok;
  } catch {
    return false;
  }
}
