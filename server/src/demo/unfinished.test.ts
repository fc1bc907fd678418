import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { end, freePort, type Running, spawnServer } from '../../test/delivery/process.ts';
import { pause } from '../../test/delivery/talker.ts';

let folder: string;
let server: Running | undefined;
afterEach(async () => {
  if (server?.child.exitCode === null) await end(server, 'SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

async function start(): Promise<{ port: number; server: Running }> {
  const port = await freePort();
  server = spawnServer(port, { KLAMMER_DATA_DIR: folder, KLAMMER_DEMO: 'true' });
  return { port, server };
}

async function says(running: Running, words: string): Promise<void> {
  while (!running.output().includes(words)) {
    if (running.child.exitCode !== null) throw new Error(running.output());
    await pause(5);
  }
}

const filesOf = async (): Promise<string[]> =>
  (await readdir(path.join(folder, 'files'), { recursive: true })).filter((name) => name.includes('.'));

async function count(port: number, what: string): Promise<number> {
  const response = await fetch(`http://127.0.0.1:${port}/api/${what}?limit=50`);
  return ((await response.json()) as { items: unknown[] }).items.length;
}

it(
  'fills the demonstration region anew where the first start was killed in the midst of it',
  { timeout: 300_000 },
  async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'klammer-filling-'));
    const first = await start();
    await says(first.server, 'Filling the empty store');
    // Some of it has been written: a file of it lies there.
    while ((await filesOf().catch(() => [])).length === 0) await pause(5);
    await end(first.server, 'SIGKILL');
    const halfWay = await filesOf();

    const second = await start();
    await says(second.server, 'beginning anew');
    await says(second.server, 'Sign in with');
    const complete = { files: (await filesOf()).length, calls: await count(second.port, 'calls') };
    expect(complete.calls).toBeGreaterThan(0);
    expect((await filesOf()).filter((name) => halfWay.includes(name))).toEqual([]);
    await end(second.server);

    const third = await start();
    await says(third.server, 'Sign in with');
    expect(third.server.output()).not.toContain('beginning anew');
    expect(third.server.output()).not.toContain('Filling');
    expect({ files: (await filesOf()).length, calls: await count(third.port, 'calls') }).toEqual(complete);
  },
);
