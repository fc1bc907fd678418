import mongoose from 'mongoose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApp, type TestApp } from '../../test/app.ts';
import { migrate } from './migrations.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(async () => app.close());

test('runs each migration once, in order, and one that failed again', async () => {
  const ran: string[] = [];
  let isBroken = true;
  const one = { name: 'one', run: () => Promise.resolve(void ran.push('one')) };
  const two = {
    name: 'two',
    run: () => (isBroken ? Promise.reject(new Error('no')) : Promise.resolve(void ran.push('two'))),
  };
  await expect(migrate([one, two])).rejects.toThrow('two');
  isBroken = false;
  await migrate([one, two]);
  await migrate([one, two]);
  expect(ran).toEqual(['one', 'two']);
});

test('leaves to another process what that one is at, and waits for its end', async () => {
  const collection = (name: string) => mongoose.connection.collection<{ _id: string }>(name);
  const [holder, now] = ['another process', Date.now()];
  await collection('processes').insertOne({ ...{ _id: holder, seenAt: new Date(now), shares: true } });
  await collection('leases').insertOne({ ...{ _id: 'migrations', holder, until: new Date(now + 60_000) } });
  let runs = 0;
  const three = { name: 'three', run: () => Promise.resolve(void (runs += 1)) };
  const waiting = migrate([three]);
  await collection('migrations').insertOne({ ...{ _id: 'three', doneAt: new Date() } });
  await waiting;
  expect(runs).toBe(0);
});
