import { type BrowserContext, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWindow, saidIn, visitConversation, wordsOf } from './support/browser.ts';
import { carrySession, createCompany, openConversation, type Company } from './support/people.ts';
import { startServer, type RunningServer } from './support/server.ts';

const t = wordsOf('en');
/** More than the server takes of one connection within ten seconds. */
const LONG = 180;
const NO_DATABASE = `Object.defineProperty(window, 'indexedDB', { value: undefined })`;
const NO_ROOM = `IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError') }`;

let server: RunningServer;
let kai: Company;
let conversation: string;
beforeAll(async () => {
  server = await startServer({ KLAMMER_DEMO: 'false' });
  kai = await createCompany(server.url, { name: 'Kaiwerk', email: 'kai@example.org' });
  const rost = await createCompany(server.url, { name: 'Rostfrei', email: 'rost@example.org' });
  conversation = await openConversation(server.url, kai, rost);
});
afterAll(async () => {
  expect(await server?.stop()).toBe(0);
});

async function enter(before = ''): Promise<{ page: Page; context: BrowserContext; faults: string[] }> {
  const opened = await openWindow(server.url, { keeps: true });
  if (before) await opened.context.addInitScript(before);
  await carrySession(opened.context, server.url, kai.cookie);
  await visitConversation(opened.page, `/en/messages/${conversation}`);
  return opened;
}

async function write(page: Page, text: string): Promise<void> {
  await page.locator('#composer').fill(text);
  await page.locator('#composer').press('Enter');
}

const unsentIn = (page: Page) => page.getByRole('list', { name: t('chat_unsent') }).getByRole('listitem');

async function storedTexts(): Promise<string[]> {
  const texts: string[] = [];
  for (let more = true; more;) {
    const address = `${server.url}/api/conversations/${conversation}/messages?limit=100&after=${texts.length}`;
    const answer = await fetch(address, { headers: { cookie: kai.cookie } });
    const { items } = (await answer.json()) as { items: { text: string }[] };
    texts.push(...items.map((message) => message.text));
    more = items.length > 0;
  }
  return texts;
}

describe('a browser that keeps nothing', () => {
  it.each([
    ['has no database', NO_DATABASE],
    ['has no room', NO_ROOM],
  ])('because it %s sends what is written, later too', async (reason, before) => {
    const { page, context, faults } = await enter(before);
    await write(page, `At once: ${reason}`);
    await saidIn(page, `At once: ${reason}`).waitFor();
    await expect.poll(() => unsentIn(page).count()).toBe(0);
    await context.setOffline(true);
    await write(page, `First: ${reason}`);
    await write(page, `Second: ${reason}`);
    await expect.poll(() => unsentIn(page).count()).toBe(2);
    await context.setOffline(false);
    await expect.poll(() => unsentIn(page).count(), { timeout: 60_000 }).toBe(0);
    expect((await storedTexts()).slice(-3)).toEqual(
      ['At once', 'First', 'Second'].map((word) => `${word}: ${reason}`),
    );
    expect(faults).toEqual([]);
  });
});

it('sends a long outbox in the order of writing, though it is more than one may send at once', async () => {
  const { page, context, faults } = await enter();
  const before = await storedTexts();
  const texts = Array.from({ length: LONG }, (_, index) => `Number ${index}`);
  await context.setOffline(true);
  for (const text of texts) await write(page, text);
  await expect.poll(() => unsentIn(page).count()).toBe(LONG);
  await context.setOffline(false);
  await expect.poll(() => unsentIn(page).count(), { timeout: 240_000 }).toBe(0);
  expect((await storedTexts()).slice(before.length)).toEqual(texts);
  expect(faults).toEqual([]);
});
