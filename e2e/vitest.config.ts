import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/**
 * Journeys through the real server in a real browser; `npm test` builds the pages first. Each file has a server and a
 * browser of its own.
 */
export default defineConfig({
  test: {
    include: ['*.test.ts'],
    maxWorkers: availableParallelism(),
    // All of them only end what hangs; a busy machine may take its time.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 30_000 } },
  },
});
