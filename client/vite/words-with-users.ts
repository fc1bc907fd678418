import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const MESSAGES = '#lib/paraglide/messages.js';
const FOLDER = fileURLToPath(new URL('../src/lib/paraglide/messages/', import.meta.url));
const OF = '\0words-of:';
const LIST = '\0words-in:';
/** Says that these are no components, whatever the name of their user ends in. */
const END = '.words.js';

/**
 * Gives each file of ours its own copy of the messages it uses, so that its words travel inside its code. Shared, each
 * message would be a file of its own, since hardly two are used by the same pages: sixty requests a page.
 */
export function wordsWithUsers(): Plugin {
  return {
    name: 'klammer-words-with-users',
    enforce: 'pre',
    // Development would have to look again at whatever changes.
    apply: (_config, { command }) => command === 'build' || process.env.VITEST !== undefined,
    resolveId(id, importer) {
      if (id.startsWith(LIST)) return id;

      return id === MESSAGES && importer && this.environment.name === 'client'
        ? `${OF}${importer}${END}`
        : undefined;
    },
    load(id) {
      if (id.startsWith(OF)) return `export * as m from ${JSON.stringify(LIST + id.slice(OF.length))};`;
      if (!id.startsWith(LIST)) return;
      const user = id.slice(LIST.length, -END.length);
      const own = this.environment.mode === 'build' ? `?for=${encodeURIComponent(user)}` : '';
      const copies = usedIn(user).map((name) => {
        const copy = `${FOLDER}${name}.js${own}`;

        return `export { ${name} } from ${JSON.stringify(copy)};`;
      });

      return { code: copies.join('\n'), moduleSideEffects: false };
    },
    // A word that was overlooked would break its page in the browser; so it breaks the build.
    onLog(_level, { code, message }) {
      if (code === 'IMPORT_IS_UNDEFINED' && message.includes(LIST.slice(1))) throw new Error(message);
    },
    // Compiled messages do nothing when loaded.
    transform: (_code, id) =>
      /\/lib\/paraglide\/messages(\/|\.js)/.test(id) ? { moduleSideEffects: false } : undefined,
  };
}

function usedIn(file: string): string[] {
  const source = readFileSync(file.replace(/\?.*/, ''), 'utf8');
  const names = new Set(Array.from(source.matchAll(/(?<![\w$])m\s*\.\s*(\w+)/g), ([, name]) => name ?? ''));

  return [...names].filter((name) => existsSync(`${FOLDER}${name}.js`));
}
