import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { DatabaseSync } from 'node:sqlite';
import { BSON, ObjectId } from 'bson';
import mongoose from 'mongoose';
import { openStore } from '../../store/src/index.ts';

// The store over mongoose next to raw node:sqlite with BSON on the same documents, in one run.
// usage: node bench/store/run.ts [documents, default 100000]
const total = Number(process.argv[2] ?? 100_000);
const folder = mkdtempSync(join(tmpdir(), 'bench-'));
const clients = 20;
const topics = 50;
const ids = Array.from({ length: total }, () => new ObjectId());
const make = (i: number): object => ({
  _id: ids[i],
  title: `Profile ${i}`,
  topic: i % topics,
  rank: (i * 7919) % total,
  text: 'A company of the region that looks for partners in logistics and energy. '.repeat(4),
  address: { city: 'Dortmund', code: String(10_000 + (i % 80_000)) },
  tags: ['energy', 'logistics', `tag${i % 100}`],
});

function rate(name: string, count: number, ms: number): [string, number] {
  return [name, Math.round((count / ms) * 1000)];
}

function rawRates(): Map<string, number> {
  const database = new DatabaseSync(join(folder, 'raw'));
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -65536');
  database.exec(
    'CREATE TABLE t (id BLOB PRIMARY KEY, topic INT, rank INT, doc BLOB) WITHOUT ROWID; CREATE INDEX i ON t (topic, rank)',
  );
  const insert = database.prepare('INSERT INTO t VALUES (?, ?, ?, ?)');
  const put = (i: number): void =>
    void insert.run(idBytes(i), i % topics, (i * 7919) % total, BSON.serialize(make(i)));
  database.exec('BEGIN');
  for (let i = 0; i < total - 2000; i++) put(i);
  database.exec('COMMIT');
  const results = new Map<string, number>();
  const measure = (name: string, count: number, run: (i: number) => void): void => {
    const start = performance.now();
    for (let i = 0; i < count; i++) run(i);
    results.set(...rate(name, count, performance.now() - start));
  };
  // Raw commits group by 20 as well: the clients of the store share their commits in the same way.
  measure('create', 2000 / clients, (batch) => {
    database.exec('BEGIN');
    for (let i = 0; i < clients; i++) put(total - 2000 + batch * clients + i);
    database.exec('COMMIT');
  });
  results.set('create', (results.get('create') ?? 0) * clients);
  const one = database.prepare('SELECT doc FROM t WHERE id = ?');
  const read = (row: unknown): unknown => BSON.deserialize((row as { doc: Uint8Array }).doc);
  measure('findById', 20_000, (i) => read(one.get(idBytes((i * 31) % total))));
  const page = database.prepare('SELECT doc FROM t WHERE topic = ? ORDER BY rank LIMIT 20');
  measure('find sort limit 20', 2000, (i) => page.all(i % topics).map(read));
  const update = database.prepare('UPDATE t SET doc = ? WHERE id = ?');
  measure('update', 4000 / clients, (batch) => {
    database.exec('BEGIN');
    for (let i = 0; i < clients; i++) {
      const id = idBytes((batch * clients + i) * 7);
      const doc = read(one.get(id)) as Record<string, unknown>;
      update.run(BSON.serialize({ ...doc, title: 'changed' }), id);
    }
    database.exec('COMMIT');
  });
  results.set('update', (results.get('update') ?? 0) * clients);
  database.close();
  return results;
}

function idBytes(i: number): Uint8Array {
  return ids[i % total]?.id ?? new Uint8Array(12);
}

async function storeRates(): Promise<Map<string, number>> {
  const store = await openStore({ file: join(folder, 'store') });
  await mongoose.connect(store.url, { maxPoolSize: clients });
  const schema = new mongoose.Schema({
    title: String,
    topic: Number,
    rank: Number,
    text: String,
    address: { city: String, code: String },
    tags: [String],
  });
  schema.index({ topic: 1, rank: 1 });
  const Profile = mongoose.model('Profile', schema);
  await Profile.init();
  for (let i = 0; i < total - 2000; i += 1000) {
    await Profile.collection.insertMany(
      Array.from({ length: Math.min(1000, total - 2000 - i) }, (_, k) => make(i + k)),
    );
  }
  const results = new Map<string, number>();
  const measure = async (
    name: string,
    count: number,
    run: (i: number) => Promise<unknown>,
  ): Promise<void> => {
    let next = 0;
    const start = performance.now();
    const work = async (): Promise<void> => {
      while (next < count) await run(next++);
    };
    await Promise.all(Array.from({ length: clients }, work));
    results.set(...rate(name, count, performance.now() - start));
  };
  await measure('create', 2000, (i) => Profile.create(make(total - 2000 + i)));
  await measure('findById', 20_000, (i) => Profile.findById(ids[(i * 31) % total]).lean());
  await measure('find sort limit 20', 2000, (i) =>
    Profile.find({ topic: i % topics })
      .sort({ rank: 1 })
      .limit(20)
      .lean(),
  );
  await measure('update', 4000, (i) =>
    Profile.updateOne({ _id: ids[(i * 7) % total] }, { $set: { title: 'changed' } }),
  );
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const start = performance.now();
  await Profile.countDocuments({ title: /nothing like it/ });
  delay.disable();
  console.log(
    `unindexed scan of ${total}: ${Math.round(performance.now() - start)} ms; event loop of the caller delayed at most ${(delay.max / 1e6).toFixed(1)} ms`,
  );
  console.log(`RSS of the process: ${Math.round(process.memoryUsage.rss() / 1048576)} MiB`);
  await mongoose.disconnect();
  await store.close();
  return results;
}

try {
  const store = await storeRates();
  const raw = rawRates();
  console.log(`${total} documents, ${clients} clients`);
  for (const [name, perSecond] of store) {
    const ratio = perSecond / (raw.get(name) ?? NaN);
    console.log(
      `${name.padEnd(20)} ${String(perSecond).padStart(7)}/s   raw ${String(raw.get(name)).padStart(7)}/s   ratio ${ratio.toFixed(2)}`,
    );
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
