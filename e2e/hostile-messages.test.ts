import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWindow, visitConversation, wordsOf } from './support/browser.ts';
import { HOSTILE_TEXTS } from './support/hostile.ts';
import { carrySession, createCompany, openConversation, type Company } from './support/people.ts';
import { startServer, type RunningServer } from './support/server.ts';

const t = wordsOf('en');
/** Made of a text, each of these would be an attack that got through. */
const NEVER = [
  ...['iframe', 'object', 'embed', 'base', 'form[action*=evil]', 'meta[http-equiv=refresh]'],
  ...['[data-place] script', '[data-place] style', '[data-place] img', '[data-place] video'],
];

/** Run in the page: gives every handler its chance that a message could have brought. */
const PROVOKE = `for (const one of document.querySelectorAll('[data-place] *'))
  for (const type of ['mouseover', 'pointerenter', 'focus', 'load', 'error', 'toggle', 'animationstart'])
    one.dispatchEvent(new Event(type, { bubbles: true }))`;

let server: RunningServer;
let reader: Company;
let writer: Company;
let conversation: string;
beforeAll(async () => {
  server = await startServer({ KLAMMER_DEMO: 'false' });
  reader = await createCompany(server.url, { name: 'Kaiwerk', email: 'kai@example.org' });
  writer = await createCompany(server.url, { name: 'Böse <b>Absicht</b>', email: 'evil@example.org' });
  conversation = await openConversation(server.url, writer, reader);
});
afterAll(async () => {
  expect(await server?.stop()).toBe(0);
});

async function post(path: string, body: unknown): Promise<void> {
  const answer = await fetch(`${server.url}/api/conversations/${conversation}/messages${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: server.url, cookie: writer.cookie },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
}

describe('hostile messages', () => {
  it('are shown as what they say: none runs a script, reaches another site or breaks the content policy', async () => {
    for (const text of HOSTILE_TEXTS) await post('', { clientId: randomUUID(), text });
    // The last one also as what is answered, so that it stands in a quotation and in the list.
    await post('', { clientId: randomUUID(), text: HOSTILE_TEXTS[1], replyTo: 2 });
    const { page, context, faults } = await openWindow(server.url);
    const foreign: string[] = [];
    const hits: unknown[] = [];
    await page.exposeFunction('hit', (which: unknown) => hits.push(which));
    page.on('dialog', (dialog) => {
      hits.push(dialog.message());
      void dialog.dismiss();
    });
    context.on('request', (request) => {
      if (!request.url().startsWith(server.url) && !request.url().startsWith('data:'))
        foreign.push(request.url());
    });
    await carrySession(context, server.url, reader.cookie);
    await visitConversation(page, `/en/messages/${conversation}`);
    const rows = page.locator('[data-place]');
    // More than come with the page: the older ones are loaded by scrolling.
    await expect
      .poll(async () => {
        await page.evaluate(`document.querySelector('[role=log]').scrollTo(0, 0)`);
        return rows.count();
      })
      .toBe(HOSTILE_TEXTS.length + 1);

    // What was said is there to read, tags and all.
    expect(await rows.first().innerText()).toContain('<script>hit(1)</script>');
    // Arrives while the page is open: shown by the client, not by the server.
    await post('', { clientId: randomUUID(), text: '<img src=x onerror=hit("live")>' });
    await expect.poll(() => rows.last().innerText()).toContain('hit("live")');
    // Whatever listens to pointers and focus is given its chance.
    await page.evaluate(PROVOKE);
    const links = page.locator('[data-place] a[href]');
    const hrefs = await links.evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''));
    expect(hrefs.filter((href) => !/^(https?:\/\/|mailto:|\/|\?|#)/.test(href))).toEqual([]);
    // The same words found by the search within.
    await page.getByRole('button', { name: t('chat_search'), exact: true }).click();
    await page.getByRole('searchbox').fill('onerror');
    await page.getByRole('searchbox').press('Enter');
    const finder = page.getByRole('region', { name: t('chat_search'), exact: true });
    await finder.getByText('hit(2)').first().waitFor();

    const inside = await Promise.all(NEVER.map((selector) => page.locator(selector).count()));
    expect({ hits, foreign, faults }).toEqual({ hits: [], foreign: [], faults: [] });
    expect(inside).toEqual(NEVER.map(() => 0));
  });
});
