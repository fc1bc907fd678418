import { afterEach, expect, test, vi } from 'vitest';
import type { Live } from '#lib/socket.svelte.ts';
import { sourceOf } from './source.ts';

const HOUR_MS = 3_600_000;

afterEach(() => vi.useRealTimers());

test('knows the time by the server’s clock, however wrong the device’s is, and though somebody sets it', async () => {
  const now = new Date('2026-11-27T10:00:00.000Z');

  vi.useFakeTimers({ now: now.getTime() - HOUR_MS });
  const answer = { items: [], lastChange: 0, now: now.toISOString() };
  const source = sourceOf({ command: async () => answer } as unknown as Live, 'c', () => undefined);

  await source.fetchChanges(0);
  expect(source.now()).toBe(now.getTime());
  vi.setSystemTime(now.getTime() + 5 * HOUR_MS);
  vi.advanceTimersByTime(60_000);
  expect(source.now()).toBe(now.getTime() + 60_000);
});
