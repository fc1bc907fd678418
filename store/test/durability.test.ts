import {
  chmodSync,
  copyFileSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openStore } from '../src/index.ts';
import { openWithClient } from './open.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'durable-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('keeps its documents over a restart', async () => {
  const first = await openWithClient(join(folder, 'db'));
  await first.db.collection('a').insertOne({ n: 1 });
  await first.db.collection('a').createIndex({ n: 1 });
  await first.close();
  const second = await openWithClient(join(folder, 'db'));
  expect(await second.db.collection('a').countDocuments({ n: 1 })).toBe(1);
  expect((await second.db.collection('a').indexes()).map((index) => index.name)).toEqual(['_id_', 'n_1']);
  await second.close();
});

test('refuses a file that another store holds, and says so', async () => {
  const store = await openStore({ file: join(folder, 'db') });
  await expect(openStore({ file: join(folder, 'db') })).rejects.toThrow(/another process has it open/);
  await store.close();
});

test('refuses a damaged file, a foreign database and a missing folder with a reason', async () => {
  writeFileSync(
    join(folder, 'junk'),
    'no database at all, but long enough to be read as a header of one '.repeat(20),
  );
  await expect(openStore({ file: join(folder, 'junk') })).rejects.toThrow(/damaged or not a database/);
  await expect(openStore({ file: join(folder, 'none', 'db') })).rejects.toThrow(
    /folder is missing or cannot be written/,
  );
});

test('a write-ahead log cut off anywhere leaves a beginning of what was written, in order', async () => {
  const { db, close } = await openWithClient(join(folder, 'db'));
  await db.collection('a').createIndex({ n: 1 });
  for (let n = 0; n < 40; n++) await db.collection<{ _id: number; n: number }>('a').insertOne({ _id: n, n });
  copyFileSync(join(folder, 'db'), join(folder, 'copy'));
  const log = readFileSync(join(folder, 'db-wal'));
  await close();
  for (const part of [0.1, 0.37, 0.5, 0.81, 0.999]) {
    const cut = join(folder, `cut${part}`);
    copyFileSync(join(folder, 'copy'), cut);
    writeFileSync(`${cut}-wal`, log);
    truncateSync(`${cut}-wal`, Math.floor(log.length * part));
    const again = await openWithClient(cut);
    const numbers = (await again.db.collection('a').find().sort({ _id: 1 }).toArray()).map(
      (item) => item.n as number,
    );
    expect(numbers).toEqual(Array.from({ length: numbers.length }, (_, i) => i));
    if (numbers.length > 0) expect(await again.db.command({ validate: 'a' })).toMatchObject({ valid: true });
    await again.close();
  }
});

test('a backup taken while writing is whole and consistent', async () => {
  const { store, db, close } = await openWithClient(join(folder, 'db'));
  await db.collection('a').createIndex({ n: 1 });
  let isWriting = true;
  const writing = (async () => {
    for (let n = 0; isWriting; n++)
      await db.collection<{ _id: number; n: number }>('a').insertOne({ _id: n, n });
  })();
  while ((await db.collection('a').estimatedDocumentCount()) < 50);
  await store.backup(join(folder, 'backup'));
  isWriting = false;
  await writing;
  await close();
  const copy = await openWithClient(join(folder, 'backup'));
  const numbers = (await copy.db.collection('a').find().sort({ _id: 1 }).toArray()).map(
    (item) => item.n as number,
  );
  expect(numbers.length).toBeGreaterThanOrEqual(50);
  expect(numbers).toEqual(Array.from({ length: numbers.length }, (_, i) => i));
  expect(await copy.db.command({ validate: 'a' })).toMatchObject({ valid: true });
  await copy.close();
});

test('only the owner can reach the socket', async () => {
  chmodSync(folder, 0o755);
  const store = await openStore({ file: ':memory:', socketDir: folder });
  const path = decodeURIComponent(/\/\/(.+?)\/\?/.exec(store.url)?.[1] ?? '');
  expect(statSync(dirname(path)).mode & 0o777).toBe(0o700);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  await store.close();
  expect(() => statSync(path)).toThrow();
});
