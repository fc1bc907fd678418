import { type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { also, findViolations, openWindow, pathIn, wordsOf, type Locale } from './support/browser.ts';
import { carrySession, createCompany, openConversation, type Company } from './support/people.ts';
import { startServer, type RunningServer } from './support/server.ts';

let server: RunningServer;
let owner: Company;
let viewer: Company;
beforeAll(async () => {
  server = await startServer({ KLAMMER_DEMO: 'false' });
  owner = await createCompany(server.url, { name: 'Kaiwerk', email: 'owner@example.org' });
  viewer = await createCompany(server.url, { name: 'Hebel Kapital', email: 'viewer@example.org' });
  await openConversation(server.url, viewer, owner);
});
afterAll(async () => {
  await server?.stop();
});

/** A PDF of two empty pages; their number and the name over them is what is looked for. */
const TWO_PAGES = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>endobj\n' +
    '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]>>endobj\n' +
    '4 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
);

/** Waits until the picture of a page is there, drawn. */
async function seePage(page: Page, number: number): Promise<void> {
  const picture = page.locator(`img[src*="/pages/${number}"]`);
  const width = () => picture.evaluate((img) => (img as unknown as { naturalWidth: number }).naturalWidth);
  await expect.poll(width).toBeGreaterThan(0);
}

const LOOKS: [Locale, number][] = [['de', 390], ...also<[Locale, number]>(['en', 1440])];

describe.each(LOOKS)('a data room in %s at %i px', (locale, width) => {
  const t = wordsOf(locale);
  const at = (path: string) => pathIn(locale, path);
  const window = async (who: Company, scripts = true) => {
    const opened = await openWindow(server.url, { width, scripts });
    await carrySession(opened.context, server.url, who.cookie);
    return opened;
  };

  it('is filled, opened, confirmed, looked at page by page, and taken back from a page that is open', async () => {
    const { page, faults } = await window(owner);
    await page.goto(at('/rooms'));
    await page.getByText(t('room_new')).click();
    await page.locator('input[name=name]').fill(`Runde ${locale}`);
    await page.getByRole('button', { name: t('room_create') }).click();
    await page.getByRole('heading', { name: `Runde ${locale}` }).waitFor();
    await page.locator('input[type=file]').setInputFiles({
      name: 'deck.pdf',
      mimeType: 'application/pdf',
      buffer: TWO_PAGES,
    });
    await page.getByRole('link', { name: 'deck.pdf' }).first().waitFor();
    expect(await findViolations(page)).toEqual([]);
    const address = new URL(page.url()).pathname;
    await page.goto(`${address}?tab=confidentiality`);
    await page.locator('textarea[name=confidentiality]').fill('Bitte vertraulich.');
    await page.getByRole('button', { name: t('room_conf_save') }).click();
    await page.getByText(t('room_done_saved')).waitFor();
    // A choice made before the page's code has arrived would not be kept.
    await page.goto(`${address}?tab=access`);
    await page.locator('select[name=organisationId]').selectOption({ label: 'Hebel Kapital' });
    await page.getByRole('button', { name: t('room_grant_give') }).click();
    await page.getByText(t('room_done_granted')).waitFor();
    expect(await findViolations(page)).toEqual([]);

    const reader = await window(viewer);
    await reader.page.goto(at('/rooms'));
    await reader.page.getByRole('link', { name: `Runde ${locale}` }).click();
    await reader.page.getByText('Bitte vertraulich.').waitFor();
    expect(await reader.page.getByText('deck.pdf').count()).toBe(0);
    await reader.page.getByRole('button', { name: t('room_confirm') }).click();
    await reader.page.getByRole('link', { name: 'deck.pdf' }).click();
    await seePage(reader.page, 1);
    expect(await findViolations(reader.page)).toEqual([]);
    await reader.page.keyboard.press('ArrowRight');
    await seePage(reader.page, 2);
    await reader.page.keyboard.press('Home');
    await seePage(reader.page, 1);

    await page.goto(`${address}?tab=log`);
    await page.getByText('1–2').waitFor();
    await page.goto(`${address}?tab=access`);
    await page.getByRole('button', { name: t('room_grant_revoke') }).click();
    // Nothing is done in the reader's window: what was shown goes by itself.
    await reader.page.getByRole('heading', { name: t('room_gone_title') }).waitFor();
    expect(await reader.page.locator('img[src*="/pages/"]').count()).toBe(0);
    expect(faults).toEqual([]);
    expect(reader.faults).toEqual([]);
  });

  it('is filled and read without JavaScript', async () => {
    const { page } = await window(owner, false);
    await page.goto(at('/rooms'));
    await page.getByRole('link', { name: `Runde ${locale}` }).click();
    await page.locator('input[type=file]').setInputFiles({
      name: 'zweites.pdf',
      mimeType: 'application/pdf',
      buffer: TWO_PAGES,
    });
    await page.getByRole('button', { name: t('room_upload_send') }).click();
    await page.getByRole('link', { name: 'zweites.pdf' }).first().click();
    await page.waitForURL(/files/);
    await page.getByRole('link', { name: t('room_page_next') }).click();
    await page.waitForURL(/page=2/);
    await page.goto(at('/rooms'));
    await page.getByRole('link', { name: `Runde ${locale}` }).click();
    await page.getByRole('link', { name: t('room_tab_settings') }).click();
    await page.locator('#remove-name').fill(`Runde ${locale}`);
    await page.getByRole('button', { name: t('room_delete_yes') }).click();
    await page.waitForURL(/rooms$/);
    expect(await page.getByRole('link', { name: `Runde ${locale}` }).count()).toBe(0);
  });
});
