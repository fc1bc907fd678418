import { type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWindow, saidIn, visitConversation, wordsOf } from './support/browser.ts';
import { openCuttable, type CuttableWindow } from './support/lines.ts';
import { carrySession, createCompany, enterAs, openConversation, type Company } from './support/people.ts';
import { startServer, type RunningServer } from './support/server.ts';

const t = wordsOf('en');
const KAI = { name: 'Kaiwerk', email: 'kai@example.org' };
const ROST = { name: 'Rostfrei', email: 'rost@example.org' };

/** What lies in the outbox of this browser; run in the page. */
const READ_OUTBOX = `new Promise((resolve, reject) => {
  const opening = indexedDB.open('klammer-outbox');
  opening.onerror = () => reject(opening.error);
  opening.onsuccess = () => {
    const database = opening.result;
    if (!database.objectStoreNames.contains('unsent')) return resolve([]);
    const all = database.transaction('unsent').objectStore('unsent').getAll();
    all.onsuccess = () => resolve(all.result);
  };
})`;

let server: RunningServer;
let kai: Company;
let rost: Company;
let conversation: string;
beforeAll(async () => {
  server = await startServer({ KLAMMER_DEMO: 'false' });
  kai = await createCompany(server.url, KAI);
  rost = await createCompany(server.url, ROST);
  conversation = await openConversation(server.url, kai, rost);
});
afterAll(async () => {
  expect(await server?.stop()).toBe(0);
});

async function open(): Promise<CuttableWindow> {
  const opened = await openCuttable(server.url);
  return opened;
}

async function enter(company: Company): Promise<CuttableWindow> {
  const opened = await open();
  await carrySession(opened.context, server.url, company.cookie);
  await visit(opened.page);
  return opened;
}

const visit = (page: Page): Promise<void> => visitConversation(page, `/en/messages/${conversation}`);

async function write(page: Page, text: string): Promise<void> {
  await page.locator('#composer').fill(text);
  await page.locator('#composer').press('Enter');
}

const unsentIn = (page: Page) => page.getByRole('list', { name: t('chat_unsent') }).getByRole('listitem');
const textsIn = (page: Page) => page.locator('[data-place]').allInnerTexts();
const timesSeen = async (page: Page, text: string): Promise<number> =>
  (await textsIn(page)).filter((one) => one.includes(text)).length;

/** How often each text is stored. */
async function storedTexts(): Promise<string[]> {
  const answer = await fetch(`${server.url}/api/conversations/${conversation}/messages?limit=100`, {
    headers: { cookie: kai.cookie },
  });
  return ((await answer.json()) as { items: { text: string }[] }).items.map((message) => message.text);
}

/** Somebody says something, and a window hears it: it is back. */
async function saidTo({ cookie }: Company, page: Page): Promise<void> {
  const text = `Seid ihr da? ${Math.random()}`;
  const headers = { 'content-type': 'application/json', origin: server.url, cookie };
  const body = JSON.stringify({ clientId: crypto.randomUUID(), text });
  await fetch(`${server.url}/api/conversations/${conversation}/messages`, { method: 'POST', headers, body });
  await saidIn(page, text).waitFor({ timeout: 60_000 });
}

describe('what is written without a connection', () => {
  it('stays in sight, can be changed, survives a reload, and is sent exactly once', async () => {
    const [mine, theirs] = [await enter(kai), await enter(rost)];
    await mine.cut(true);
    await write(mine.page, 'Erste ohne Netz');
    await write(mine.page, 'Zweite ohne Netz');
    await expect.poll(() => unsentIn(mine.page).count()).toBe(2);
    const first = unsentIn(mine.page).first();
    await first.getByRole('button', { name: t('chat_edit'), exact: true }).click();
    await first.getByRole('textbox').fill('Erste, verbessert');
    await first.getByRole('button', { name: t('chat_save'), exact: true }).click();

    await mine.page.reload();
    await expect.poll(() => unsentIn(mine.page).count()).toBe(2);
    expect((await unsentIn(mine.page).allInnerTexts()).join()).toMatch(
      /Erste, verbessert[^]*Zweite ohne Netz/,
    );
    expect(await storedTexts()).not.toContain('Zweite ohne Netz');

    await mine.cut(false);
    await mine.page.reload();
    await saidIn(theirs.page, 'Zweite ohne Netz').waitFor();
    await expect.poll(() => unsentIn(mine.page).count()).toBe(0);
    expect(
      (await storedTexts()).filter((text) => text.includes('ohne Netz') || text.startsWith('Erste')),
    ).toEqual(['Erste, verbessert', 'Zweite ohne Netz']);
    for (const { page, faults } of [mine, theirs]) {
      await expect.poll(() => timesSeen(page, 'Erste, verbessert')).toBe(1);
      await expect.poll(() => timesSeen(page, 'Zweite ohne Netz')).toBe(1);
      expect(faults).toEqual([]);
    }
  });

  it('keeps what is typed into one that arrives meanwhile, and sends it as a new one', async () => {
    const { page, context, cut } = await enter(kai);
    await cut(true);
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    await context.route('**/api/conversations/*/messages', async (route) => {
      await released;
      await route.continue();
    });
    await write(page, 'Unterwegs');
    const row = unsentIn(page).first();
    await row.getByRole('button', { name: t('chat_edit'), exact: true }).click();
    await row.getByRole('textbox').fill('Unterwegs, verbessert');
    release();
    await row.getByText(t('chat_sent_meanwhile')).waitFor();
    expect(await row.getByRole('textbox').inputValue()).toBe('Unterwegs, verbessert');
    await row.getByRole('button', { name: t('chat_send_as_new'), exact: true }).click();
    await expect.poll(storedTexts).toContain('Unterwegs, verbessert');
    expect((await storedTexts()).filter((text) => text.startsWith('Unterwegs'))).toHaveLength(2);
  });

  it('is asked for at a sign-out, also what is only typed and what the browser would not keep', async () => {
    const { page, context, cut } = await enter(kai);
    await cut(true);
    const asked: string[] = [];
    page.on('dialog', (dialog) => {
      asked.push(dialog.message());
      void dialog.dismiss();
    });
    await page.evaluate(
      'IDBObjectStore.prototype.put = () => { throw new DOMException("", "QuotaExceededError") }',
    );
    await write(page, 'Passt nicht mehr hinein');
    await expect.poll(() => unsentIn(page).count()).toBe(1);
    await page.locator('#composer').fill('Nur getippt');
    await page.locator('.account summary').click();
    await page.getByRole('button', { name: t('sign_out') }).click();
    await expect.poll(() => asked).toEqual([expect.stringMatching(/^2 messages/)]);
    expect(await page.locator('#composer').inputValue()).toBe('Nur getippt');
    expect(await unsentIn(page).count()).toBe(1);
    expect((await context.cookies()).length).toBeGreaterThan(0);
  });

  it('is no draft any more once it is sent, though it was typed before the connection was lost', async () => {
    const { page, cut } = await enter(kai);
    const kept = page.waitForResponse((answer) => answer.url().endsWith('/draft') && answer.ok());
    await page.locator('#composer').pressSequentially('Vor dem Tunnel');
    await kept;
    await cut(true);
    await page.locator('#composer').press('Enter');
    await expect.poll(() => unsentIn(page).count()).toBe(1);
    const cleared = page.waitForResponse((answer) => answer.url().endsWith('/draft') && answer.ok());
    await cut(false);
    await cleared;
    await expect.poll(storedTexts).toContain('Vor dem Tunnel');
    await visit(page);
    expect(await page.locator('#composer').inputValue()).toBe('');
  });

  it('is in sight in the person’s other window too, and sent once by both', async () => {
    const { page, context } = await openWindow(server.url);
    await carrySession(context, server.url, kai.cookie);
    await visit(page);
    const second = await context.newPage();
    await visit(second);
    await context.setOffline(true);
    await write(page, 'Aus zwei Fenstern');
    await expect.poll(() => unsentIn(second).allInnerTexts()).toHaveLength(1);
    await context.setOffline(false);
    for (const one of [page, second]) {
      await expect.poll(() => unsentIn(one).count(), { timeout: 30_000 }).toBe(0);
      await expect.poll(() => timesSeen(one, 'Aus zwei Fenstern')).toBe(1);
    }
    expect((await storedTexts()).filter((text) => text === 'Aus zwei Fenstern')).toHaveLength(1);
  });

  it('waits for who changes it in another window, and is sent as it is then', async () => {
    const { page, context, cut } = await enter(kai);
    const second = await context.newPage();
    await visit(second);
    await cut(true);
    await write(page, 'Noch nicht fertig');
    await expect.poll(() => unsentIn(second).count()).toBe(1);
    await unsentIn(page)
      .getByRole('button', { name: t('chat_edit'), exact: true })
      .click();
    await unsentIn(page).getByRole('textbox').fill('Jetzt fertig');
    await cut(false);
    await visit(second);
    // What the other window writes is behind it, and by now it is back.
    await write(second, 'Danach geschrieben');
    await saidTo(rost, second);
    await expect.poll(() => unsentIn(page).count()).toBe(2);
    await unsentIn(page)
      .getByRole('button', { name: t('chat_save'), exact: true })
      .click();
    for (const one of [page, second])
      await expect.poll(() => unsentIn(one).count(), { timeout: 30_000 }).toBe(0);
    await expect.poll(() => timesSeen(second, 'Jetzt fertig')).toBe(1);
    expect((await storedTexts()).slice(-2)).toEqual(['Jetzt fertig', 'Danach geschrieben']);
  });

  it('is not sent by a window that is still open as whoever signs in next', async () => {
    const { page, context, cut } = await open();
    await enterAs(context, server.url, KAI.email);
    await visit(page);
    await cut(true);
    await write(page, 'Nur von mir');
    await expect.poll(() => unsentIn(page).count()).toBe(1);
    // In another window, as it were.
    const headers = { origin: server.url };
    const left = await context.request.post(`${server.url}/api/auth/sign-out`, { data: {}, headers });
    expect(left.ok()).toBe(true);
    await carrySession(context, server.url, rost.cookie);
    await cut(false);
    // The window learns who it is now, and shows nothing of the other one's.
    await expect.poll(() => unsentIn(page).count(), { timeout: 30_000 }).toBe(0);
    expect(await storedTexts()).not.toContain('Nur von mir');
  });

  it('is asked about before a sign-out, and forgotten at it in all windows', async () => {
    const { page, context, cut } = await open();
    const asked: string[] = [];
    await enterAs(context, server.url, ROST.email);
    await visit(page);
    const second = await context.newPage();
    await visit(second);
    await cut(true);
    await write(page, 'Nie gesendet');
    await expect.poll(() => unsentIn(page).count()).toBe(1);
    // As if typed in a conversation that is not open, and not with the server yet.
    await page.evaluate(`localStorage.setItem('klammer-draft:x', '{"at":"","base":0,"typed":{"text":"x"}}')`);
    await page.locator('.account').getByText(ROST.name).click();
    page.once('dialog', (dialog) => {
      asked.push(dialog.message());
      void dialog.dismiss();
    });
    await page.getByRole('button', { name: t('sign_out') }).click();
    await expect.poll(() => asked).toEqual([expect.stringMatching(/^2 messages/)]);
    expect(await page.evaluate(READ_OUTBOX)).toHaveLength(1);
    page.once('dialog', (dialog) => void dialog.accept());
    await page.getByRole('button', { name: t('sign_out') }).click();
    await page.waitForURL('**/en');
    const kept = await page.evaluate(READ_OUTBOX);
    expect(kept).toEqual([]);
    expect(await page.evaluate("localStorage.getItem('klammer-draft:x')")).toBeNull();
    await expect.poll(() => new URL(second.url()).pathname).toBe('/en');
    await cut(false);
    await enterAs(context, server.url, ROST.email);
    await visit(page);
    expect(await unsentIn(page).count()).toBe(0);
    expect(await storedTexts()).not.toContain('Nie gesendet');
  });
});

/** Run in the page before anything else: the clock of the device is wrong by so many hours. */
const wrongClock = (hours: number): string => `{
  const Right = Date;
  const now = () => Right.now() + ${hours * 3600_000};
  window.Date = class extends Right {
    constructor(...given) {
      super(...(given.length > 0 ? given : [now()]));
    }
    static now = now;
  };
}`;

describe('a device whose clock is wrong', () => {
  it.each([2, -2])('by %i hours offers to change what the server lets be changed', async (hours) => {
    const { page, context } = await open();
    await context.addInitScript(wrongClock(hours));
    await carrySession(context, server.url, kai.cookie);
    await visit(page);
    const text = `Geschrieben um ${hours} verstellt`;
    await write(page, text);
    const row = page.locator('[data-place]').filter({ hasText: text });
    await row.hover();
    await row.getByRole('button', { name: t('chat_actions') }).click();
    await row.getByRole('button', { name: t('chat_edit'), exact: true }).waitFor();
  });
});
