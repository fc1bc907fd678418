import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { gathered } from './gathered.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('does once what was asked for several times, and anew what is asked for later', async () => {
  const work = vi.fn(async () => undefined);
  const reload = gathered(work, 300);
  for (let count = 0; count < 5; count += 1) reload.ask();
  expect(work).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(300);
  expect(work).toHaveBeenCalledTimes(1);
  reload.ask();
  await vi.advanceTimersByTimeAsync(300);
  expect(work).toHaveBeenCalledTimes(2);
});

it('goes on though it is asked for without an end', async () => {
  const work = vi.fn(async () => undefined);
  const reload = gathered(work, 300);
  for (let count = 0; count < 20; count += 1) {
    reload.ask();
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(work.mock.calls.length).toBeGreaterThanOrEqual(4);
});

it('never does it twice at a time, and once more where it was asked for meanwhile', async () => {
  let finish = () => undefined as void;
  const work = vi.fn(() => new Promise<void>((resolve) => (finish = resolve)));
  const reload = gathered(work, 300);
  reload.ask();
  await vi.advanceTimersByTimeAsync(300);
  reload.ask();
  reload.ask();
  await vi.advanceTimersByTimeAsync(1000);
  expect(work).toHaveBeenCalledTimes(1);
  finish();
  await vi.advanceTimersByTimeAsync(300);
  expect(work).toHaveBeenCalledTimes(2);
});

it('does nothing more once it was stopped', async () => {
  let finish = () => undefined as void;
  const work = vi.fn(() => new Promise<void>((resolve) => (finish = resolve)));
  const reload = gathered(work, 300);
  reload.ask();
  await vi.advanceTimersByTimeAsync(300);
  reload.ask();
  reload.stop();
  finish();
  await vi.advanceTimersByTimeAsync(1000);
  expect(work).toHaveBeenCalledTimes(1);
});
