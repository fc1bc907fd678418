import { setImmediate as turnEnds } from 'node:timers/promises';
import mongoose from 'mongoose';
import { afterEach, expect, it } from 'vitest';
import { connectEmbedded, type Database } from './connect.ts';
import { writesTo } from './writes.ts';

let database: Database | undefined;
afterEach(async () => {
  await database?.close();
  database = undefined;
});

it('has counted a write at the end of the turn that answers it, for its own collection only', async () => {
  database = await connectEmbedded(':memory:');
  const collection = (name: string) => mongoose.connection.collection(name);
  const before = [writesTo(['one']), writesTo(['other']), writesTo(['other', 'one'])];
  await collection('one').insertOne({ x: 1 });
  await turnEnds();
  const after = [writesTo(['one']), writesTo(['other']), writesTo(['other', 'one'])];
  expect(after.map((number, place) => number === before[place])).toEqual([false, true, false]);
  await collection('one').findOne({ x: 1 });
  await turnEnds();
  expect(writesTo(['one'])).toBe(after[0]);
});

it('never takes what was kept of one store for another', async () => {
  database = await connectEmbedded(':memory:');
  const kept = writesTo(['one']);
  await database.close();
  expect(writesTo(['one'])).toBeNull();
  database = await connectEmbedded(':memory:');
  expect(writesTo(['one'])).not.toBe(kept);
});
