import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import { icons } from './vite/icons.ts';
import { layers } from './vite/layers.ts';
import { messages } from './vite/messages.ts';
import { virtualEndpoints } from './vite/virtual-endpoints.ts';
import { wordsWithUsers } from './vite/words-with-users.ts';

export default defineConfig(({ command }) => ({
  plugins: [
    virtualEndpoints(),
    wordsWithUsers(),
    layers(),
    messages(command),
    icons(),
    sveltekit({
      adapter: adapter({ precompress: true }),
      compilerOptions: { runes: ({ filename }) => (filename.includes('node_modules') ? undefined : true) },
      // Nothing is drawn before the styles are there; those of the page come with it.
      inlineStyleThreshold: 16_000,
      // Registered for who is signed in (`lib/offline/device.ts`), for nobody else.
      serviceWorker: { register: false },
      // Versions are found by the hash of the build; nothing polls.
      version: { pollInterval: 0 },
      csp: {
        mode: 'nonce',
        directives: {
          'default-src': ['self'],
          'script-src': ['self'],
          'style-src': ['self'],
          // Svelte writes `style:` directives and server-rendered style attributes.
          'style-src-attr': ['unsafe-inline'],
          'img-src': ['self', 'data:'],
          'font-src': ['self'],
          'connect-src': ['self'],
          'object-src': ['none'],
          'base-uri': ['self'],
          'form-action': ['self'],
          'frame-ancestors': ['none'],
        },
      },
    }),
  ],
  // Maps of the server's part are two thirds of what would be written, and nothing reads them.
  build: { sourcemap: false, target: 'es2022', cssTarget: ['chrome123', 'firefox128', 'safari17.5'] },
  server: { proxy: { '/api': apiOrigin(), '/socket.io': { target: apiOrigin(), ws: true } } },
}));

function apiOrigin(): string {
  return process.env['KLAMMER_API_ORIGIN'] ?? 'http://127.0.0.1:3000';
}
