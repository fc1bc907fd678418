import { type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findViolations, openWindow, wordsOf } from './support/browser.ts';
import { createMember, createPerson, introduce, type Member } from './support/members.ts';
import { createOperator, enterAs, PASSWORD } from './support/people.ts';
import { startServer, type RunningServer } from './support/server.ts';

const t = wordsOf('de');
const OPERATOR = 'operator@example.org';

let server: RunningServer;
let founder: Member;
let scout: Member;
beforeAll(async () => {
  server = await startServer({ KLAMMER_DEMO: 'false' });
  await createOperator(server, OPERATOR);
  founder = await createMember(server.url, 'startup', 'Pegelblick');
  scout = await createMember(server.url, 'company', 'Kaiwerk');
});
afterAll(async () => {
  expect(await server?.stop()).toBe(0);
});

async function open(options: { width?: number; scripts?: boolean } = {}): Promise<Page> {
  const { page } = await openWindow(server.url, options);
  return page;
}
async function openAs(member: Member, options: { width?: number } = {}): Promise<Page> {
  const page = await open(options);
  await member.enter(page.context());
  return page;
}
async function openConsole(): Promise<Page> {
  const page = await open();
  await enterAs(page.context(), server.url, OPERATOR);
  return page;
}

it('brings an article of the operator to everybody, and into what search finds', async () => {
  const operator = await openConsole();
  await operator.goto('/news/new');
  await operator.locator('[name="title.de"]').fill('Der neue Kran steht');
  await operator.locator('[name="teaser.de"]').fill('Er hebt seit Montag.');
  await operator.locator('[name="text.de"]').fill('# Seit Montag\n\nEr hebt **achtzig** Tonnen.');
  await operator.getByRole('button', { name: t('nw_save') }).click();
  await operator.waitForURL(/\/news\/[^/]+\/edit/);
  await operator.getByRole('button', { name: t('nw_publish'), exact: true }).click();
  await operator.getByText(t('nw_saved')).waitFor();

  const visitor = await open({ width: 390 });
  await visitor.goto('/news');
  await visitor.getByRole('link', { name: 'Der neue Kran steht' }).click();
  await visitor.getByText('achtzig').waitFor();
  expect(await findViolations(visitor)).toEqual([]);
  const picture = await visitor.locator('meta[property="og:image"]').getAttribute('content');
  expect((await visitor.context().request.get(picture ?? '')).headers()['content-type']).toBe('image/png');

  const member = await openAs(founder);
  await expect
    .poll(async () => {
      await member.goto('/discover?type=article&q=achtzig');
      return member.getByRole('link', { name: 'Der neue Kran steht' }).count();
    })
    .toBe(1);
  expect(await findViolations(member)).toEqual([]);
});

it('shows an announcement to members, who put it away', async () => {
  const operator = await openConsole();
  await operator.goto('/operator/announcements/new');
  await operator.locator('[name="text.de"]').fill('Am Freitag ist die Börse zu.');
  await operator.locator('[name="from"]').fill('2020-01-01T08:00');
  await operator.locator('[name="until"]').fill('2040-01-01T08:00');
  await operator.getByRole('button', { name: t('an_save') }).click();
  await operator.waitForURL(/\/operator\/announcements\/[0-9a-f]{24}/);

  const member = await openAs(scout, { width: 390 });
  await member.goto('/home');
  await member.getByText('Am Freitag ist die Börse zu.').waitFor();
  expect(await findViolations(member)).toEqual([]);
  await member.getByRole('button', { name: t('an_dismiss') }).click();
  await member.getByText('Am Freitag ist die Börse zu.').waitFor({ state: 'detached' });
  await member.reload();
  await member.getByRole('heading', { level: 1 }).waitFor();
  expect(await member.getByText('Am Freitag ist die Börse zu.').count()).toBe(0);
});

it('shows a funding programme to whom it fits, with the reason, and to others among the rest', async () => {
  const operator = await openConsole();
  await operator.goto('/operator/funding/new');
  await operator.locator('[name="name.de"]').fill('Startgeld am Rhein');
  await operator.locator('[name="provider"]').fill('Land NRW');
  await operator.locator('[name="summary.de"]').fill('Für Start-ups, die noch klein sind.');
  await operator.locator('[name="sourceUrl"]').fill('https://www.example.org/startgeld');
  await operator.locator('[name="asOf"]').fill('2026-01-01');
  await operator.locator('[name="status"]').selectOption('published');
  const kinds = operator.getByRole('combobox', { name: t('fu_kinds') });
  await kinds.fill('Start-up');
  await operator.getByRole('option', { name: 'Start-up' }).first().click();
  await operator.getByRole('button', { name: t('fu_save') }).click();
  await operator.waitForURL(/\/operator\/funding\/[0-9a-f]{24}/);
  expect(await findViolations(operator)).toEqual([]);

  for (const [page, fits] of [
    [await openAs(founder, { width: 390 }), 1],
    [await openAs(scout), 0],
    [await open(), 0],
  ] as const) {
    await page.goto('/funding');
    await page.getByRole('heading', { name: 'Startgeld am Rhein' }).waitFor();
    expect(await page.getByRole('heading', { name: t('fu_fits'), exact: true }).count()).toBe(fits);
    expect(await findViolations(page)).toEqual([]);
  }
});

it('puts the operator’s own words into the mails that leave from then on', async () => {
  const operator = await openConsole();
  await operator.goto('/operator/mail');
  await operator.getByRole('link', { name: t('mw_link') }).click();
  await operator.getByRole('heading', { level: 1, name: t('mw_title') }).waitFor();
  await operator.getByRole('link', { name: 'Bitte bestätigen Sie Ihre E-Mail-Adresse' }).click();
  await operator.locator('[name="intro"]').fill('Willkommen am Wasser!');
  await operator.getByRole('button', { name: t('mw_save'), exact: true }).click();
  await operator.getByText(t('mw_saved')).waitFor();
  expect(await findViolations(operator)).toEqual([]);

  const { email } = await createPerson(server.url);
  const response = await fetch(`${server.url}/api/development/mail?to=${encodeURIComponent(email)}`);
  const { items } = (await response.json()) as { items: { text: string }[] };
  expect(items[0]?.text).toContain('Willkommen am Wasser!');
});

it('tells of an agreement on the front page once both sides agree to the words', async () => {
  const agreementId = await signAgreement();
  const address = `/agreements/${agreementId}`;
  const one = await openAs(founder);
  await one.goto(address);
  await one
    .locator('summary')
    .filter({ hasText: t('st_propose') })
    .click();
  await one.locator('[name="title.de"]').fill('Der Pegel meldet sich selbst');
  await one.locator('[name="text.de"]').fill('Früher fuhr jemand hin. Heute kommt eine Nachricht.');
  await one.getByRole('button', { name: t('st_propose') }).click();
  await one.getByText(t('st_state_proposed'), { exact: true }).waitFor();

  const visitor = await open({ width: 390 });
  await visitor.goto('/');
  expect(await visitor.getByText('Der Pegel meldet sich selbst').count()).toBe(0);

  const other = await openAs(scout);
  await other.goto(address);
  await other.getByRole('button', { name: t('st_agree') }).click();
  await other.getByText(t('st_state_published'), { exact: true }).waitFor();
  expect(await findViolations(other)).toEqual([]);

  await visitor.goto('/');
  await visitor.getByRole('link', { name: 'Der Pegel meldet sich selbst' }).click();
  await visitor.waitForURL('**/stories/*');
  expect(await findViolations(visitor)).toEqual([]);
  const picture = await visitor.locator('meta[property="og:image"]').getAttribute('content');
  expect((await visitor.context().request.get(picture ?? '')).headers()['content-type']).toBe('image/png');
});

/** An agreement of the two that both have signed; how that goes in pages has its own journey. */
async function signAgreement(): Promise<string> {
  const draft = {
    clientId: 'agreement-to-tell-of',
    conversationId: await introduce(founder, scout),
    template: 'pilot',
    language: 'de',
  };
  const { id } = await founder.call<{ id: string }>('POST', '/api/agreements', draft);
  const sides = [founder, scout].map((member) => ({
    organisationId: member.id,
    gives: [{ words: 'Zeit am Kai' }],
    gets: [],
  }));
  await founder.call('PATCH', `/api/agreements/${id}`, { revision: 0, sides });
  const { hash } = await founder.call<{ hash: string }>('POST', `/api/agreements/${id}/propose`, {
    revision: 1,
  });
  for (const member of [founder, scout])
    await member.call('POST', `/api/agreements/${id}/sign`, { hash, password: PASSWORD });
  return id;
}
