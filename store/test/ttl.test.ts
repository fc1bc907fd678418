import { Double } from 'bson';
import { expect, test, vi } from 'vitest';
import { Engine } from '../src/commands/engine.ts';
import { runCommand } from '../src/commands/index.ts';
import { removeExpired, startTtl } from '../src/ttl.ts';
import { doc, type Value } from '../src/values/types.ts';

test('removes what has expired and keeps what has not or has no date', () => {
  const engine = new Engine(':memory:', 1 << 20);
  const run = (name: string, fields: Record<string, Value>): unknown =>
    runCommand({ engine, db: 't', name, command: doc({ [name]: 'c', ...fields }), sequences: new Map() });
  run('createIndexes', { indexes: [doc({ key: doc({ at: 1 }), name: 'at', expireAfterSeconds: 60 })] });
  run('insert', {
    documents: [
      doc({ _id: 1, at: new Date(0) }),
      doc({ _id: 2, at: new Date(100_000) }),
      doc({ _id: 3, at: 'text' }),
      doc({ _id: 4 }),
    ],
  });
  removeExpired(engine, 61_000);
  expect(run('distinct', { key: '_id' })).toEqual(doc({ values: [2, 3, 4], ok: new Double(1) }));
  engine.close();
});

test('keeps to another pace from when it is set', () => {
  vi.useFakeTimers();
  const engine = new Engine(':memory:', 1 << 20);
  const swept = vi.spyOn(engine.cursors, 'sweep');
  const stop = startTtl(engine, (error) => {
    throw error;
  });
  engine.ttlSeconds = 180;
  vi.advanceTimersByTime(179_000);
  expect(swept).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1_000);
  expect(swept).toHaveBeenCalledOnce();
  vi.advanceTimersByTime(180_000);
  expect(swept).toHaveBeenCalledTimes(2);
  stop();
  engine.close();
  vi.useRealTimers();
});
