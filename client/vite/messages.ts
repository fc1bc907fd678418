import { globSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { paraglideVitePlugin } from '@inlang/paraglide-js';
import type { Plugin } from 'vite';
import { fewAtATime } from './few-at-a-time.ts';

const CLIENT = fileURLToPath(new URL('..', import.meta.url));

/** Compiles `messages/` to `src/lib/paraglide`, and again when they change during development. */
export function messages(command: 'build' | 'serve'): Plugin[] {
  const plugins = paraglideVitePlugin({
    project: './project.inlang',
    outdir: './src/lib/paraglide',
    // One module per message: a page carries only the words it uses.
    outputStructure: 'message-modules',
    strategy: ['url', 'baseLocale'],
    // Not during development: there it watches what its own files read.
    ...(command === 'build' && { fs: fewAtATime() }),
  });

  return [plugins].flat().map((plugin) => ({
    ...plugin,
    // A build makes the server's part first; the browser's and the service worker's use what was compiled for it.
    applyToEnvironment: ({ name, config }) => config.command === 'serve' || name === 'ssr',
  }));
}

/** Whether what was compiled last is newer than every message: then tests can do with it. */
export function areCompiled(): boolean {
  const newest = (pattern: string) =>
    Math.max(...globSync(pattern, { cwd: CLIENT }).map((file) => statSync(CLIENT + file).mtimeMs));

  return newest('src/lib/paraglide/messages/_index.js') > newest('messages/*.json');
}
