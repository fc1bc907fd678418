import { type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openWindow, saidIn, visitConversation, wordsOf } from './support/browser.ts';
import { carrySession, createCompany, openConversation, type Company } from './support/people.ts';
import { startServer, type RunningServer } from './support/server.ts';

const t = wordsOf('en');
const MESSAGES = 60;
/** Run in the page. */
const BELOW = `(() => {
  const box = document.querySelector('[role=log]');
  return Math.round(box.scrollHeight - box.scrollTop - box.clientHeight);
})()`;

let server: RunningServer;
let writer: Company;
let reader: Company;
let conversation: string;
beforeAll(async () => {
  server = await startServer({ KLAMMER_DEMO: 'false' });
  writer = await createCompany(server.url, { name: 'Kaiwerk', email: 'kai@example.org' });
  reader = await createCompany(server.url, { name: 'Rostfrei', email: 'rost@example.org' });
  conversation = await openConversation(server.url, writer, reader);
  for (let place = 1; place <= MESSAGES; place += 1)
    await send(`${place}: ${'Kai und Kran '.repeat(place % 9)}`);
});
afterAll(async () => {
  expect(await server?.stop()).toBe(0);
});

async function ask(method: string, path: string, body: object): Promise<void> {
  const answer = await fetch(`${server.url}/api/conversations/${conversation}/messages${path}`, {
    method,
    headers: { 'content-type': 'application/json', origin: server.url, cookie: writer.cookie },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
}
const send = (text: string) => ask('POST', '', { clientId: crypto.randomUUID(), text });

const row = (page: Page, place: number) => page.locator(`[data-place="${place}"]`);
const topOf = async (page: Page, place: number) =>
  Math.round((await row(page, place).boundingBox())?.y ?? NaN);
/** How far the end is from the lower edge. */
const belowIn = (page: Page) => page.evaluate(BELOW) as Promise<number>;

it.each([390, 1440])(
  '%i pixels wide, stays where somebody reads, whatever happens above and below',
  async (width) => {
    const { page, context, faults } = await openWindow(server.url, { width });
    await carrySession(context, server.url, reader.cookie);
    await visitConversation(page, `/en/messages/${conversation}`);
    const middle = MESSAGES / 2;
    await page.evaluate(
      `document.querySelector('[data-place="${middle}"]').scrollIntoView({ block: 'start' })`,
    );
    // The page has noticed that the end is out of sight.
    await page.getByRole('button', { name: t('chat_to_newest') }).waitFor();
    const top = await topOf(page, middle);
    // Browsers scroll by whole pixels.
    const movedFrom = async (before: number) => Math.abs((await topOf(page, middle)) - before);

    await ask('PUT', `/${middle - 2}/reaction`, { code: 'thanks', on: true });
    await row(page, middle - 2)
      .getByRole('button', { name: /: 1$/ })
      .waitFor();
    expect(await movedFrom(top)).toBeLessThanOrEqual(1);
    await ask('PATCH', `/${middle - 3}`, { text: `Länger (${width}). `.repeat(60) });
    await row(page, middle - 3)
      .getByText(`Länger (${width})`)
      .waitFor();
    expect(await movedFrom(top)).toBeLessThanOrEqual(1);
    await send(`Neu (${width})`);
    await saidIn(page, `Neu (${width})`).waitFor({ state: 'attached' });
    expect(await movedFrom(top)).toBeLessThanOrEqual(1);

    // Who is at the end stays there.
    await page.getByRole('button', { name: t('chat_new_below') }).click();
    await expect.poll(() => belowIn(page)).toBeLessThanOrEqual(1);
    await ask('PUT', `/${MESSAGES}/reaction`, { code: 'great', on: true });
    await row(page, MESSAGES).getByRole('button', { name: /: 1$/ }).waitFor();
    await expect.poll(() => belowIn(page)).toBeLessThanOrEqual(1);
    for (const place of [middle - 2, MESSAGES])
      for (const code of ['thanks', 'great']) await ask('PUT', `/${place}/reaction`, { code, on: false });
    expect(faults).toEqual([]);
  },
);
