import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const CLIENT = path.resolve(import.meta.dirname, '../client');
const READS_MESSAGES = /\.(svelte|ts)$/;

/** The words of the pages in a language, by key. */
function messagesIn(locale: 'de' | 'en'): Record<string, unknown> {
  const folder = path.join(CLIENT, 'messages');
  const files = readdirSync(folder).filter((file) => file.endsWith(`.${locale}.json`));
  return Object.assign({}, ...files.map((file) => JSON.parse(readFileSync(path.join(folder, file), 'utf8'))));
}

/** Every word that stands in the code of the pages, made files left aside. */
function wordsInPages(): ReadonlySet<string> {
  const source = path.join(CLIENT, 'src');
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
    (file) => READS_MESSAGES.test(file) && !file.includes('paraglide'),
  );
  return new Set(files.flatMap((file) => readFileSync(path.join(source, file), 'utf8').match(/\w+/g) ?? []));
}

it('every message is there in both languages', () => {
  expect(Object.keys(messagesIn('en')).toSorted()).toEqual(Object.keys(messagesIn('de')).toSorted());
});

it('every message is said on some page', () => {
  const said = wordsInPages();
  const unsaid = Object.keys(messagesIn('de')).filter((key) => !key.startsWith('$') && !said.has(key));
  expect(unsaid).toEqual([]);
});
