import mongoose from 'mongoose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApp, type TestApp } from '../../test/app.ts';
import { holdLease } from './lease.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(async () => app.close());

test('leaves a lease to a process that is seen, and takes it once that is gone', async () => {
  const [id, now] = ['another process', new Date()];
  const collection = (name: string) => mongoose.connection.collection<{ _id: string }>(name);
  await collection('processes').insertOne({ ...{ _id: id, seenAt: now, shares: true } });
  const until = new Date(now.getTime() + 60_000);
  await collection('leases').insertOne({ ...{ _id: 'sweeping', holder: id, until } });
  expect(await holdLease('sweeping', 1000, now)).toBe(false);
  await collection('processes').updateOne(
    { _id: id },
    { $set: { seenAt: new Date(now.getTime() - 21_000) } },
  );
  expect(await holdLease('sweeping', 1000, now)).toBe(true);
  expect(await holdLease('sweeping', 1000, now)).toBe(true);
});
