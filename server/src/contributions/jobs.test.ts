import mongoose from 'mongoose';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { startApp, type TestApp } from '../../test/app.ts';
import { startJobs } from './jobs.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());
afterEach(() => vi.useRealTimers());

const collection = (name: string) => mongoose.connection.collection<{ _id: string }>(name);

/** Another process has the lease on repairs for three minutes. @param seenMsAgo when it was last seen */
async function holdElsewhere(seenMsAgo: number): Promise<void> {
  const [_id, now] = ['job:repairs', Date.now()];
  const seenAt = new Date(now - seenMsAgo);
  await collection('processes').updateOne({ _id: 'other' }, { $set: { seenAt } }, { upsert: true });
  const until = new Date(now + 180_000);
  await collection('leases').updateOne({ _id }, { $set: { holder: 'other', until } }, { upsert: true });
}

describe('repairs at a start', () => {
  it('happen although the process that had begun them was killed', async () => {
    await holdElsewhere(30_000);
    const repair = vi.fn(() => Promise.resolve());
    const jobs = startJobs(app.deps, [], [repair]);
    await expect.poll(() => repair.mock.calls.length).toBe(1);
    await jobs.stop();
    // Whoever starts next does not wait for it to run out.
    expect(await collection('leases').findOne({ _id: 'job:repairs' })).toBeNull();
  });

  it('wait for another process that repairs, and happen after it', async () => {
    await holdElsewhere(0);
    const repair = vi.fn(() => Promise.resolve());
    const now = vi.fn(app.deps.now);
    const jobs = startJobs({ ...app.deps, now }, [], [repair]);
    // It asks what time it is whenever it asks whether it may.
    await expect.poll(() => now.mock.calls.length, { timeout: 30_000 }).toBe(2);
    expect(repair).not.toHaveBeenCalled();
    await collection('leases').deleteOne({ _id: 'job:repairs' });
    await expect.poll(() => repair.mock.calls.length, { timeout: 30_000 }).toBe(1);
    await jobs.stop();
  });

  it('happen once more where one failed, and the jobs do not wait for that', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
    const repair = vi.fn(() => Promise.resolve()).mockRejectedValueOnce(new Error('the store was away'));
    const run = vi.fn(() => Promise.resolve());
    const jobs = startJobs(app.deps, [{ name: 'tidying', everyMs: 10_000, run }], [repair]);
    await vi.advanceTimersByTimeAsync(10_000);
    await vi.waitFor(() => expect(run).toHaveBeenCalled(), { timeout: 30_000 });
    expect(repair).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(60_000);
    await vi.waitFor(() => expect(repair).toHaveBeenCalledTimes(2), { timeout: 30_000 });
    await jobs.stop();
  });
});
