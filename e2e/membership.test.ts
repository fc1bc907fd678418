import { type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findViolations, openWindow, wordsOf } from './support/browser.ts';
import { createMember, type Person } from './support/members.ts';
import { createOperator, enterAs } from './support/people.ts';
import { startServer, type RunningServer } from './support/server.ts';

const NAME = 'Kranwinde';
const OPERATOR = 'operator@example.org';
const t = wordsOf('de');

let server: RunningServer;
beforeAll(async () => {
  server = await startServer({ KLAMMER_DEMO: 'false' });
  await createOperator(server, OPERATOR);
});
afterAll(async () => {
  expect(await server?.stop()).toBe(0);
});

async function windowOf(person: Person, width: number) {
  const opened = await openWindow(server.url, { width });
  await person.enter(opened.context);
  return opened;
}

const press = (page: Page, key: string) => page.getByRole('button', { name: t(key), exact: true }).click();
const service = (page: Page) => page.getByRole('listitem').filter({ hasText: 'Rechtliche Erstberatung' });

it('leads a start-up of Duisburg from the application to a service it has used', async () => {
  const founder = await createMember(server.url, 'startup', NAME);
  const { page, faults } = await windowOf(founder, 390);
  const operator = await openWindow(server.url);
  await enterAs(operator.context, server.url, OPERATOR);

  // Not from here, as far as the profile says: the page leads to where that is said.
  await page.goto('/membership');
  await page.getByText(t('mb_fault_place')).first().waitFor();
  // The dearer plan is not put in the place of the one that is theirs.
  expect(await page.locator('[name=plan]:checked').count()).toBe(0);
  expect(await findViolations(page)).toEqual([]);
  await page.getByRole('link', { name: t('mb_to_place') }).click();
  const saved = page.waitForResponse((one) => one.request().method() === 'PATCH' && one.ok());
  await page.getByLabel(t('edit_region')).selectOption('duisburg-mitte');
  // On to another page at once: it is saved all the same.
  await page
    .getByRole('link', { name: t('nav_home') })
    .first()
    .click();
  await saved;

  // Applies with a proof.
  await page.goto('/membership');
  await page.getByLabel(t('mb_founded')).fill(`${new Date().getFullYear() - 1}-05-02`);
  const proof = { name: 'auszug.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF\n') };
  await page.locator('input[type=file]').setInputFiles(proof);
  await page.getByText('auszug.pdf').waitFor();
  await press(page, 'mb_apply');
  await page.getByText(t('mb_apply_open')).waitFor();
  expect(await findViolations(page)).toEqual([]);

  // The operator finds it on the home page, reads the proof and writes down what the board decided.
  await operator.page.goto('/home');
  await operator.page.locator('main a[href*="/operator/membership"]').first().click();
  await operator.page.waitForURL('**/operator/membership**');
  const read = operator.page.getByRole('link', { name: 'auszug.pdf' });
  const file = await operator.context.request.get((await read.getAttribute('href')) ?? '');
  expect((await file.body()).subarray(0, 5).toString()).toBe('%PDF-');
  await press(operator.page, 'mb_op_check');
  await press(operator.page, 'mb_op_accept');
  await operator.page.getByText(t('mb_status_active')).first().waitFor();
  expect(await findViolations(operator.page)).toEqual([]);

  // The card can be checked by anybody who has its number.
  await page.reload();
  const check = page.getByRole('link', { name: t('mb_card_check') });
  const address = (await check.getAttribute('href')) ?? '';
  const stranger = await openWindow(server.url, { width: 390 });
  await stranger.page.goto(address);
  await stranger.page.getByText(t('mb_card_valid')).waitFor();
  await stranger.page.getByRole('heading', { name: NAME }).waitFor();
  expect(await findViolations(stranger.page)).toEqual([]);
  expect((await stranger.page.goto(`${address.slice(0, -2)}00`))?.status()).toBe(404);

  // Books a service; one less is left. The operator writes down that it was used.
  const left = async () => Number(/(\d+) von/.exec(await service(page).first().innerText())?.[1]);
  const before = await left();
  await service(page).first().getByText(t('mb_book')).first().click();
  await service(page).first().getByLabel(t('mb_book_wish')).fill('Gesellschaftsvertrag, nachmittags');
  await service(page)
    .first()
    .getByRole('button', { name: t('mb_book') })
    .click();
  await page.getByText('Gesellschaftsvertrag, nachmittags').waitFor();
  expect(await left()).toBe(before - 1);
  await operator.page.reload();
  await press(operator.page, 'mb_op_used');
  await operator.page
    .getByText(t('mb_op_service_count').replace('{booked}', '1').replace('{used}', '1'))
    .waitFor();
  await page.reload();
  await page
    .getByText(t('mb_used').split('{')[0]?.trim() ?? '')
    .first()
    .waitFor();
  expect(await left()).toBe(before - 1);
  expect([...faults, ...operator.faults, ...stranger.faults]).toEqual([]);
});
