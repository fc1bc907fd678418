import mongoose from 'mongoose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApp, type TestApp } from '../../test/app.ts';
import { holdLease, releaseEveryLease } from './lease.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(async () => app.close());

test('leaves a lease to who holds it, and takes that of a killed process at a start', async () => {
  const now = new Date();
  const until = new Date(now.getTime() + 60_000);
  await mongoose.connection.collection<{ _id: string }>('leases').insertOne({
    ...{ _id: 'sweeping', holder: 'a process that was killed', until },
  });
  expect(await holdLease('sweeping', 1000, now)).toBe(false);
  await releaseEveryLease();
  expect(await holdLease('sweeping', 1000, now)).toBe(true);
});
