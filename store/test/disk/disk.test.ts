import { execFileSync, fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Engine } from '../../src/commands/engine.ts';
import { runCommand } from '../../src/commands/index.ts';
import { type Doc, doc, type Value } from '../../src/values/types.ts';
import { openWithClient } from '../open.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'disk-'));
  chmodSync(folder, 0o755);
});
afterEach(() => {
  chmodSync(folder, 0o755);
  rmSync(folder, { recursive: true, force: true });
});

function run(engine: Engine, name: string, fields: Record<string, Value> = {}): Doc {
  return runCommand({
    engine,
    db: 't',
    name,
    command: doc({ [name]: 'c', ...fields }),
    sequences: new Map(),
  });
}

/** Writes numbered documents, each acknowledged by a commit of its own. */
function fill(file: string, count: number): Engine {
  const engine = new Engine(file, 1 << 20);
  run(engine, 'createIndexes', { indexes: [doc({ key: doc({ n: 1 }), name: 'n', unique: true })] });
  for (let n = 0; n < count; n++) {
    expect(run(engine, 'insert', { documents: [doc({ _id: n, n, text: 'x'.repeat(50) })] }).get('n')).toBe(1);
    engine.commit();
  }
  return engine;
}

function numbersIn(engine: Engine): Value {
  return run(engine, 'distinct', { key: 'n' }).get('values') ?? null;
}

const upTo = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

async function openPowerless(file: string): Promise<unknown> {
  const child = fork(new URL('./powerless.ts', import.meta.url), [file], { execArgv: [] });
  const [message] = (await once(child, 'message')) as [unknown];
  return message;
}

test('a folder or a file that cannot be written is refused with what is wrong, and nothing is harmed', async () => {
  const file = join(folder, 'db');
  chmodSync(folder, 0o555);
  expect(await openPowerless(file)).toMatch(/the folder is missing or cannot be written/);
  chmodSync(folder, 0o755);
  fill(file, 5).close();
  for (const name of readdirSync(folder)) chmodSync(join(folder, name), 0o444);
  chmodSync(folder, 0o555);
  expect(await openPowerless(file)).toMatch(/the file or its folder cannot be written/);
  // Only the file is protected: SQLite would open it for reading and fail at the first write.
  chmodSync(folder, 0o777);
  rmSync(`${file}.lock`, { force: true });
  expect(await openPowerless(file)).toMatch(/the file or its folder cannot be written/);
  chmodSync(file, 0o644);
  rmSync(`${file}.lock`, { force: true });
  const engine = new Engine(file, 1 << 20);
  expect(numbersIn(engine)).toEqual(upTo(5));
  engine.close();
});

test('a second process on the same file is refused, and may have it after the first was killed', async () => {
  const file = join(folder, 'db');
  const first = fork(new URL('../crash/server.ts', import.meta.url), [file, 'careful'], { execArgv: [] });
  await once(first, 'message');
  const second = spawnSync(
    process.execPath,
    [new URL('../../src/cli.ts', import.meta.url).pathname, '--file', file],
    { encoding: 'utf8', timeout: 15_000 },
  );
  expect(second.status).toBe(1);
  expect(second.stderr).toMatch(/another process has it open/);
  first.kill('SIGKILL');
  await once(first, 'exit');
  new Engine(file, 1 << 20).close();
});

test('a write-ahead log cut off or spoilt anywhere leaves a beginning of what was acknowledged, in order', () => {
  const file = join(folder, 'db');
  const count = 60;
  const engine = fill(file, count);
  const [copy, log] = [readFileSync(file), readFileSync(`${file}-wal`)];
  engine.close();
  const found = new Set<number>();
  for (let i = 0; i <= 40; i++) {
    const damaged = join(folder, `damaged${i}`);
    const at = Math.floor((log.length * i) / 40);
    writeFileSync(damaged, copy);
    const spoilt = Buffer.from(log);
    spoilt[at] = 0xff ^ (spoilt[at] ?? 0);
    writeFileSync(`${damaged}-wal`, i % 2 ? spoilt : log.subarray(0, at));
    const again = new Engine(damaged, 1 << 20);
    const numbers = numbersIn(again);
    const length = Array.isArray(numbers) ? numbers.length : -1;
    expect(numbers).toEqual(upTo(length));
    found.add(length);
    if (again.catalog.find('t', 'c')) expect(run(again, 'validate').get('errors')).toEqual([]);
    again.close();
  }
  // The whole log gives everything, an empty one nothing, the others what lies between.
  expect(found).toContain(count);
  expect(found.size).toBeGreaterThan(10);
});

/** A file system of 4 MiB; undefined where one may not be mounted. */
function mountSmall(at: string): boolean {
  mkdirSync(at);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', at], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

test('a full disk refuses writes, keeps what was acknowledged, and takes writes again when there is room', async (context) => {
  const small = join(folder, 'small');
  if (!mountSmall(small)) return context.skip('only root may mount the small file system this needs');
  try {
    const ballast = join(small, 'ballast');
    writeFileSync(ballast, Buffer.alloc(1 << 20));
    const { db, close } = await openWithClient(join(small, 'db'));
    const things = db.collection<{ _id: number; text?: string }>('c');
    const acknowledged: number[] = [];
    let refusal: unknown;
    for (let n = 0; n < 1000 && refusal === undefined; n++) {
      await things.insertOne({ _id: n, text: 'x'.repeat(20_000) }).then(
        () => acknowledged.push(n),
        (error: unknown) => (refusal = error),
      );
    }
    expect(refusal).toMatchObject({ code: 14031 });
    const stored = async (): Promise<number[]> =>
      (await things.find().sort({ _id: 1 }).toArray()).map((item) => item._id);
    expect(await stored()).toEqual(acknowledged);
    rmSync(ballast);
    await things.insertOne({ _id: 5000 });
    await close();
    copyFileSync(join(small, 'db'), join(folder, 'copy'));
    const again = await openWithClient(join(small, 'db'));
    expect((await again.db.collection<{ _id: number }>('c').distinct('_id')).length).toBe(
      acknowledged.length + 1,
    );
    expect(await again.db.command({ validate: 'c' })).toMatchObject({ valid: true });
    await again.close();
  } finally {
    execFileSync('umount', [small]);
  }
});
