import { type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findViolations, openWindow, wordsOf } from './support/browser.ts';
import { createCompany, enterAs, linkInMailTo, PASSWORD } from './support/people.ts';
import { startServer, type RunningServer } from './support/server.ts';

/** The same build with the region file of another city. */
let server: RunningServer;
let tries = 0;
const OPERATOR = 'operator@leipzig.example';
beforeAll(async () => {
  server = await startServer({ KLAMMER_REGION: 'leipzig' });
  const setup = server.output().match(/http\S+\/setup\?token=\S+/)?.[0] ?? '';
  const { page } = await openWindow(server.url);
  await open(page, setup);
  await page.locator('input[name=name]').fill('Olga Operator');
  await page.locator('input[name=email]').fill(OPERATOR);
  await page.locator('input[name=password]').fill(PASSWORD);
  await page.locator('form button[type=submit]').first().click();
  await page.waitForURL('**/operator');
  // What is to be done before others can come leads.
  await page.getByRole('link', { name: t('op_step_pages') }).waitFor();
  expect(await findViolations(page)).toEqual([]);
});
afterAll(async () => {
  expect(await server?.stop()).toBe(0);
});

const t = wordsOf('de');
/** Where the page's colours stand. */
const styleOf = (page: Page) => page.locator('html').getAttribute('style');

async function pick(page: Page, field: string, label: string): Promise<void> {
  const input = page.getByRole('combobox', { name: field });
  await input.fill(label);
  await page.getByRole('option', { name: label }).first().waitFor();
  await input.press('Enter');
  await input.press('Escape');
}

/** Opens a page and waits until it listens. */
async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.locator('html[data-ready]').waitFor({ state: 'attached' });
}

it('runs another city: its name and colours, a profile in its districts, a match and a search by them', async () => {
  const email = 'founder@leipzig.example';
  await createCompany(server.url, {
    name: 'Lindenauer Werke',
    email: 'scout@leipzig.example',
    district: 'leipzig-alt-west',
  });
  const { page, faults } = await openWindow(server.url);
  await open(page, '/');
  expect(await page.title()).toContain('Leipzig');
  for (const path of ['/', '/events', '/imprint', '/privacy', '/accessibility', '/press']) {
    await open(page, path);
    expect(await page.textContent('body'), path).not.toContain('Duisburg');
  }
  expect(await styleOf(page)).toContain('#00539b');

  await open(page, '/sign-up');
  await page.locator('input[name=kind][value=startup]').check({ force: true });
  await page.locator('input[name=name]').fill('Fine Founder');
  await page.locator('input[name=email]').fill(email);
  await page.locator('input[name=password]').fill(PASSWORD);
  await page.getByRole('button', { name: t('sign_up_submit') }).click();
  await page.waitForURL('**/verify-email?*');
  await page.goto(await linkInMailTo(server.url, email));
  await page.waitForURL('**/welcome*');
  await page.locator('input[name=name]').fill('Plagwitzer Sensorik');
  await page.getByRole('button', { name: t('welcome_submit') }).click();
  await page.waitForURL('**/profile*');
  await page.locator('[name="headline.de"]').fill('Sensoren sagen Maschinen, wann sie müde werden');
  const next = page.getByRole('button', { name: t('edit_next'), exact: true });
  await next.click();
  await page.waitForURL('**step=exchange');
  await pick(page, t('edit_what_need'), 'Pilotkunde');
  await pick(page, t('edit_what_offer'), 'Daten');
  await next.click();
  await page.waitForURL('**step=place');
  const places = page.locator('select[name="place.region"]');
  const offered = await places.locator('option').allTextContents();
  expect(offered.map((one) => one.trim())).toContain('Leipzig-Südwest');
  expect(offered.join()).not.toContain('Duisburg');
  await places.selectOption('leipzig-suedwest');
  for (const step of ['money', 'team', 'text']) {
    await next.click();
    await page.waitForURL(`**step=${step}`);
  }
  await page.getByRole('button', { name: t('edit_publish'), exact: true }).click();
  await page.waitForURL('**/matches');
  const card = page.getByRole('listitem').filter({ hasText: 'Lindenauer Werke' }).first();
  await card.waitFor();
  expect(await findViolations(page)).toEqual([]);

  const found = async (region: string) => {
    await open(page, `/directory?region=${region}`);
    return (await page.textContent('main')) ?? '';
  };
  await expect.poll(() => found('leipzig-suedwest')).toContain('Plagwitzer Sensorik');
  expect(await found('leipzig-suedwest')).not.toContain('Lindenauer Werke');
  await expect.poll(() => found('DED')).toContain('Lindenauer Werke');

  await open(page, '/membership');
  expect(await page.textContent('main')).toContain('Sitz in Leipzig');
  expect(faults).toEqual([]);
});

it('lets the operator change colours and words, which pages and search then have', async () => {
  const { page, context, faults } = await openWindow(server.url);
  await enterAs(context, server.url, OPERATOR);
  // A second try finds what the first one left.
  tries += 1;
  const code = `machine-health-${tries}`;
  const word = `Maschinengesundheit ${tries}`;

  await open(page, '/operator/region');
  await page.locator('[name="contact.phone"]').fill('0341 1234567');
  await page.locator('[name="colours.light"]').fill('#ffcc00');
  await page.getByText(/^Zu schwach/).waitFor();
  await page.getByRole('button', { name: t('rg_save') }).click();
  await page.getByText(t('rg_check').replace('{fields}', t('rg_light'))).waitFor();
  await page.locator('[name="colours.light"]').fill('#7a1f5c');
  await page.getByText(/^Zu schwach/).waitFor({ state: 'detached' });
  expect(await findViolations(page)).toEqual([]);
  await page.getByRole('button', { name: t('rg_save') }).click();
  await page.getByText(t('rg_saved')).waitFor();
  expect(await styleOf(page)).toContain('#7a1f5c');
  await open(page, '/');
  await page.getByText('0341 1234567').waitFor();

  await open(page, '/operator/vocabulary/topics/new');
  await page.locator('[name=code]').fill(code);
  await page.locator('[name="label.de"]').fill(word);
  await page.locator('[name="label.en"]').fill(`Machine health ${tries}`);
  await page.locator('[name=synonyms]').fill('Sensoren\nZustandsüberwachung');
  await page.getByRole('button', { name: t('vc_save') }).click();
  await page.getByText(t('vc_saved')).waitFor();
  await page.getByText(t('vc_indexed')).waitFor();
  expect(await page.textContent(`#${code}`)).toContain(t('vc_own'));
  expect(await findViolations(page)).toEqual([]);

  await open(page, '/directory?q=Zustands%C3%BCberwachung');
  expect(await page.textContent('main')).toContain('Plagwitzer Sensorik');

  await open(page, `/operator/vocabulary/topics/${code}`);
  await page.getByText(t('vc_retire'), { exact: true }).click();
  await page.getByRole('button', { name: t('vc_save') }).click();
  await page.getByText(t('vc_saved')).waitFor();
  expect(await page.textContent(`#${code}`)).toContain(t('vc_retired'));
  expect(faults).toEqual([]);
});
