import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { virtualEndpoints } from './vite/virtual-endpoints.ts';

/** Chromium as root in a container, and without anything that calls out. */
const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Components and client logic, run in a real Chromium. */
export default defineConfig({
  plugins: [
    virtualEndpoints(),
    paraglideVitePlugin({
      project: './project.inlang',
      outdir: './src/lib/paraglide',
      outputStructure: 'message-modules',
      strategy: ['url', 'baseLocale'],
    }),
    svelte({ configFile: false }),
  ],
  // Found while the tests run, they would make Vite reload the page under a test.
  optimizeDeps: { include: ['vitest-browser-svelte', 'socket.io-client', 'idb'] },
  test: {
    include: ['src/**/*.test.ts'],
    testTimeout: 20_000,
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: playwright({
        launchOptions: {
          executablePath: process.env['KLAMMER_CHROMIUM'] ?? '/usr/bin/chromium',
          args: CHROMIUM_FLAGS,
        },
      }),
      instances: [{ browser: 'chromium' }],
    },
  },
});
