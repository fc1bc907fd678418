import { afterAll, beforeAll, expect, it } from 'vitest';
import { findViolations, openWindow, saidIn, wordsOf } from './support/browser.ts';
import { createMember, found, introduce, type Member } from './support/members.ts';
import { startServer, type RunningServer } from './support/server.ts';

const t = wordsOf('de');
let server: RunningServer;
let founder: Member;
let scout: Member;
let conversation: string;
beforeAll(async () => {
  server = await startServer({ KLAMMER_DEMO: 'false' });
  founder = await createMember(server.url, 'startup', 'Pegelblick');
  scout = await createMember(server.url, 'company', 'Kaiwerk');
  conversation = await introduce(founder, scout);
  // Whoever was introduced is no match any more.
  await createMember(server.url, 'company', 'Rostfrei');
});
afterAll(async () => {
  expect(await server?.stop()).toBe(0);
});

it('somebody of two organisations switches in the rail; all follows, and other windows ask first', async () => {
  await found(founder, 'investor', 'Hebel Kapital');
  const { page, context, faults } = await openWindow(server.url);
  await founder.enter(context);
  await page.goto('/deals');
  await page.getByText(t('deal_empty_title')).waitFor();
  await page.goto('/messages');
  await page.getByRole('main').getByText(t('chat_empty_title')).first().waitFor();

  const switchTo = async (name: string, from: string) => {
    await page.locator('.account').getByText(from).first().click();
    await page.getByRole('button', { name: new RegExp(name) }).click();
    await page.locator('.account').getByText(name).first().waitFor();
  };
  await switchTo('Pegelblick', 'Hebel Kapital');
  await page.goto('/matches');
  await page.getByRole('heading', { name: 'Rostfrei' }).first().waitFor();
  await page.goto('/messages');
  await page.getByRole('link', { name: /Kaiwerk/ }).click();
  await page.waitForURL(`**/messages/${conversation}`);

  // The conversation stays open while the person switches elsewhere: it is asked about, and nothing is said for the other.
  const other = await context.newPage();
  await other.goto(`/messages/${conversation}`);
  await other.locator('html[data-ready]').waitFor({ state: 'attached' });
  await page.goto('/home');
  await switchTo('Hebel Kapital', 'Pegelblick');
  const question = other.getByRole('dialog');
  await question.getByText(t('acting_changed_title').replace('{name}', 'Hebel Kapital')).waitFor();
  expect(await findViolations(other)).toEqual([]);
  await question.getByRole('button', { name: t('acting_go_back').replace('{name}', 'Pegelblick') }).click();
  await question.waitFor({ state: 'hidden' });
  await other.locator('#composer').fill('Wieder da.');
  await other.locator('#composer').press('Enter');
  await saidIn(other, 'Wieder da.').waitFor();
  // In sight before it is stored.
  const lastSender = async () => {
    const { items } = await scout.call<{ items: { sender: { organisationId: string } }[] }>(
      'GET',
      `/api/conversations/${conversation}/messages`,
    );
    return items.at(-1)?.sender.organisationId;
  };
  await expect.poll(lastSender).toBe(founder.id);
  await page
    .getByRole('dialog')
    .getByText(t('acting_changed_title').replace('{name}', 'Pegelblick'))
    .waitFor();
  expect(faults).toEqual([]);
});

it('a profile shows each what it means for them, and its own people what was changed', async () => {
  const owner = await createMember(server.url, 'startup', 'Wellenlot');
  await introduce(owner, scout);
  const { page, context, faults } = await openWindow(server.url);
  await owner.enter(context);

  // Written in the page: a sentence for all, a team for those who were introduced.
  await page.goto('/profile');
  await page.locator('[name="headline.de"]').fill('Wellen messen, bevor sie brechen');
  await page.getByRole('link', { name: t('edit_step_team') }).click();
  await page.getByRole('button', { name: t('team_add') }).click();
  await page.locator('[name="team.0.name"]').fill('Ada Muster');
  const saved = page.waitForResponse((one) => one.request().method() === 'PATCH' && one.ok());
  await page.locator('[name="audiences.team"]').selectOption('introduced');
  await saved;
  await page.goto('/profile/history');
  await page.getByText('Wellen messen, bevor sie brechen').waitFor();
  expect(await findViolations(page)).toEqual([]);
  const { profile } = await owner.call<{ profile: { slug: string; revision: number } }>(
    'GET',
    '/api/profile',
  );

  const stranger = await openWindow(server.url, { width: 390 });
  const partner = await openWindow(server.url);
  await scout.enter(partner.context);
  const look = async () => {
    const answers = [];
    for (const one of [stranger.page, partner.page]) {
      const status = (await one.goto(`/p/${profile.slug}`))?.status();
      answers.push([status, await one.getByText('Ada Muster').count()]);
    }
    return answers;
  };
  expect(await look()).toEqual([
    [200, 0],
    [200, 1],
  ]);
  expect(await findViolations(stranger.page)).toEqual([]);
  await page.goto('/profile?step=text');
  const hidden = page.waitForResponse((one) => one.request().method() === 'PATCH' && one.ok());
  await page.locator('input[name=visibility][value=anonymous]').check({ force: true });
  await hidden;
  expect(await look()).toEqual([
    [404, 0],
    [200, 1],
  ]);
  await page.getByRole('button', { name: t('edit_pause') }).click();
  await page.getByText(t('edit_paused')).first().waitFor();
  expect(await look()).toEqual([
    [404, 0],
    [404, 0],
  ]);
  expect([...faults, ...stranger.faults, ...partner.faults]).toEqual([]);
});

it('a name of one long word makes no page wider', async () => {
  const word = 'Donaudampfschifffahrtsgesellschaftskapitän'.repeat(3).slice(0, 120);
  const founder = await createMember(server.url, 'startup', word);
  const scout = await createMember(server.url, 'company', word.toUpperCase());
  const conversationId = await introduce(founder, scout);
  const { id } = await founder.call<{ id: string }>('POST', '/api/agreements', {
    clientId: 'between-long-names',
    conversationId,
    template: 'pilot',
    language: 'de',
  });
  const profile = await founder.call<{ profile: { slug: string } }>('GET', '/api/profile');
  const { page, context } = await openWindow(server.url);
  await scout.enter(context);
  const tooWide: string[] = [];
  for (const address of [
    '/',
    `/p/${profile.profile.slug}`,
    '/profile',
    `/matches/${founder.id}`,
    `/introductions/${conversationId}`,
    `/messages/${conversationId}`,
    `/agreements/${id}`,
    `/agreements/${id}?edit=yes`,
  ]) {
    await page.goto(address);
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 900 });
      const by = await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth');
      if (by > 0) tooWide.push(`${address} by ${by} px at ${width}`);
    }
  }
  expect(tooWide).toEqual([]);
});
