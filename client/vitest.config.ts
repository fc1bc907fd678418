import type { Component } from 'svelte';
import type * as Server from 'svelte/server';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import type { BrowserCommand } from 'vitest/node';
import { launchOptions } from '../e2e/support/chromium.ts';
import { icons } from './vite/icons.ts';
import { areCompiled, messages } from './vite/messages.ts';
import { virtualEndpoints } from './vite/virtual-endpoints.ts';
import { wordsWithUsers } from './vite/words-with-users.ts';

/** The HTML of a component as the server makes it, for tests of how a page starts from it. */
const renderOnServer: BrowserCommand<[path: string]> = async ({ project }, path) => {
  const { render } = (await project.vite.ssrLoadModule('svelte/server')) as typeof Server;
  const { default: component } = (await project.vite.ssrLoadModule(path)) as { default: Component };

  return render(component, { props: {} }).body;
};

declare module 'vitest/browser' {
  interface BrowserCommands {
    renderOnServer(path: string): Promise<string>;
  }
}

/** Components and client logic, run in a real Chromium. */
export default defineConfig({
  plugins: [
    virtualEndpoints(),
    wordsWithUsers(),
    ...(areCompiled() ? [] : messages('serve')),
    icons(),
    svelte({ configFile: false }),
  ],
  resolve: {
    alias: {
      '$app/forms': new URL('test/app/forms.ts', import.meta.url).pathname,
      '$app/navigation': new URL('test/app/navigation.ts', import.meta.url).pathname,
    },
  },
  // Found while the tests run, they would make Vite reload the page under a test.
  optimizeDeps: {
    include: [
      'vitest-browser-svelte',
      'vitest-browser-svelte/pure',
      'socket.io-client',
      'idb',
      'svelte',
      'svelte/server',
    ],
  },
  test: {
    include: ['src/**/*.test.ts'],
    setupFiles: ['test/region.ts', 'test/clean.ts'],
    // Both end what hangs; a busy machine may take its time.
    testTimeout: 60_000,
    expect: { poll: { timeout: 30_000 } },
    // A page loads what components are made of once, and not for each file.
    isolate: false,
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      commands: { renderOnServer },
      provider: playwright({ launchOptions }),
      instances: [{ browser: 'chromium' }],
    },
  },
});
