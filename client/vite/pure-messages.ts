import type { Plugin } from 'vite';

/**
 * Says that the compiled messages do nothing when loaded. Without it the bundler keeps all of them in one chunk that
 * every page loads, 26 KB (gzip) of words of which a page needs a tenth.
 */
export function pureMessages(): Plugin {
  return {
    name: 'klammer-pure-messages',
    enforce: 'pre',
    transform: (_code, id) =>
      /\/lib\/paraglide\/messages(\/|\.js)/.test(id) ? { moduleSideEffects: false } : undefined,
  };
}
