import { type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { crash, findViolations, openWindow, wordsOf } from './support/browser.ts';
import { readDrafts } from './support/device.ts';
import { createMember, introduce, type Member } from './support/members.ts';
import { startServer, type RunningServer } from './support/server.ts';

const t = wordsOf('de');
let server: RunningServer;
let founder: Member;
let scout: Member;
let conversationId: string;
beforeAll(async () => {
  server = await startServer({ KLAMMER_DEMO: 'false' });
  founder = await createMember(server.url, 'startup', 'Pegelblick');
  scout = await createMember(server.url, 'company', 'Kaiwerk');
  conversationId = await introduce(founder, scout);
});
afterAll(async () => {
  expect(await server?.stop()).toBe(0);
});

interface Text {
  sides: { organisationId: string; gives: { code: string | null; words: string }[] }[];
  milestones: { key: string; title: string; dueOn: string; ownerId: string | null }[];
  purpose: string;
  title: string;
  confidentiality: string;
}

async function draft(): Promise<string> {
  const { id } = await founder.call<{ id: string }>('POST', '/api/agreements', {
    clientId: crypto.randomUUID(),
    conversationId,
    template: 'mentoring',
    language: 'de',
  });
  return id;
}
const read = (id: string) => founder.call<Text>('GET', `/api/agreements/${id}`);
const givenBy = (text: Text, { id }: Member) =>
  text.sides.find((side) => side.organisationId === id)?.gives.map(({ code, words }) => [code, words]);
const milestone = (row: number) => t('agreement_milestone_number').replace('{row}', String(row));
const save = (page: Page) => page.getByRole('button', { name: t('agreement_save') });

async function edit(id: string, options?: Parameters<typeof openWindow>[1]) {
  const opened = await openWindow(server.url, options);
  await founder.enter(opened.context);
  await opened.page.goto(`/agreements/${id}?edit=yes`);
  return opened;
}

describe('the editor of an agreement', () => {
  it('adds, orders and takes away rows by keyboard, and says beside the row what is missing', async () => {
    const id = await draft();
    const { page, faults } = await edit(id, { width: 390 });
    const gives = page.getByRole('group', { name: t('agreement_gives') }).first();

    // A keyword found by another word for it; then words of one's own, moved to the top.
    await gives.getByRole('combobox').focus();
    await page.keyboard.type('Coaching');
    await page.getByRole('option', { name: 'Mentoring' }).waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.type('jeden Montag');
    await gives.getByRole('button', { name: t('agreement_add_words') }).press('Enter');
    await page.keyboard.type('ein Schreibtisch');
    const up = gives.getByRole('button', { name: t('row_up').replace('{name}', t('agreement_own_words')) });
    await up.press('Enter');
    await page.keyboard.press('Enter');
    expect(await up.isDisabled()).toBe(true);

    // The second step goes; a new one without a day is refused where it stands.
    await page
      .getByRole('button', { name: t('remove_code').replace('{label}', milestone(2)) })
      .press('Enter');
    await page.getByRole('button', { name: t('agreement_add_milestone') }).press('Enter');
    await page.keyboard.type('Prototyp steht');
    await save(page).press('Enter');
    await page.getByText(t('agreement_issue_milestone_due')).waitFor();
    const focused = await page.evaluate<string>('document.activeElement.name');
    expect(focused).toMatch(/^milestone\.\d\.dueOn$/);
    expect(await findViolations(page)).toEqual([]);
    await page.locator(`[name="${focused}"]`).fill('2040-03-01');
    await save(page).press('Enter');
    await page.getByText(t('agreement_signatures')).waitFor();

    const text = await read(id);
    expect(givenBy(text, founder)).toEqual([
      [null, 'ein Schreibtisch'],
      ['data', ''],
      ['mentoring', 'jeden Montag'],
    ]);
    expect(text.milestones.at(-1)).toMatchObject({ title: 'Prototyp steht', dueOn: '2040-03-01' });
    expect(faults).toEqual([]);
  });

  it('keeps what both sides wrote at once: asks about the same part, saves the others', async () => {
    const id = await draft();
    const { page, faults } = await edit(id);
    await scout.call('PATCH', `/api/agreements/${id}`, {
      revision: 0,
      purpose: 'Ihr Zweck',
      confidentiality: 'Ihre Vertraulichkeit',
    });
    await page.locator('[name=purpose]').fill('Mein Zweck');
    await page.locator('[name=title]').fill('Mein Titel');
    await save(page).click();
    await page.getByText('Ihr Zweck').waitFor();
    expect(await page.locator('[name=purpose]').inputValue()).toBe('Mein Zweck');
    expect(await page.locator('[name=confidentiality]').inputValue()).toBe('Ihre Vertraulichkeit');
    expect(await read(id)).toMatchObject({ title: 'Mein Titel', purpose: 'Ihr Zweck' });
    expect(await findViolations(page)).toEqual([]);
    await save(page).click();
    await page.getByText(t('agreement_signatures')).waitFor();
    expect(await read(id)).toMatchObject({
      title: 'Mein Titel',
      purpose: 'Mein Zweck',
      confidentiality: 'Ihre Vertraulichkeit',
    });
    expect(faults).toEqual([]);
  });

  it('works without JavaScript', async () => {
    const id = await draft();
    const before = await read(id);
    const { page } = await edit(id, { scripts: false });
    const gives = page.getByRole('group', { name: t('agreement_gives') }).first();
    await gives.getByRole('listbox').selectOption('lab');
    await page.locator(`[name="gives.${founder.id}.0.remove"]`).check();
    await page.locator(`[name="milestone.${before.milestones.length}.title"]`).fill('Prototyp steht');
    await save(page).click();
    await page.getByText(t('agreement_issue_milestone_due')).waitFor();
    await page.locator(`[name="milestone.${before.milestones.length}.dueOn"]`).fill('2040-03-01');
    await save(page).click();
    await page.getByText(t('agreement_signatures')).waitFor();
    const after = await read(id);
    expect(givenBy(after, founder)).toEqual([['lab', '']]);
    expect(after.milestones.slice(before.milestones.length)).toMatchObject([{ title: 'Prototyp steht' }]);
  });

  it('gives back what was typed when its tab crashed, asks about what changed meanwhile, forgets it at sign-out', async () => {
    const id = await draft();
    const { page } = await edit(id);
    await page.locator('[name=purpose]').fill('Mein Zweck');
    await page.getByRole('button', { name: t('agreement_add_milestone') }).click();
    await page.keyboard.type('Prototyp steht');
    await page.getByText(t('agreement_noted')).waitFor();
    await scout.call('PATCH', `/api/agreements/${id}`, {
      revision: 0,
      purpose: 'Ihr Zweck',
      title: 'Ihr Titel',
    });

    const later = await crash(page);
    await later.goto(`/agreements/${id}`);
    expect(await findViolations(later)).toEqual([]);
    await later.getByRole('link', { name: t('agreement_go_on') }).click();
    await later.getByText(t('agreement_restored_older')).waitFor();
    expect(await later.locator('[name=purpose]').inputValue()).toBe('Mein Zweck');
    expect(await later.locator('[name=title]').inputValue()).toBe('Ihr Titel');
    expect(await later.locator('[name$=".title"]').last().inputValue()).toBe('Prototyp steht');
    expect(await findViolations(later)).toEqual([]);
    await later.locator('[name$=".dueOn"]').last().fill('2040-03-01');
    await save(later).click();
    await later.getByText('Ihr Zweck').waitFor();
    expect(await later.locator('[name=purpose]').inputValue()).toBe('Mein Zweck');
    await save(later).click();
    await later.getByText(t('agreement_signatures')).waitFor();
    const text = await read(id);
    expect(text).toMatchObject({ title: 'Ihr Titel', purpose: 'Mein Zweck' });
    expect(text.milestones.at(-1)).toMatchObject({ title: 'Prototyp steht' });
    expect(await readDrafts(later)).toEqual([]);

    await later.goto(`/agreements/${id}?edit=yes`);
    await later.locator('[name=title]').fill('Nicht gespeichert');
    expect(await readDrafts(later)).toHaveLength(1);
    // This ends the founder's session everywhere, so that no story comes after it.
    await later.goto('/settings/sessions');
    const asked = later.waitForEvent('dialog').then((dialog) => dialog.accept());
    await later
      .locator('main')
      .getByRole('button', { name: t('sign_out') })
      .click();
    await asked;
    await later.waitForURL((url) => url.pathname === '/');
    expect(await readDrafts(later)).toEqual([]);
  });
});
