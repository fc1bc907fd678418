import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { type Collection, MongoClient } from 'mongodb';

export interface CrashResult {
  acknowledged: number;
  lost: number;
  /** What `validate` found wrong between documents and indexes. */
  faults: string[];
}

interface Entry {
  _id: string;
  writer: number;
  n: number;
}

async function start(file: string, mode: string): Promise<{ child: ChildProcess; client: MongoClient }> {
  const child = fork(new URL('./server.ts', import.meta.url), [file, mode], { execArgv: [] });
  const [port] = (await once(child, 'message')) as [number];
  const client = new MongoClient(`mongodb://127.0.0.1:${port}/?directConnection=true`, {
    // What was cut off by the kill is not tried again.
    retryWrites: false,
  });
  return { child, client: await client.connect() };
}

const WRITERS = 20;

/**
 * Kills a store under 20 writers, again and again, and counts acknowledged writes that are gone afterwards. A careless
 * store is killed no more once it has lost one.
 */
export async function crashRounds(
  file: string,
  rounds: number,
  mode: 'careful' | 'careless',
): Promise<CrashResult> {
  const acknowledged = new Map<string, number>();
  const result: CrashResult = { acknowledged: 0, lost: 0, faults: [] };
  for (let round = 0; round <= rounds && (mode === 'careful' || result.lost === 0); round++) {
    const { child, client } = await start(file, mode);
    const entries = client.db('crash').collection<Entry>('entries');
    if (round === 0) await entries.createIndex({ writer: 1, n: 1 }, { unique: true });
    const stored = new Map((await entries.find().toArray()).map((entry) => [entry._id, entry.n]));
    for (const [id, n] of acknowledged) {
      if ((stored.get(id) ?? -1) < n) result.lost++;
    }
    const check = await client.db('crash').command({ validate: 'entries' });
    result.faults.push(...(check.errors as string[]));
    // What was written without an answer counts from here on, as it is there to stay.
    acknowledged.clear();
    for (const [id, n] of stored) acknowledged.set(id, n);
    if (round < rounds) result.acknowledged += await writeUntilKilled(child, entries, round, acknowledged);
    else child.kill('SIGKILL');
    await client.close(true);
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  }
  return result;
}

/** Each writer inserts an entry and raises its number; the kill comes in the midst of it. */
async function writeUntilKilled(
  child: ChildProcess,
  collection: Collection<Entry>,
  round: number,
  acknowledged: Map<string, number>,
): Promise<number> {
  let answers = 0;
  let isDead = false;
  const write = async (writer: number): Promise<void> => {
    for (let i = 0; !isDead; i++) {
      const _id = `${round}-${writer}-${i}`;
      const n = round * 1_000_000 + i * 2;
      try {
        await collection.insertOne({ _id, writer, n });
        acknowledged.set(_id, n);
        await collection.updateOne({ _id }, { $inc: { n: 1 } });
        acknowledged.set(_id, n + 1);
        answers += 2;
      } catch {
        return; // the connection is gone with the process: not acknowledged
      }
    }
  };
  const writers = Array.from({ length: WRITERS }, (_, writer) => write(writer));
  // Killed once writing is under way, after a while that differs from round to round.
  const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
  while (answers < WRITERS && child.exitCode === null) await pause(5);
  await pause(Math.random() * 120);
  isDead = true;
  child.kill('SIGKILL');
  await Promise.all(writers);
  return answers;
}
