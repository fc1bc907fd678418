import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads';
import { BSON, Long, ObjectId } from 'bson';
import { profileOf } from './documents.ts';

/** A server of the wire protocol that looks at nothing but a command's name, and answers each with fixed bytes. */
export interface Echo {
  url: string;
  close(): Promise<void>;
}

/** Starts it in a worker thread on a Unix socket, as the store runs: what it costs, nothing behind the driver can save. */
export async function openEcho(): Promise<Echo> {
  const folder = mkdtempSync(join(tmpdir(), 'echo-'));
  const path = join(folder, 'echo.sock');
  const worker = new Worker(new URL(import.meta.url), { workerData: path });
  await new Promise((resolve, reject) => worker.once('message', resolve).once('error', reject));
  return {
    url: `mongodb://${encodeURIComponent(path)}/?directConnection=true`,
    close: async () => {
      await worker.terminate();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function frameOf(reply: BSON.Document): Buffer {
  const body = BSON.serialize(reply);
  const frame = Buffer.alloc(21 + body.length);
  frame.writeInt32LE(frame.length, 0);
  frame.writeInt32LE(2013, 12);
  frame.set(body, 21);
  return frame;
}

const one = profileOf(new ObjectId(), 1);
const found = (count: number): Buffer =>
  frameOf({
    cursor: { firstBatch: Array.from({ length: count }, () => one), id: Long.ZERO, ns: 'test.profiles' },
    ok: 1,
  });
const hello = frameOf({
  isWritablePrimary: true,
  maxBsonObjectSize: 16 << 20,
  maxMessageSizeBytes: 48_000_000,
  maxWriteBatchSize: 100_000,
  localTime: new Date(),
  logicalSessionTimeoutMinutes: 30,
  minWireVersion: 0,
  maxWireVersion: 25,
  readOnly: false,
  ok: 1,
});
const [single, twenty, written, fine] = [
  found(1),
  found(20),
  frameOf({ n: 1, nModified: 1, ok: 1 }),
  frameOf({ ok: 1 }),
];

/** The first name in a command starts at byte 26, behind the header, flags, section, length and type. */
function answerTo(message: Buffer): Buffer {
  switch (message.toString('latin1', 26, message.indexOf(0, 26))) {
    case 'hello':
      return hello;
    case 'find':
      return message.includes('singleBatch') ? single : twenty;
    case 'insert':
    case 'update':
      return written;
  }
  return fine;
}

function serve(path: string): void {
  const server = createServer({ noDelay: true }, (socket) => {
    socket.on('error', () => socket.destroy());
    socket.on('data', (data: Buffer) => {
      for (let at = 0; at + 26 < data.length; at += data.readInt32LE(at)) {
        const message = data.subarray(at, at + data.readInt32LE(at));
        const isLegacy = message.readInt32LE(12) === 2004;
        const reply = Buffer.from(isLegacy ? legacy() : answerTo(message));
        reply.writeInt32LE(message.readInt32LE(4), 8);
        socket.write(reply);
      }
    });
  });
  server.listen(path, () => parentPort?.postMessage('ready'));
}

/** The first hello of a connection is asked, and answered, in the old form. */
function legacy(): Buffer {
  const frame = Buffer.alloc(hello.length + 15);
  frame.writeInt32LE(frame.length, 0);
  frame.writeInt32LE(1, 12);
  frame.writeInt32LE(1, 32);
  hello.copy(frame, 36, 21);
  return frame;
}

if (!isMainThread && parentPort) serve(String(workerData));
