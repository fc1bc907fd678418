import { type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSealer } from '../server/src/secrets/sealing.ts';
import { also, findViolations, openWindow, pathIn, wordsOf, type Locale } from './support/browser.ts';
import { createCompany, enterAs, signIn } from './support/people.ts';
import { startServer, type RunningServer } from './support/server.ts';

const SECRET = 'a secret of the journeys about notifications';
const EMAIL = 'notified@example.org';
const SETTINGS = '/settings/notifications';
let server: RunningServer;
beforeAll(async () => {
  server = await startServer({ KLAMMER_DEMO: 'false', KLAMMER_SECRET: SECRET });
  await createCompany(server.url, { name: 'Meldewerk', email: EMAIL });
});
afterAll(async () => {
  await server?.stop();
});

const paceOf = (page: Page, group: string) => page.locator(`select[name="mail:${group}"]`);

const LOOKS: [Locale, number][] = [['en', 1440], ...also<[Locale, number]>(['de', 390])];

describe.each(LOOKS)('choosing in %s at %i px', (locale, width) => {
  const t = wordsOf(locale);
  const prefix = locale === 'de' ? '' : '/en';

  it('works without JavaScript, and the link of a mail works without signing in', async () => {
    const { page } = await openWindow(server.url, { width, scripts: false });
    await signIn(page, prefix, EMAIL);
    await page.goto(pathIn(locale, SETTINGS));
    await paceOf(page, 'messages').selectOption('weekly');
    await page.locator('input[name="push:messages"]').uncheck();
    await page
      .getByRole('button', { name: t('channels_save') })
      .first()
      .click();
    await page.getByText(t('channels_saved')).waitFor();
    // Anew, so that what says "saved" the second time is not what said so the first time.
    await page.goto(pathIn(locale, SETTINGS));
    await page.locator('input[name=keep]').check();
    await page.locator('input[name=from]').fill('21:15');
    await page
      .getByRole('button', { name: t('channels_save') })
      .last()
      .click();
    await page.getByText(t('channels_saved')).waitFor();
    await page.goto(pathIn(locale, SETTINGS));
    expect(await paceOf(page, 'messages').inputValue()).toBe('weekly');
    expect(await page.locator('input[name="push:messages"]').isChecked()).toBe(false);
    expect(await page.locator('input[name=from]').inputValue()).toBe('21:15');
    const token = await tokenOf(page, locale);

    const stranger = await openWindow(server.url, { width, scripts: false });
    const opened = await stranger.page.goto(`/api/unsubscribe?token=${token}`);
    expect([opened?.status(), new URL(stranger.page.url()).pathname]).toEqual([
      200,
      pathIn(locale, '/unsubscribe'),
    ]);
    expect(await paceOf(stranger.page, 'messages').inputValue()).toBe('weekly');
    await paceOf(stranger.page, 'messages').selectOption('instant');
    await stranger.page.getByRole('button', { name: t('channels_save') }).click();
    await stranger.page.getByText(t('unsubscribe_saved')).waitFor();
    expect(await paceOf(stranger.page, 'messages').inputValue()).toBe('instant');
    await stranger.page.getByRole('button', { name: t('unsubscribe_stop') }).click();
    await stranger.page.getByText(t('unsubscribe_stopped')).waitFor();
    expect(await stranger.page.content()).not.toContain(EMAIL);
    const broken = await stranger.page.goto(pathIn(locale, `/unsubscribe?token=${token.slice(1)}`));
    expect(broken?.status()).toBe(200);
    await stranger.page.getByText(t('unsubscribe_broken_title')).waitFor();
  });

  it('has no barriers', async () => {
    const { page, context, faults } = await openWindow(server.url, { width });
    await enterAs(context, server.url, EMAIL);
    await page.goto(pathIn(locale, SETTINGS));
    await page.getByText(t('push_text')).waitFor();
    expect([...(await findViolations(page)), ...faults]).toEqual([]);
    await page.goto(pathIn(locale, `/unsubscribe?token=${await tokenOf(page, locale)}`));
    expect([...(await findViolations(page)), ...faults]).toEqual([]);
  });
});

/** What the mail's own link carries. */
async function tokenOf(page: Page, locale: Locale): Promise<string> {
  const response = await page.request.get('/api/me');
  const { person } = (await response.json()) as { person: { id: string } };
  return createSealer(SECRET).seal('unsubscribe', `${locale}:${person.id}`);
}

describe('the service worker', () => {
  it('shows once what is pushed twice', async () => {
    const { page, context } = await openWindow(server.url, { keeps: true });
    await page.goto('/sign-in');
    const devtools = await context.newCDPSession(page);
    const registered = new Promise<string>((resolve) =>
      devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
        const [first] = registrations;
        if (first) resolve(first.registrationId);
      }),
    );
    await devtools.send('ServiceWorker.enable');
    // As text: what is typed here is Node's, and knows no browser.
    await page.evaluate(
      "navigator.serviceWorker.register('/service-worker.js').then(() => navigator.serviceWorker.ready).then(() => null)",
    );
    const data = JSON.stringify({ id: 'a1', title: 'Neue Nachricht', path: '/messages/1', locale: 'de' });
    const registrationId = await registered;
    const [worker = await context.waitForEvent('serviceworker')] = context.serviceWorkers();
    // Chromium's headless shell is never allowed to show anything: what the worker asks for is written down instead.
    await worker.evaluate(`
      globalThis.shown = [];
      ServiceWorkerRegistration.prototype.showNotification = async (title, { tag, data }) => {
        shown.push([title, tag, data]);
      };
    `);
    // A worker that is about to begin may miss a push: all are sent again until it has heard them, and still show once.
    const push = async () => {
      for (const pushed of [data, data, 'nothing that can be read'])
        await devtools.send('ServiceWorker.deliverPushMessage', {
          origin: server.url,
          registrationId,
          data: pushed,
        });
    };
    // One for each tag, as systems do: a newer one replaces it, and one without a tag stands beside all others.
    const shown = async () => {
      await push();
      const all = await worker.evaluate<[title: string, tag: string, path: string][]>('shown');
      return [...new Map(all.map((one) => [one[1] || Symbol('untagged'), one])).values()].toSorted();
    };
    await expect.poll(shown).toEqual([
      ['Klammer', 'klammer', '/notifications'],
      ['Neue Nachricht', 'a1', '/messages/1'],
    ]);
  });
});
