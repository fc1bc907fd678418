import { type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findViolations, openWindow, saidIn, wordsOf } from './support/browser.ts';
import {
  carrySession,
  createCompany,
  createOperator,
  enterAs,
  linkInMailTo,
  PASSWORD,
  signIn,
  type Company,
} from './support/people.ts';
import { startServer, type RunningServer } from './support/server.ts';

const STARTUP = 'Pegelblick';
const COMPANY = 'Kaiwerk';
const t = wordsOf('de');

let server: RunningServer;
let startup: Company;
let company: Company;
beforeAll(async () => {
  server = await startServer({ KLAMMER_DEMO: 'false' });
  await createOperator(server, 'operator@example.org');
  startup = await createCompany(server.url, { name: STARTUP, email: 'founder@example.org', kind: 'startup' });
  company = await createCompany(server.url, { name: COMPANY, email: 'scout@example.org' });
});
afterAll(async () => {
  await server?.stop();
});

/** Types until the index has what was typed for, as a person would who has just heard of it. */
async function choose(page: Page, name: string): Promise<void> {
  const field = page.getByRole('searchbox', { name: t('mediate_search') });
  const hit = page.getByRole('link', { name: new RegExp(`^${name}`) });
  await expect
    .poll(
      async () => {
        await field.fill('');
        await field.pressSequentially(name);
        return hit
          .first()
          .waitFor({ timeout: 2000 })
          .then(() => 'found')
          .catch(() => 'not found yet');
      },
      { timeout: 20_000 },
    )
    .toBe('found');
  await hit.first().click();
}

it('leads two organisations from the operator’s proposal to their conversation, and apart again', async () => {
  const operator = await openWindow(server.url);
  await enterAs(operator.context, server.url, 'operator@example.org');
  await operator.page.goto('/operator/mediate');
  await choose(operator.page, STARTUP);
  await operator.page.waitForURL('**first=*');
  expect(await findViolations(operator.page)).toEqual([]);
  await choose(operator.page, COMPANY);
  await operator.page.waitForURL('**second=*');
  await operator.page.getByText(t('mediate_reads').replace('{name}', STARTUP)).waitFor();
  expect(await findViolations(operator.page)).toEqual([]);
  await operator.page.getByRole('button', { name: t('mediate_propose') }).click();
  await operator.page.getByText(t('mediate_proposed')).waitFor();

  // The first yes waits for the second, on a phone; the second opens the conversation.
  const founder = await openWindow(server.url, { width: 390 });
  await carrySession(founder.context, server.url, startup.cookie);
  await founder.page.goto('/introductions');
  await founder.page.getByText(t('intro_operator_wrote')).waitFor();
  await founder.page.getByRole('button', { name: t('intro_accept') }).click();
  await founder.page.getByText(t('intro_done_agreed')).waitFor();
  await operator.page.reload();
  await operator.page.getByText(t('mediate_agreed')).waitFor();
  const scout = await openWindow(server.url);
  await carrySession(scout.context, server.url, company.cookie);
  await scout.page.goto('/introductions');
  await scout.page.getByRole('button', { name: t('intro_accept') }).click();
  await scout.page.waitForURL('**/messages/*');
  const conversation = new URL(scout.page.url()).pathname;
  await scout.page.locator('#composer').fill('Schön, dass wir bekannt gemacht wurden.');
  await scout.page.locator('#composer').press('Enter');
  await founder.page.goto(conversation);
  await saidIn(founder.page, 'Schön, dass wir bekannt gemacht wurden.').waitFor();
  await operator.page.goto('/operator/mediate?status=accepted');
  await operator.page.getByRole('link', { name: COMPANY }).waitFor();

  // With the keyboard alone the scout ends it, and takes that back.
  await scout.page.locator('summary', { hasText: t('chat_more') }).focus();
  await scout.page.keyboard.press('Enter');
  const block = scout.page.getByText(t('block_do'), { exact: true });
  await block.waitFor();
  await scout.page.keyboard.press('Escape');
  await block.waitFor({ state: 'hidden' });
  expect(await scout.page.evaluate<string>('document.activeElement.textContent')).toContain(t('chat_more'));
  await scout.page.keyboard.press('Enter');
  await scout.page.keyboard.press('ArrowUp');
  await scout.page.keyboard.press('Enter');
  await scout.page.getByRole('button', { name: t('block_yes') }).press('Enter');
  await scout.page.getByText(t('block_done').replace('{name}', STARTUP)).waitFor();
  expect(await findViolations(scout.page)).toEqual([]);
  await scout.page
    .getByRole('button', { name: t('block_undo_of').replace('{name}', STARTUP) })
    .press('Enter');
  await scout.page.getByText(t('block_undone')).waitFor();

  expect([...operator.faults, ...founder.faults, ...scout.faults]).toEqual([]);
});

it('lets the operator read what became of the month, and vouch for who is known', async () => {
  const { page, context, faults } = await openWindow(server.url);
  await enterAs(context, server.url, 'operator@example.org');
  // The pair of the mediation above, on its way from match to conversation.
  await page.goto('/operator/funnel');
  const step = (key: string) =>
    page.locator('main ol > li').filter({ has: page.locator('b', { hasText: new RegExp(`^${t(key)}$`) }) });
  for (const key of ['funnel_matched', 'funnel_introduced', 'funnel_conversing'])
    expect(await step(key).locator('.head .tabular').innerText()).toBe('1');
  expect(await step('funnel_agreed').innerText()).toContain(
    t('funnel_of').replace('{count}', '0').replace('{of}', '1'),
  );
  expect(await findViolations(page)).toEqual([]);
  const link = await page.getByRole('link', { name: t('funnel_csv') }).getAttribute('href');
  const csv = await (await context.request.get(link ?? '')).text();
  expect(csv.split(/\r?\n/)[0]).toContain(t('funnel_introduced'));

  await page.goto('/operator/exposure');
  await page.getByRole('button', { name: t('exposure_refresh') }).click();
  await page
    .getByText(t('exposure_at').split('{')[0]?.trim() ?? '')
    .first()
    .waitFor();
  expect(await findViolations(page)).toEqual([]);

  await page.goto('/operator/verification');
  await page.getByRole('button', { name: `${STARTUP}: ${t('verification_vouch')}` }).click();
  await page
    .getByRole('button', { name: `${STARTUP}: ${t('verification_vouch')}` })
    .waitFor({ state: 'detached' });
  const stranger = await openWindow(server.url, { width: 390 });
  await stranger.page.goto(`/p/${startup.slug}`);
  await stranger.page
    .getByText(t('verified_operator'))
    .or(stranger.page.getByLabel(t('verified_operator')))
    .first()
    .waitFor();
  expect([...faults, ...stranger.faults]).toEqual([]);
});

it('makes one account of two when both addresses agree, and the old one no longer signs in', async () => {
  const emails = { from: 'sina@alt.example', to: 'sina@neu.example' };
  const from = await createCompany(server.url, { name: 'Altkran', email: emails.from });
  const to = await createCompany(server.url, { name: 'Neukran', email: emails.to });
  const meOf = async (cookie: string) =>
    (await (await fetch(`${server.url}/api/me`, { headers: { cookie } })).json()) as {
      person: { id: string };
      organisations: { name: string }[];
    };
  const idOf = async ({ cookie }: Company) => (await meOf(cookie)).person.id;

  const operator = await openWindow(server.url);
  await enterAs(operator.context, server.url, 'operator@example.org');
  await operator.page.goto(`/operator/people/merge?from=${await idOf(from)}&to=${await idOf(to)}`);
  expect(await findViolations(operator.page)).toEqual([]);
  await operator.page.getByRole('button', { name: t('pm_ask') }).click();
  await operator.page.getByRole('button', { name: t('pm_withdraw') }).waitFor();

  for (const [side, outcome] of [
    ['from', 'pm_outcome_waits'],
    ['to', 'pm_outcome_agreed'],
  ] as const) {
    const { page, context, faults } = await openWindow(server.url, { width: 390 });
    await carrySession(context, server.url, (side === 'from' ? from : to).cookie);
    await page.goto(await linkInMailTo(server.url, emails[side]));
    await page.getByRole('heading', { name: t('pm_question_title') }).waitFor();
    expect(await findViolations(page)).toEqual([]);
    await page.getByRole('button', { name: t('pm_question_yes') }).click();
    await page.getByText(t(outcome)).waitFor();
    expect(faults).toEqual([]);
    await context.close();
  }
  await expect
    .poll(async () => (await meOf(to.cookie)).organisations.map(({ name }) => name).sort(), {
      timeout: 60_000,
    })
    .toEqual(['Altkran', 'Neukran']);

  const { page, faults } = await openWindow(server.url);
  await page.goto('/sign-in');
  await page.locator('input[name=email]').fill(emails.from);
  await page.locator('input[name=password]').fill(PASSWORD);
  await page.locator('main form button[type=submit]').click();
  await page.getByText(t('auth_wrong_password')).waitFor();
  await signIn(page, '', emails.to);
  await page.locator('.account summary').first().click();
  await page.getByRole('button', { name: /Altkran/ }).waitFor();
  expect([...operator.faults, ...faults]).toEqual([]);
});
