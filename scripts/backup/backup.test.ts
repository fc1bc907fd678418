import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { contentsOf } from '@klammer/store';
import { Decimal128, Double, Int32, Long, MongoClient, UUID } from 'mongodb';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readConfig } from '../../server/src/config.ts';
import { connect } from '../../server/src/db/connect.ts';
import { Manifest, readManifest } from './manifest.ts';

const root = path.resolve(import.meta.dirname, '../..');
const flags = ['--disable-warning=ExperimentalWarning'];
/** Kills the process as soon as it has copied a file. */
const DIES_AT_FIRST_COPY = `--import=data:text/javascript,${encodeURIComponent(`
  import fs from 'node:fs/promises';
  import { syncBuiltinESMExports } from 'node:module';
  const { copyFile } = fs;
  fs.copyFile = (...args) => copyFile(...args).then(() => process.kill(process.pid, 'SIGKILL'));
  syncBuiltinESMExports();
`)}`;
let folder: string;
let started: ChildProcess[];
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'klammer-backup-'));
  started = [];
});
afterEach(async () => {
  await Promise.all(started.map(stop));
  rmSync(folder, { recursive: true, force: true });
});
const at = (...parts: string[]): string => path.join(folder, ...parts);

test('a backup of a store that another process writes to is restored as its manifest says', async () => {
  makeDataFolder('data');
  const url = await startStore(at('data', 'klammer.sqlite'));
  const writing = await writeOn(url);
  expect(await run('backup', { KLAMMER_DATA_DIR: at('data') }, at('saved'))).toMatchObject({ code: 0 });
  const written = await writing.stop();
  const restored = await run('restore', { KLAMMER_DATA_DIR: at('again') }, at('saved'));
  expect(restored).toMatchObject({ code: 0 });
  const manifest = await readManifest(at('saved'));
  expect(contentsOf(at('again', 'klammer.sqlite'))).toEqual(manifest.collections);
  expect(readFileSync(at('again', 'files', 'ab', 'logo.png'), 'utf8')).toBe('a logo');
  expect(readFileSync(at('again', 'secret'), 'utf8')).toBe('signs sessions');
  expect(statSync(at('again', 'secret')).mode & 0o777).toBe(0o600);
  expect(existsSync(at('again', 'search'))).toBe(false);

  const numbers = await readNumbers(await startStore(at('again', 'klammer.sqlite')));
  expect(numbers.length).toBeGreaterThanOrEqual(writing.before);
  expect(numbers.length).toBeLessThan(written);
  expect(numbers).toEqual(Array.from({ length: numbers.length }, (_, n) => n));
});

test('a dump over the protocol brings back documents of every type and the indexes, while writers go on', async () => {
  const server = await startStore(':memory:');
  const source = new URL('/source', server).href;
  const client = new MongoClient(source);
  const types = {
    i: new Int32(1),
    d: new Double(1),
    l: Long.fromNumber(1),
    x: Decimal128.fromString('1.10'),
  };
  await client
    .db()
    .collection('types')
    .insertOne({ ...types, u: new UUID(), r: /a/i, at: new Date(0), n: null });
  await client.db().collection('types').createIndex({ i: 1 }, { unique: true, name: 'once' });
  const writing = await writeOn(source);
  const saved = await run('backup', { MONGODB_URL: source, KLAMMER_DATA_DIR: at('none') }, at('saved'));
  await writing.stop();
  expect(saved).toMatchObject({ code: 0 });

  const target = new URL('/target', server).href;
  const restore = { MONGODB_URL: target, KLAMMER_DATA_DIR: at('none') };
  expect(await run('restore', restore, at('saved'))).toMatchObject({ code: 0 });
  const raw = { raw: true } as const;
  const [before, after] = ['source', 'target'].map((db) =>
    client.db(db).collection('types').findOne({}, raw),
  );
  expect(await after).toEqual(await before);
  expect(await client.db('target').collection('types').indexes()).toContainEqual(
    expect.objectContaining({ name: 'once', unique: true, key: { i: 1 } }),
  );
  const { collections } = await readManifest(at('saved'));
  expect(await client.db('target').collection('numbers').countDocuments()).toBe(
    collections.find(({ name }) => name === 'numbers')?.documents,
  );

  const twice = await run('restore', restore, at('saved'));
  expect(twice).toMatchObject({ code: 1, said: expect.stringContaining('target is not empty') });
  await client.close();
});

test('a restore leaves a folder alone that has something in it, and nobody serves what a killed one left', async () => {
  await saveSmall();
  const before = contentsOf(at('data', 'klammer.sqlite'));
  const { code, said } = await run('restore', { KLAMMER_DATA_DIR: at('data') }, at('saved'));
  expect(code).toBe(1);
  expect(said).toContain('data is not empty');
  expect(contentsOf(at('data', 'klammer.sqlite'))).toEqual(before);

  const again = { KLAMMER_DATA_DIR: at('again') };
  expect(await run('restore', { ...again, NODE_OPTIONS: DIES_AT_FIRST_COPY }, at('saved'))).toMatchObject({
    code: -1,
  });
  expect(existsSync(at('again', 'klammer.sqlite'))).toBe(true);
  await expect(connect(readConfig(again))).rejects.toThrow('was cut off');
  const twice = await run('restore', again, at('saved'));
  expect(twice).toMatchObject({ code: 1, said: expect.stringContaining('again is not empty') });
});

test('a restore refuses a backup of which a file was changed, and writes nothing', async () => {
  await saveSmall();
  writeFileSync(at('saved', 'files', 'ab', 'logo.png'), 'a fake');
  const { code, said } = await run('restore', { KLAMMER_DATA_DIR: at('again') }, at('saved'));
  expect(code).toBe(1);
  expect(said).toContain('files/ab/logo.png was changed');
  expect(existsSync(at('again'))).toBe(false);
});

test('a folder without a manifest is no backup', async () => {
  await saveSmall();
  rmSync(at('saved', 'manifest.json'));
  const { code, said } = await run('restore', { KLAMMER_DATA_DIR: at('again') }, at('saved'));
  expect(code).toBe(1);
  expect(said).toContain('cut short');
});

test('a backup needs a store and a new folder', async () => {
  const missing = await run('backup', { KLAMMER_DATA_DIR: at('data') }, at('saved'));
  expect(missing).toMatchObject({ code: 1, said: expect.stringContaining('There is no') });
  expect(existsSync(at('data'))).toBe(false);
  await saveSmall();
  const again = await run('backup', { KLAMMER_DATA_DIR: at('data') }, at('saved'));
  expect(again).toMatchObject({ code: 1, said: expect.stringContaining('saved is not empty') });
});

test.each(['../secret', '/etc/passwd', 'files/../../secret', 'files//x', '..'])(
  'a manifest cannot lead out of the backup: %s',
  (name) => {
    const file = { path: name, bytes: 0, sha256: '0'.repeat(64) };
    const whole = {
      format: 1,
      kind: 'embedded',
      version: '1',
      takenAt: new Date(0).toISOString(),
      collections: [],
    };
    expect(Manifest.safeParse({ ...whole, files: [{ ...file, path: 'files/x' }] }).success).toBe(true);
    expect(Manifest.safeParse({ ...whole, files: [file] }).success).toBe(false);
  },
);

function makeDataFolder(name: string): void {
  mkdirSync(at(name, 'files', 'ab'), { recursive: true });
  mkdirSync(at(name, 'search'));
  writeFileSync(at(name, 'search', 'snapshot'), 'made again');
  writeFileSync(at(name, 'files', 'ab', 'logo.png'), 'a logo');
  writeFileSync(at(name, 'secret'), 'signs sessions', { mode: 0o600 });
}

/** A backup of a store that nobody has open. */
async function saveSmall(): Promise<void> {
  makeDataFolder('data');
  const url = await startStore(at('data', 'klammer.sqlite'));
  await (await writeOn(url)).stop();
  await Promise.all(started.splice(0).map(stop));
  expect(await run('backup', { KLAMMER_DATA_DIR: at('data') }, at('saved'))).toMatchObject({ code: 0 });
}

/** Starts a store in a process of its own, as the server is one. Resolves to its address. */
async function startStore(file: string): Promise<string> {
  const cli = path.join(root, 'store/src/cli.ts');
  const child = spawn(process.execPath, [...flags, cli, '--file', file, '--port', '0'], { stdio: 'pipe' });
  started.push(child);
  let said = '';
  for await (const chunk of child.stdout) {
    said += String(chunk);
    const url = /mongodb:\S+/.exec(said)?.[0];
    if (url !== undefined) return url;
  }
  throw new Error(`the store did not start: ${said}`);
}

/** Inserts numbered documents one after the other until stopped; resolves when a few are in. */
async function writeOn(url: string): Promise<{ before: number; stop: () => Promise<number> }> {
  const client = new MongoClient(url);
  const numbers = client.db().collection<{ _id: number }>('numbers');
  let n = 0;
  let isWriting = true;
  const insert = (): Promise<unknown> => numbers.insertOne({ _id: n++ });
  while (n < 50) await insert();
  const writing = (async () => {
    while (isWriting) await insert();
    await client.close();
    return n;
  })();
  return {
    before: 50,
    stop: () => {
      isWriting = false;
      return writing;
    },
  };
}

async function readNumbers(url: string): Promise<number[]> {
  const client = new MongoClient(url);
  const found = await client.db().collection<{ _id: number }>('numbers').find().sort({ _id: 1 }).toArray();
  await client.close();
  return found.map(({ _id }) => _id);
}

async function run(
  name: 'backup' | 'restore',
  env: Record<string, string>,
  ...args: string[]
): Promise<{ code: number; said: string }> {
  const child = spawn(process.execPath, [...flags, path.join(root, 'scripts', `${name}.ts`), ...args], {
    env: { PATH: process.env.PATH, NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE, ...env },
    stdio: 'pipe',
  });
  let said = '';
  child.stdout.on('data', (chunk) => (said += String(chunk)));
  child.stderr.on('data', (chunk) => (said += String(chunk)));
  const code = await new Promise<number>((resolve) => child.once('close', (status) => resolve(status ?? -1)));
  return { code, said };
}

function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}
