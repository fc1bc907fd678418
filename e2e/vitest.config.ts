import { defineConfig } from 'vitest/config';

/** Journeys through the real server in a real browser; `npm test` builds the pages first. */
export default defineConfig({
  test: { include: ['*.test.ts'], testTimeout: 90_000, hookTimeout: 60_000, fileParallelism: false },
});
