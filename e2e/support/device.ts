import { type Page } from 'playwright-core';

interface Kept {
  name: string;
  personId: string;
}
/** Everything in one store of this browser; nothing where there is no such database, which asking must not make. */
function readStore<Item>(page: Page, database: string, store: string): Promise<Item[]> {
  return page.evaluate(`indexedDB.databases().then((all) => all.some((one) => one.name === '${database}') ? new Promise((resolve, reject) => {
    const opening = indexedDB.open('${database}');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const all = opening.result.transaction('${store}').objectStore('${store}').getAll();
      all.onsuccess = () => { opening.result.close(); resolve(all.result); };
    };
  }) : [])`);
}
export const readKept = (page: Page) => readStore<Kept>(page, 'klammer-kept', 'kept');
export const readUnsent = (page: Page) => readStore<{ text: string }>(page, 'klammer-outbox', 'unsent');

/** The keys of what was typed and not saved yet. */
export const readDrafts = (page: Page): Promise<string[]> =>
  page.evaluate(`Object.keys(localStorage).filter((key) => key.startsWith('klammer-draft:'))`);

/** What the browser's caches hold: the paths, and all text of what is no file of the build. */
export async function readCaches(page: Page): Promise<{ paths: string[]; text: string }> {
  return page.evaluate(`(async () => {
    const paths = [], texts = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        const path = new URL(request.url).pathname;
        paths.push(path);
        if (!path.startsWith('/_app/')) texts.push(await (await cache.match(request)).text());
      }
    }
    return { paths, text: texts.join() };
  })()`);
}
