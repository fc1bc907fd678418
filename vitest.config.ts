import { defineConfig } from 'vitest/config';

/** Unit and API tests, run by Node; components and journeys have projects of their own in client/ and e2e/. */
export default defineConfig({
  test: {
    include: ['{contracts,search,store,server,scripts}/**/*.test.ts'],
    environment: 'node',
    testTimeout: 20_000,
    hookTimeout: 20_000,
  },
});
