import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const LONGEST = ['every-page.test.ts', '/pages.test.ts', 'meetings.test.ts'];

/** Begun last, they would run for minutes on one core while the other has nothing left to do. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLongest = ({ moduleId }: TestSpecification) => LONGEST.some((name) => moduleId.endsWith(name));
    return (await super.sort(files)).toSorted((a, b) => Number(isLongest(b)) - Number(isLongest(a)));
  }
}

/**
 * Journeys through the real server in a real browser; `npm test` builds the pages first. Each file has a server of its
 * own; a browser belongs to a worker, each window to a test.
 */
export default defineConfig({
  test: {
    include: ['*.test.ts'],
    globalSetup: ['support/fill.ts'],
    setupFiles: ['support/windows.ts'],
    // So that the browser, and the modules that drive it, serve all files of a worker.
    isolate: false,
    // One more than there are cores: journeys wait for pages.
    maxWorkers: availableParallelism() + 1,
    sequence: { sequencer: LongestFirst },
    // All of them only end what hangs; a busy machine may take its time.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 30_000 } },
  },
});
