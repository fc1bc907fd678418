import { type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findViolations, openWindow, wordsOf } from './support/browser.ts';
import { createMember, introduce, type Member } from './support/members.ts';
import { PASSWORD } from './support/people.ts';
import { startServer, type RunningServer } from './support/server.ts';

const t = wordsOf('de');
let server: RunningServer;
beforeAll(async () => {
  server = await startServer({ KLAMMER_DEMO: 'false' });
});
afterAll(async () => {
  expect(await server?.stop()).toBe(0);
});

/** A window in which somebody is signed in already. */
async function windowOf(member: Member) {
  const window = await openWindow(server.url);
  await member.enter(window.context);
  return window;
}

/** Chooses a keyword by typing it. */
async function pickCode(page: Page, label: string, word: string): Promise<void> {
  const picker = page.getByRole('combobox', { name: label });
  await picker.fill(word);
  await page.getByRole('option', { name: word }).waitFor();
  await picker.press('Enter');
}

describe('a match ends in something', () => {
  it('leads founder and scout from the conversation to a signed memorandum and a milestone reached', async () => {
    const founder = await createMember(server.url, 'startup', 'Pegelblick');
    const scout = await createMember(server.url, 'company', 'Kaiwerk');
    const conversationId = await introduce(founder, scout);
    const [one, other] = [await windowOf(founder), await windowOf(scout)];

    // Drafts it from the conversation, adds a milestone and proposes it.
    await one.page.goto(`/messages/${conversationId}`);
    await one.page
      .locator('summary')
      .filter({ hasText: t('chat_more') })
      .click();
    await one.page.getByRole('link', { name: t('agreement_new') }).click();
    await one.page.waitForURL('**/agreements/new*');
    await one.page.getByRole('button', { name: t('agreement_start_draft') }).click();
    await one.page.waitForURL(/\/agreements\/[0-9a-f]{24}/);
    const address = new URL(one.page.url()).pathname;
    await one.page.goto(`${address}?edit=yes`);
    await one.page.locator('[name="purpose"]').fill('Ein Jahr gemeinsam am Kai messen.');
    await one.page.locator(`[name="gives.${founder.id}.0.words"]`).fill('Messwerte jede Nacht');
    await one.page.locator(`[name="gives.${scout.id}.0.words"]`).fill('Zugang zu zwei Kranen');
    await one.page.locator('[name="milestone.0.title"]').fill('Sensoren aufgebaut');
    await one.page.locator('[name="milestone.0.dueOn"]').fill('2040-01-31');
    expect(await findViolations(one.page)).toEqual([]);
    await one.page.getByRole('button', { name: t('agreement_save') }).click();
    await one.page.getByRole('button', { name: t('agreement_propose') }).click();
    await one.page.getByText(t('agreement_status_proposed'), { exact: true }).first().waitFor();

    // The other side finds it on its home and signs; then the first one.
    await other.page.goto('/home');
    await other.page.getByRole('link', { name: t('home_wait_sign') }).click();
    await other.page.waitForURL(`**${address}`);
    for (const { page } of [other, one]) {
      await page.goto(address);
      await page.locator('input[name=password]').fill(PASSWORD);
      await page.getByRole('button', { name: t('agreement_sign'), exact: true }).click();
      await page.locator('li.signed').first().waitFor();
    }
    await one.page.getByText(t('agreement_status_active')).first().waitFor();
    const link = one.page.getByRole('link', { name: t('agreement_pdf') });
    const pdf = await one.context.request.get((await link.getAttribute('href')) ?? '');
    expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-');

    // The milestone is reported with a file, which the other side reads.
    const step = one.page.getByRole('listitem').filter({ hasText: 'Sensoren aufgebaut' });
    await step.getByText(t('agreement_is_done')).click();
    await step.locator('textarea').fill('Abgenommen am Montag');
    const file = { name: 'abnahme.txt', mimeType: 'text/plain', buffer: Buffer.from('Alles dicht.') };
    await step.locator('input[type=file]').setInputFiles(file);
    await step.getByRole('link', { name: 'abnahme.txt' }).waitFor();
    await step.getByRole('button', { name: t('agreement_mark_done') }).click();
    await one.page.getByText('Abgenommen am Montag').waitFor();
    await other.page.goto(address);
    const seen = other.page.getByRole('link', { name: 'abnahme.txt' });
    const read = await other.context.request.get((await seen.getAttribute('href')) ?? '');
    expect(await read.text()).toBe('Alles dicht.');
    expect(await findViolations(other.page)).toEqual([]);
    expect([...one.faults, ...other.faults]).toEqual([]);
  });

  it('leads a company from a request with three applicants to the draft of an agreement', async () => {
    const company = await createMember(server.url, 'company', 'Hüttenwerk');
    const names = ['Glutauge', 'Schlackewerk', 'Kranwinde'];
    const [first, ...others] = await Promise.all(
      names.map((name) => createMember(server.url, 'startup', name)),
    );
    if (!first) throw new Error('nobody applies');

    // The company writes it down and publishes it; what is missing is said where it is missing.
    const { page, faults } = await windowOf(company);
    await page.goto('/requests');
    await page
      .getByRole('link', { name: t('req_new') })
      .first()
      .click();
    await page.waitForURL('**/requests/new');
    await page.getByRole('radio', { name: t('req_kind_pilot') }).check();
    await page.locator('[name="title.de"]').fill('Schlacke am Band erkennen');
    await page.locator('[name="problem.de"]').fill('Heute sortiert ein Mensch.');
    await page.getByRole('button', { name: t('question_add') }).click();
    await page.locator('[name="questions.0.de"]').fill('Was läuft schon?');
    await page.locator('[name=deadline]').fill('2040-01-31T12:00');
    await page.getByRole('button', { name: t('req_publish') }).click();
    await page.waitForURL('**/edit?check=*');
    await page.getByText(t('req_issue_seeks')).first().waitFor();
    expect(await findViolations(page)).toEqual([]);
    await pickCode(page, t('req_seeks'), 'Daten');
    await pickCode(page, t('req_topics'), 'Logistik-Software');
    await page.getByRole('button', { name: t('req_publish') }).click();
    await page.waitForURL(/\/requests\/[0-9a-f]{24}$/);
    const address = new URL(page.url()).pathname;
    const id = address.split('/').at(-1) ?? '';

    for (const other of others) {
      const fields = { pitch: 'Wir können das auch.', answers: ['Ein Labor.'] };
      await other.call('PUT', `/api/requests/${id}/application`, fields);
      await other.call('POST', `/api/requests/${id}/application/submit`);
    }

    // The third finds it among the requests and applies in the page.
    const applicant = await windowOf(first);
    await applicant.page.goto('/requests');
    await applicant.page.getByRole('link', { name: 'Schlacke am Band erkennen' }).first().click();
    await applicant.page.waitForURL(`**${address}`);
    await applicant.page.getByRole('link', { name: t('req_apply') }).click();
    await applicant.page.waitForURL('**/apply');
    await applicant.page.locator('[name=pitch]').fill('Unsere Kamera sieht Schlacke.');
    await applicant.page.locator('[name=answers]').fill('Zwei Bänder.');
    await applicant.page.getByRole('button', { name: t('req_submit') }).click();
    await applicant.page.getByText(t('req_status_submitted')).first().waitFor();

    // The company says no to two with a reason, chooses the third and drafts the agreement.
    await page.goto('/home');
    await page.getByRole('link', { name: /3 Bewerbungen beantworten/ }).click();
    await page.waitForURL('**/board');
    for (const name of names.slice(1))
      await page.getByRole('checkbox', { name: t('req_select').replace('{name}', name) }).check();
    await page.locator('#decline summary').click();
    await page.locator('#decline textarea').fill('Wir suchen etwas, das schon läuft.');
    await page.getByRole('button', { name: t('req_decline_do') }).click();
    await page.getByText(t('req_status_declined')).first().waitFor();
    await page.getByRole('button', { name: t('req_choose') }).click();
    await page.getByRole('button', { name: t('req_draft_agreement') }).click();
    await page.waitForURL(/\/agreements\/[0-9a-f]{24}/);
    await page.getByText(t('agreement_status_draft')).first().waitFor();
    expect(await findViolations(page)).toEqual([]);

    // Who was told no reads why.
    const [refused] = others;
    if (!refused) throw new Error('nobody was refused');
    await applicant.context.clearCookies();
    await refused.enter(applicant.context);
    await applicant.page.goto(`${address}/apply`);
    await applicant.page.getByText('Wir suchen etwas, das schon läuft.').waitFor();
    expect([...faults, ...applicant.faults]).toEqual([]);
  });

  it('takes a start-up from the match through deals and its data room to a no, of which it learns just what it may', async () => {
    const investor = await createMember(server.url, 'investor', 'Hebel Kapital');
    const startup = await createMember(server.url, 'startup', 'Wellenlot');
    const room = await shareRoom(startup, investor);
    const { page, context, faults } = await windowOf(investor);
    await page.goto(`/matches/${startup.id}`);
    await page.getByRole('button', { name: t('deal_add_this') }).click();
    await page.waitForURL(/\/deals\/[0-9a-f]{24}/);
    const address = new URL(page.url()).pathname;

    // Looks into the data room, which the start-up hears of.
    await page.getByRole('link', { name: 'Zahlen' }).click();
    const file = page.getByRole('link', { name: 'umsatz.csv' }).first();
    const read = await context.request.get((await file.getAttribute('href')) ?? '');
    expect(await read.text()).toBe('Jahr;Umsatz');
    const { items } = await startup.call<{ items: object[] }>('GET', `/api/rooms/${room}/accesses`);
    expect(items).toMatchObject([{ organisationName: 'Hebel Kapital' }]);
    await page.goto(address);

    // Says no with a reason of its own, and tells the start-up something kinder.
    await page.locator('[name=to]').selectOption('declined');
    await page.locator('[name=reason]').selectOption('market');
    await page.locator('[name=reasonNote]').fill('Nur drei Häfen kaufen so etwas.');
    await page.getByRole('button', { name: t('deal_say_no') }).click();
    await page.getByText('Nur drei Häfen kaufen so etwas.').waitFor();
    await page.locator('[name=feedback]').fill('Melden Sie sich nach der zweiten Referenz.');
    await page.getByRole('button', { name: t('deal_share_send') }).click();
    await page.getByText(t('deal_unshare')).waitFor();
    expect(await findViolations(page)).toEqual([]);

    const theirs = await windowOf(startup);
    await theirs.page.goto('/home');
    await theirs.page.getByRole('link', { name: t('home_wait_deal_shared') }).click();
    await theirs.page.waitForURL('**/deals/shared');
    await theirs.page.getByText('Melden Sie sich nach der zweiten Referenz.').waitFor();
    expect(await theirs.page.content()).not.toMatch(/drei Häfen|market|Abgesagt/);
    const hidden = await theirs.page.goto(address);
    expect(hidden?.status()).toBe(404);
    expect(faults).toEqual([]);
  });
});

/** A data room with a table that the other one may save. @returns its id */
async function shareRoom(owner: Member, other: Member): Promise<string> {
  await introduce(other, owner);
  const { id } = await owner.call<{ id: string }>('POST', '/api/rooms', { name: 'Zahlen' });
  const fileId = await owner.upload('umsatz.csv', 'Jahr;Umsatz', 'room');
  await owner.call('POST', `/api/rooms/${id}/files`, { fileId });
  await owner.call('PUT', `/api/rooms/${id}/grants/${other.id}`, { access: 'download' });
  return id;
}
