import { createConnection } from 'node:net';
import { BSON } from 'bson';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CommandError } from '../src/errors.ts';
import { openStore } from '../src/index.ts';
import type { Store } from '../src/index.ts';
import { ProtocolError, readMessage } from '../src/wire/message.ts';
import { MongoClient } from 'mongodb';

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

function sampleFrame(next: () => number): Buffer {
  const filter = {
    a: { $gt: 1 },
    'b.c': [1, 'x', { d: null }],
    r: /x/i,
    l: BSON.Long.fromNumber(5),
    z: new BSON.ObjectId(),
  };
  const body =
    next() < 0.5 ? { find: 'c', filter, $db: 't' } : { insert: 'c', documents: [filter], $db: 't' };
  return frame(BSON.serialize(body));
}

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

test('10,000 spoilt frames are read or refused, never anything else', () => {
  const next = random(42);
  let refused = 0;
  for (let i = 0; i < 10_000; i++) {
    try {
      readMessage(spoil(sampleFrame(next), next));
    } catch (error) {
      if (!(error instanceof CommandError) && !(error instanceof ProtocolError)) throw error;
      refused++;
    }
  }
  expect(refused).toBeGreaterThan(2000);
});

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
    socket.setTimeout(1000, () => socket.destroy());
    socket.on('data', () => socket.destroy());
    socket.on('close', () => resolve());
  });
}

test('hostile frames end their connection, and the store goes on', async () => {
  const next = random(7);
  const deep = Buffer.concat([
    ...Array.from({ length: 5000 }, () => Buffer.from([0xff, 0xff, 0, 0, 3, 0x61, 0])),
    Buffer.alloc(5000),
  ]);
  const huge = Buffer.alloc(16);
  huge.writeInt32LE(2 ** 31 - 1, 0);
  await send(huge);
  await send(frame(deep));
  await send(Buffer.from('GET / HTTP/1.1\r\n\r\n'));
  for (let i = 0; i < 500; i++) await send(spoil(sampleFrame(next), next));
  const client = await new MongoClient(store.url).connect();
  expect(await client.db('t').command({ ping: 1 })).toMatchObject({ ok: 1 });
  await client.close();
});
