import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The long ones first: one that begins last is what everybody waits for. */
const FIRST = [
  'server/test/delivery/',
  'server/src/demo/unfinished',
  'server/test/access/',
  'server/test/',
  'scripts/backup/',
];
const KILL_LOOP = 'server/test/delivery/kill-loop.test.ts';

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ project, moduleId }: TestSpecification): number => {
      const found = FIRST.findIndex((folder) => moduleId.includes(folder));
      return (project.name === 'server' ? 0 : FIRST.length + 1) + (found < 0 ? FIRST.length : found);
    };
    return (await super.sort(files)).sort((a, b) => place(a) - place(b));
  }
}

/** Unit and API tests, run by Node; components and journeys have projects of their own in client/ and e2e/. */
export default defineConfig({
  test: {
    environment: 'node',
    // Ends what hangs; nothing is fast enough or too slow by it.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 30_000 } },
    restoreMocks: true,
    // One more than there are cores: some files wait for processes that they started.
    maxWorkers: availableParallelism() + 1,
    sequence: { sequencer: LongestFirst, groupOrder: 1 },
    // TypeScript is run by Node itself, as in the product.
    experimental: { viteModuleRunner: false, nodeLoader: false },
    projects: [
      {
        extends: true,
        // By itself, before all others: a killed server and its clients keep two cores busy, and how many kills there are
        // in its two minutes depends on them.
        test: {
          name: 'kill loop',
          include: [KILL_LOOP],
          setupFiles: ['server/test/region.ts'],
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        // Loading the server takes longer than most of its tests, so that a worker does it once for many files. Each
        // file starts an app with a store of its own and closes it; modules of the server keep nothing that lasts.
        test: {
          name: 'server',
          include: ['server/**/*.test.ts'],
          exclude: [KILL_LOOP],
          isolate: false,
          setupFiles: ['server/test/region.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'parts',
          include: ['{contracts,search,store,scripts}/**/*.test.ts'],
          isolate: false,
        },
      },
    ],
  },
});
