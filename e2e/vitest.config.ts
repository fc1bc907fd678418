import { availableParallelism } from 'node:os';
import path from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const LONGEST = ['every-page', 'no-room', 'meetings', 'offline', 'unsent'];

/** Begun last, they would run for a minute or more on one core, or only wait, while the other has nothing left to do. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const placeOf = ({ moduleId }: TestSpecification) => {
      const place = LONGEST.indexOf(path.basename(moduleId, '.test.ts'));
      return place === -1 ? LONGEST.length : place;
    };
    return (await super.sort(files)).toSorted((a, b) => placeOf(a) - placeOf(b));
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
