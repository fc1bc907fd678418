import { type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findViolations, openWindow, wordsOf } from './support/browser.ts';
import { enterAsDemo, startFilledServer } from './support/region.ts';
import { type RunningServer } from './support/server.ts';

const t = wordsOf('de');
const AWARD = 'Duisburger Gründungspreis';
const VOUCHERS = 'Erprobungsgutscheine Hafen';

let server: RunningServer;
beforeAll(async () => {
  server = await startFilledServer();
});
afterAll(async () => {
  expect(await server?.stop()).toBe(0);
});

/** Somebody of the demonstration, signed in. */
async function enter(name: string, options: { width?: number; scripts?: boolean } = {}): Promise<Page> {
  const { page, context } = await openWindow(server.url, options);
  await enterAsDemo(context, server.url, name);
  return page;
}

async function open(page: Page, title: string): Promise<string> {
  await page.goto('/calls');
  await page.getByRole('link', { name: title, exact: true }).click();
  await page.waitForURL(/\/calls\/[0-9a-f]{24}$/);
  return new URL(page.url()).pathname;
}

it('opens no form for what somebody could not save', async () => {
  const page = await enter('founder');
  for (const path of ['/calls', '/requests']) {
    await page.goto(`${path}/new`);
    expect(new URL(page.url()).pathname).toBe(path);
  }
});

it('lets a partner put a form together and publish it before any script arrives', async () => {
  const page = await enter('partner', { scripts: false });
  await page.goto('/calls/new');
  await page.locator('[name="title.de"]').fill('Preis ohne Skript');
  await page.locator('[name="text.de"]').fill('Wir suchen, was auch so geht.');
  await page.locator('[name="fields.0.label.de"]').fill('Was haben Sie vor?');
  await page.getByRole('button', { name: t('question_add') }).click();
  await page.locator('[name="fields.1.label.de"]').fill('Umsatz');
  await page.locator('[name="fields.1.type"]').selectOption('amount');
  await page
    .getByRole('button', {
      name: t('row_up').replace('{name}', t('question_number').replace('{number}', '2')),
    })
    .click();
  expect(await page.locator('[name="fields.0.label.de"]').inputValue()).toBe('Umsatz');
  await page.locator('[name="criteria.0.name.de"]').fill('Mut');
  await page.getByRole('button', { name: t('call_publish') }).click();
  // The deadline is missing: everything else is kept.
  await page.waitForURL('**/edit?check=*');
  await page.locator('[name="deadline"]').fill('2040-01-01T12:00');
  await page.getByRole('button', { name: t('call_publish') }).click();
  await page.waitForURL(/\/calls\/[0-9a-f]{24}$/);
  await page.getByRole('heading', { name: 'Preis ohne Skript' }).waitFor();
  await page.getByText(t('call_type_amount')).waitFor();
});

it('keeps an entry while it is written on a phone, says what is missing, and sends it', async () => {
  const page = await enter('founder', { width: 390 });
  const path = await open(page, VOUCHERS);
  await page.getByRole('link', { name: t('call_apply'), exact: true }).click();
  await page.waitForURL(`**${path}/apply`);
  const trial = page.getByLabel('Was wollen Sie erproben?');
  await trial.fill('Zeitfenster an einem Tor.');
  await page.getByText(t('draft_saved'), { exact: true }).waitFor();
  await page.reload();
  expect(await trial.inputValue()).toBe('Zeitfenster an einem Tor.');
  await page.getByRole('button', { name: t('call_submit'), exact: true }).click();
  await page.getByText(t('call_fault_too_short')).waitFor();
  expect(await page.getByText(t('call_fault_missing')).count()).toBe(4);
  expect(await findViolations(page)).toEqual([]);
  await trial.fill(
    'Vier Wochen lang planen wir Zeitfenster an einem Tor und messen, wie lange Lastwagen davor warten müssen.',
  );
  await page.getByLabel('Daten des Terminals').check();
  await page.getByLabel('Ab wann?').fill('2030-05-01');
  await page.getByLabel('Was kostet der Versuch?').fill('12.500');
  await page.getByLabel(t('call_yes'), { exact: true }).check();
  await page.getByRole('button', { name: t('call_submit'), exact: true }).click();
  await page.getByText(t('call_done_submitted')).waitFor();
  await page.getByText('12.500 €').waitFor();
  await page.getByRole('button', { name: t('call_take_back') }).click();
  await page.getByText(t('call_done_taken_back')).waitFor();
});

it('lets another organisation organise a call once it says yes', async () => {
  const partner = await enter('partner');
  const path = await open(partner, AWARD);
  await partner
    .locator('summary')
    .filter({ hasText: t('call_organiser_invite') })
    .click();
  await partner.getByLabel(t('call_organiser_slug')).fill('/p/klammer-geschaeftsstelle');
  await partner.getByRole('button', { name: t('call_organiser_invite_do'), exact: true }).click();
  await partner.getByText(t('call_done_organiser_invited')).waitFor();

  const operator = await enter('operator', { width: 390 });
  await operator.goto('/home');
  await operator.getByRole('link', { name: t('home_wait_call_join') }).click();
  await operator.waitForURL(`**${path}`);
  expect(await findViolations(operator)).toEqual([]);
  await operator.getByRole('button', { name: t('call_join_yes') }).click();
  await operator.getByText(t('call_done_organiser_joined')).waitFor();
  await operator.goto(`${path}/board`);
  await operator.getByText('Stromsteg').first().waitFor();
});

it('leads from a juror’s keys over a second round to the ranking, the answers and the winner that is named', async () => {
  const juror = await enter('scout');
  const path = await open(juror, AWARD);
  await juror.getByRole('link', { name: t('call_to_desk') }).click();
  await juror.getByRole('link', { name: t('call_go_on') }).click();
  await juror.waitForURL(`**${path}/jury/*`);
  expect(await findViolations(juror)).toEqual([]);
  for (const where of ['Laderein', 'Frachtlese', 'Antragsreif'])
    expect(await juror.locator('main').textContent()).not.toContain(where);
  const partner = await enter('partner');
  await partner.goto(`${path}/board`);
  const progress = partner.getByRole('region', { name: t('call_jury') });
  const before = await progress.innerText();
  // Three are left; each gets its four criteria by keys alone.
  for (let left = 3; left > 0; left -= 1) {
    for (const key of ['3', '4', '4', '5']) await juror.keyboard.press(key);
    await juror.getByText(t('call_points_complete')).waitFor();
    const here = juror.url();
    await juror.keyboard.press('Control+Enter');
    await juror.waitForURL(({ href }) => href !== here);
    await juror.goto(`${path}/jury`);
    if (left > 1) await juror.getByRole('link', { name: t('call_go_on') }).click();
    if (left > 1) await juror.waitForURL(`**${path}/jury/*`);
  }
  await juror.getByText(t('call_all_scored')).waitFor();

  // The board that was open all along shows it.
  await expect.poll(() => progress.innerText()).not.toBe(before);
  expect(await findViolations(partner)).toEqual([]);
  const rows = partner.locator('article');
  expect(await rows.count()).toBe(8);
  expect(await partner.getByText(t('call_tied'), { exact: true }).count()).toBe(2);
  for (const name of ['Stromsteg', 'Laderein'])
    await rows.filter({ hasText: name }).locator('input[name="entryIds"]').check();
  await partner.getByRole('button', { name: t('call_second_round_do') }).click();
  await partner.getByText(t('call_done_second_round')).waitFor();

  // Now the jury sees who it is, and its points of the first round beside the new ones.
  await juror.goto(`${path}/jury`);
  await juror.getByRole('link', { name: 'Laderein', exact: true }).waitFor();
  await juror.getByRole('link', { name: 'Stromsteg', exact: true }).click();
  await juror.waitForURL(`**${path}/jury/*`);
  await juror.getByRole('heading', { name: 'Stromsteg' }).waitFor();
  await juror
    .getByText(t('call_points_before').split(':')[0] ?? '')
    .first()
    .waitFor();
  expect(await findViolations(juror)).toEqual([]);
  for (const key of ['5', '5', '5', '5']) await juror.keyboard.press(key);
  await juror.getByText(t('call_points_complete')).waitFor();
  await juror.keyboard.press('Control+Enter');
  await partner.goto(`${path}/board`);
  await expect.poll(() => rows.count()).toBe(2);
  expect(await findViolations(partner)).toEqual([]);
  const winner = rows.filter({ hasText: 'Stromsteg' });
  await winner.locator('summary', { hasText: t('call_award_open') }).click();
  await winner.getByLabel(t('call_award'), { exact: true }).fill('1. Preis');
  await winner.getByRole('button', { name: t('call_award_do') }).click();
  await partner.getByText(t('call_done_awarded')).waitFor();
  await partner.goto(`${path}/board?round=1`);
  for (const box of await partner.locator('input[name="entryIds"]').all()) await box.check();
  await partner.getByRole('button', { name: t('call_decline_do') }).click();
  await partner.getByRole('button', { name: t('call_close') }).click();
  await partner.getByText(t('call_done_closed')).waitFor();

  const founder = await enter('founder', { width: 390 });
  await founder.goto(`${path}/apply`);
  await founder.getByText(t('call_reason_others_stronger')).waitFor();
  const { page: visitor } = await openWindow(server.url);
  await visitor.goto(path);
  await visitor.getByText('1. Preis').waitFor();
  await visitor.getByRole('link', { name: 'Stromsteg' }).waitFor();
  expect(await findViolations(visitor)).toEqual([]);
});
