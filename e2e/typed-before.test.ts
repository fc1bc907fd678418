import { randomUUID } from 'node:crypto';
import { type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openWindow, visitConversation, wordsOf } from './support/browser.ts';
import { carrySession, createCompany, openConversation, PASSWORD } from './support/people.ts';
import { startServer, type RunningServer } from './support/server.ts';

const t = wordsOf('en');

let server: RunningServer;
beforeAll(async () => {
  server = await startServer({ KLAMMER_DEMO: 'false' });
});
afterAll(async () => {
  expect(await server?.stop()).toBe(0);
});

/** Opens a page whose scripts come only when they are let in; ends when it listens. */
async function openSlowly(page: Page, path: string, meanwhile: () => Promise<void>): Promise<void> {
  let letIn: () => void = () => undefined;
  const arrived = new Promise<void>((resolve) => (letIn = resolve));
  await page.route('**/_app/immutable/entry/*.js', async (route) => {
    await arrived;
    await route.fallback();
  });
  const opened = page.goto(path);
  await page.locator('main form').first().waitFor();
  await meanwhile();
  expect(await page.locator('html[data-ready]').count()).toBe(0);
  letIn();
  await opened;
}

it('keeps what is typed and chosen while the scripts of a page are on their way', async () => {
  const { cookie } = await createCompany(server.url, { name: 'Eilwerk', email: 'eil@example.org' });
  const { page, context, faults } = await openWindow(server.url);
  await openSlowly(page, '/sign-up', async () => {
    await page.locator('input[name=name]').fill('Ada');
    await page.locator('input[name=email]').fill('ada@example.org');
  });
  expect(await page.locator('input[name=name]').inputValue()).toBe('Ada');
  expect(await page.locator('input[name=email]').inputValue()).toBe('ada@example.org');

  await carrySession(context, server.url, cookie);
  const pace = page.locator('select[name="mail:messages"]');
  const push = page.locator('input[name="push:messages"]');
  await openSlowly(page, '/settings/notifications', async () => {
    await pace.selectOption('weekly');
    await push.uncheck();
  });
  expect(await pace.inputValue()).toBe('weekly');
  expect(await push.isChecked()).toBe(false);
  expect(faults).toEqual([]);
});

it('keeps what is typed where the line breaks just as the page counts anew', async () => {
  const [kai, rost, lotse] = await Promise.all(
    ['Kaiwerk', 'Rostfrei', 'Lotsenhaus'].map((name) =>
      createCompany(server.url, { name, email: `${name.toLowerCase()}@example.org` }),
    ),
  );
  if (!kai || !rost || !lotse) throw new Error('three companies were made');
  const open = await openConversation(server.url, kai, rost);
  const other = await openConversation(server.url, kai, lotse);
  const { page, context, faults } = await openWindow(server.url);
  await carrySession(context, server.url, kai.cookie);
  await visitConversation(page, `/en/messages/${open}`);
  await page.locator('#composer').fill('Half a sentence');
  // A draft would come back, what one was reading and where would not.
  await page.evaluate('window.isSame = true');

  let broken = 0;
  await context.route('**/__data.json*', (route) => {
    broken += 1;

    return broken === 1 ? route.abort('connectionreset') : route.fulfill({ status: 503, body: '' });
  });
  const said = await fetch(`${server.url}/api/conversations/${other}/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: server.url, cookie: lotse.cookie },
    body: JSON.stringify({ clientId: randomUUID(), text: 'Guten Tag' }),
  });
  expect(said.status).toBe(201);
  await expect.poll(() => broken).toBeGreaterThan(2);

  await context.unroute('**/__data.json*');
  await page.getByText('1 unread').first().waitFor({ state: 'attached' });
  expect(await page.locator('#composer').inputValue()).toBe('Half a sentence');
  expect(await page.evaluate('window.isSame')).toBe(true);
  expect(faults).toEqual([]);
});

it('keeps a form that gets no answer, and sends it once there is a line again', async () => {
  const { page, faults } = await openWindow(server.url, { width: 390 });
  let answer: 'none' | 'bad gateway' | 'ours' = 'none';
  await page.goto('/en/sign-up');
  await page.locator('input[name=name]').fill('Fine Founder');
  await page.locator('input[name=email]').fill('fine@example.org');
  await page.locator('input[name=password]').fill(PASSWORD);
  await page.route('**/en/sign-up', (route) => {
    if (answer === 'ours') return route.fallback();

    return answer === 'none' ? route.abort('connectionreset') : route.fulfill({ status: 502, body: answer });
  });
  for (answer of ['none', 'bad gateway'] as const) {
    await page.getByRole('button', { name: t('sign_up_submit') }).click();
    await page.getByRole('status').getByText(t('form_lost')).waitFor();
    expect(await page.locator('input[name=name]').inputValue()).toBe('Fine Founder');
    expect(await page.locator('input[name=password]').inputValue()).toBe(PASSWORD);
    await page.getByRole('button', { name: t('close') }).click();
  }
  answer = 'ours';
  await page.getByRole('button', { name: t('sign_up_submit') }).click();
  await page.waitForURL('**/verify-email?*');
  expect(faults).toEqual([]);
});
