import { createConnection } from 'node:net';
import { BSON } from 'bson';
import fc from 'fast-check';
import { MongoClient } from 'mongodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Engine } from '../src/commands/engine.ts';
import { commands, runCommand } from '../src/commands/index.ts';
import { CommandError } from '../src/errors.ts';
import { openStore, type Store } from '../src/index.ts';
import { encodeDoc } from '../src/values/encode.ts';
import { doc, type Doc, type Value } from '../src/values/types.ts';
import { ProtocolError, readMessage } from '../src/wire/message.ts';
import { hostileFields } from './hostile.ts';

/** A small seeded generator, so that a failing frame can be made again. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function frame(body: Uint8Array): Buffer {
  const head = Buffer.alloc(21);
  head.writeInt32LE(21 + body.length, 0);
  head.writeInt32LE(7, 4);
  head.writeInt32LE(2013, 12);
  return Buffer.concat([head, body]);
}

const filter = {
  a: { $gt: 1 },
  'b.c': [1, 'x', { d: null }],
  r: /x/i,
  l: BSON.Long.fromNumber(5),
  z: new BSON.ObjectId(),
};
const samples = [
  { find: 'c', filter, $db: 't' },
  { insert: 'c', documents: [filter], $db: 't' },
  { update: 'c', updates: [{ q: {}, u: { $set: filter }, multi: true }], $db: 't' },
  { aggregate: 'c', pipeline: [{ $match: filter }, { $group: { _id: '$a' } }], cursor: {}, $db: 't' },
].map((body) => frame(BSON.serialize(body)));

function spoil(source: Buffer, next: () => number): Buffer {
  const bytes = Buffer.from(source);
  const kind = next();
  const at = 16 + Math.floor(next() * (bytes.length - 16));
  if (kind < 0.4)
    for (let i = 0; i < 1 + next() * 5; i++)
      bytes[16 + Math.floor(next() * (bytes.length - 16))] = Math.floor(next() * 256);
  else if (kind < 0.6)
    bytes.writeInt32LE(Math.floor((next() - 0.5) * 2 ** 32), Math.min(at, bytes.length - 4));
  else if (kind < 0.8) {
    const cut = Buffer.from(bytes.subarray(0, Math.max(16, at)));
    cut.writeInt32LE(cut.length, 0);
    return cut;
  }
  return bytes;
}

function spoilt(next: () => number): Buffer {
  return spoil(samples[Math.floor(next() * samples.length)] ?? Buffer.alloc(16), next);
}

test('10,000 spoilt frames are answered or refused, never anything else', { timeout: 60_000 }, () => {
  const next = random(42);
  const engine = new Engine(':memory:', 1 << 20);
  let refused = 0;
  for (let i = 0; i < 10_000; i++) {
    // What some frames insert, others would change over and over.
    if (i % 50 === 0) for (const { db, name } of engine.catalog.list()) drop(engine, db, name);
    try {
      runCommand({ engine, ...readMessage(spoilt(next)) });
    } catch (error) {
      if (!(error instanceof CommandError) && !(error instanceof ProtocolError)) throw error;
      refused++;
    }
  }
  expect(refused).toBeGreaterThan(2000);
  engine.close();
});

function drop(engine: Engine, db: string, name: string): void {
  runCommand({ engine, db, name: 'drop', command: doc({ drop: name }), sequences: new Map() });
}

test(
  'well-formed commands of any content are answered or refused, never an internal error',
  { timeout: 60_000 },
  () => {
    const engine = new Engine(':memory:', 1 << 20);
    const run = (name: string, fields: Doc): Doc => {
      const command: Doc = new Map<string, Value>([[name, 'c'], ...fields]);
      return runCommand({ engine, db: 't', name, command, sequences: new Map() });
    };
    const some = fc
      .constantFrom(...commands.keys())
      .chain((name) => fc.tuple(fc.constant(name), hostileFields(name)));
    fc.assert(
      fc.property(some, ([name, fields]) => {
        const reply = run(name, fields);
        encodeDoc(reply);
        expect(reply.get('code')).not.toBe(1);
      }),
      { numRuns: 5000 },
    );
    engine.close();
  },
);

let store: Store;
beforeAll(async () => {
  store = await openStore({ file: ':memory:' });
});
afterAll(() => store.close());

function send(bytes: Buffer): Promise<void> {
  const path = decodeURIComponent(/\/\/(.+?)\//.exec(store.url)?.[1] ?? '');
  return new Promise((resolve) => {
    const socket = createConnection({ path }, () => socket.end(bytes));
    socket.on('error', () => resolve());
    socket.on('data', () => socket.destroy());
    socket.on('close', () => resolve());
  });
}

test('a command in the old OP_QUERY is answered with what to do', async () => {
  const body = Buffer.concat([
    Buffer.from('\0\0\0\0test.$cmd\0\0\0\0\0\x01\0\0\0', 'latin1'),
    BSON.serialize({ find: 'c' }),
  ]);
  const query = Buffer.concat([Buffer.alloc(16), body]);
  query.writeInt32LE(query.length, 0);
  query.writeInt32LE(2004, 12);
  const path = decodeURIComponent(/\/\/(.+?)\//.exec(store.url)?.[1] ?? '');
  const answer = await new Promise<Buffer>((resolve, reject) => {
    const socket = createConnection({ path }, () => socket.write(query));
    socket.once('data', resolve).once('error', reject);
  });
  expect(answer.readInt32LE(12)).toBe(1);
  expect(BSON.deserialize(answer.subarray(36))).toMatchObject({
    code: 352,
    codeName: 'UnsupportedOpQueryCommand',
  });
});

test('10,000 hostile frames end at most their own connections, and the store goes on', async () => {
  const next = random(7);
  const deep = Buffer.concat([
    ...Array.from({ length: 5000 }, () => Buffer.from([0xff, 0xff, 0, 0, 3, 0x61, 0])),
    Buffer.alloc(5000),
  ]);
  const huge = Buffer.alloc(16);
  huge.writeInt32LE(2 ** 31 - 1, 0);
  await Promise.all([huge, frame(deep), Buffer.from('GET / HTTP/1.1\r\n\r\n')].map(send));
  const client = await new MongoClient(store.url).connect();
  for (let i = 0; i < 200; i++) {
    await Promise.all(Array.from({ length: 50 }, () => send(spoilt(next))));
    await client.db('t').dropDatabase();
  }
  expect(await client.db('t').command({ ping: 1 })).toMatchObject({ ok: 1 });
  await client.close();
}, 60_000);
