import { type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { also, findViolations, openWindow, saidIn, wordsOf, type Locale } from './support/browser.ts';
import { createCompany, enterAs, linkInMailTo, PASSWORD, signIn } from './support/people.ts';
import { startServer, type RunningServer } from './support/server.ts';

let server: RunningServer;
beforeAll(async () => {
  // Without the demonstration region: the two of the story are the best match there is.
  server = await startServer({ KLAMMER_DEMO: 'false' });
});
afterAll(async () => {
  expect(await server?.stop()).toBe(0);
});

/** Picks codes in a field by typing their labels, as a person would. */
async function pick(page: Page, field: string, labels: string[]): Promise<void> {
  const input = page.getByRole('combobox', { name: field });
  for (const label of labels) {
    await input.fill(label);
    await page.getByRole('option', { name: label }).first().waitFor();
    await input.press('Enter');
  }
  await input.press('Escape');
}

describe.each<Locale>(['de', ...also<Locale>('en')])('the main job, in %s', (locale) => {
  it('leads a founder from sign-up to a conversation with a company', async () => {
    const t = wordsOf(locale);
    const prefix = locale === 'de' ? '' : '/en';
    const company = { name: `Kaiwerk ${locale.toUpperCase()}`, email: `scout-${locale}@example.org` };
    const email = `founder-${locale}@example.org`;
    const { id: companyId } = await createCompany(server.url, company);
    const { page, context, faults } = await openWindow(server.url, { keeps: true });

    // Signs up and confirms the mail.
    await page.goto(`${prefix}/sign-up`);
    await page.locator('input[name=kind][value=startup]').check({ force: true });
    await page.locator('input[name=name]').fill('Fine Founder');
    await page.locator('input[name=email]').fill(email);
    await page.locator('input[name=password]').fill(PASSWORD);
    await page.getByRole('button', { name: t('sign_up_submit') }).click();
    await page.waitForURL('**/verify-email?*');
    await page.goto(await linkInMailTo(server.url, email));

    // Creates the organisation and completes the guided profile.
    await page.waitForURL('**/welcome*');
    await page.locator('input[name=name]').fill(`Pegelblick ${locale.toUpperCase()}`);
    await page.getByRole('button', { name: t('welcome_submit') }).click();
    await page.waitForURL('**/profile*');
    await page.locator(`[name="headline.${locale}"]`).fill('Sensoren sagen Schiffen, wo Platz am Kai ist');
    const next = page.getByRole('button', { name: t('edit_next'), exact: true });
    await next.click();
    await page.waitForURL('**step=exchange');
    await pick(page, t('edit_what_need'), [locale === 'de' ? 'Pilotkunde' : 'Pilot customer']);
    await pick(page, t('edit_what_offer'), [locale === 'de' ? 'Daten' : 'Data']);
    await next.click();
    await page.waitForURL('**step=place');
    await next.click();
    await page.waitForURL('**step=money');
    await next.click();
    await page.waitForURL('**step=team');
    await next.click();
    await page.waitForURL('**step=text');
    await page.getByRole('button', { name: t('edit_publish'), exact: true }).click();

    // Sees ranked matches with reasons from both sides.
    await page.waitForURL('**/matches');
    const card = page.getByRole('listitem').filter({ hasText: company.name });
    await card.first().waitFor();
    expect(await card.first().textContent()).toContain(t('match_you_win'));
    expect(await card.first().textContent()).toContain(t('match_they_win'));
    expect(await findViolations(page)).toEqual([]);

    // Asks for an introduction; the company accepts it in its own window.
    await card
      .first()
      .getByRole('link', { name: t('match_introduce'), exact: true })
      .click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: t('match_ask') })
      .click();
    await page.getByText(t('match_asked').replace('{name}', company.name)).first().waitFor();
    const other = await openWindow(server.url, { width: 390 });
    await signIn(other.page, prefix, company.email);
    await other.page.goto(`${prefix}/introductions`);
    expect(await findViolations(other.page)).toEqual([]);
    await other.page.getByRole('button', { name: t('intro_accept') }).click();
    await other.page.waitForURL('**/messages/*');
    const conversation = new URL(other.page.url()).pathname;

    // What was asked stands above the first message.
    await other.page.getByRole('log').getByText(t('intro_they_wrote')).waitFor();

    // Both write and see each other's words at once.
    await page.goto(conversation);
    const list = page.getByRole('region', { name: t('chat_list') });
    const counted = page.waitForResponse(/__data\.json/);
    await page.route(/__data\.json/, async (route) => {
      // What the frame counts comes after the list has the newest words, and must leave them there.
      await list.getByText('Guten Morgen am Kai!').waitFor();
      await route.continue();
    });
    await page.locator('#composer').fill('Guten Morgen am Kai!');
    await page.locator('#composer').press('Enter');
    await saidIn(other.page, 'Guten Morgen am Kai!').waitFor();
    await counted;
    await page.unrouteAll({ behavior: 'wait' });
    await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
    expect(await list.innerText()).toContain('Guten Morgen am Kai!');
    await other.page.locator('#composer').fill('Willkommen, kommen Sie vorbei.');
    await other.page.locator('#composer').press('Enter');
    await saidIn(page, 'Willkommen, kommen Sie vorbei.').waitFor();
    expect(await findViolations(page)).toEqual([]);

    // A reload shows the history.
    await page.reload();
    await saidIn(page, 'Guten Morgen am Kai!').waitFor();
    await saidIn(page, 'Willkommen, kommen Sie vorbei.').waitFor();

    // A stranger with an account of their own finds nothing of it.
    const stranger = await openWindow(server.url);
    await createCompany(server.url, { name: `Fremd ${locale}`, email: `stranger-${locale}@example.org` });
    await enterAs(stranger.context, server.url, `stranger-${locale}@example.org`);
    expect((await stranger.page.goto(conversation))?.status()).toBe(404);
    const founder = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
    const introductions = await fetch(`${server.url}/api/introductions`, { headers: { cookie: founder } });
    const { items } = (await introductions.json()) as {
      items: { id: string; counterpart: { id: string } }[];
    };
    expect(items.map((item) => item.counterpart.id)).toEqual([companyId]);
    const theirs = (await stranger.context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
    for (const path of [
      `introductions/${items[0]?.id}`,
      `conversations/${items[0]?.id}`,
      `conversations/${items[0]?.id}/messages`,
    ])
      expect((await fetch(`${server.url}/api/${path}`, { headers: { cookie: theirs } })).status).toBe(404);

    expect([...faults, ...other.faults, ...stranger.faults]).toEqual([]);
  });
});
