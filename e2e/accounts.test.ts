import { createHmac } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findViolations, openWindow, wordsOf } from './support/browser.ts';
import { createCompany, enterAs, linkInMailTo, PASSWORD } from './support/people.ts';
import { startServer, type RunningServer } from './support/server.ts';

const EMAIL = 'konto@example.org';
const NEW_EMAIL = 'umgezogen@example.org';
const t = wordsOf('de');

let server: RunningServer;
beforeAll(async () => {
  server = await startServer({ KLAMMER_DEMO: 'false' });
});
afterAll(async () => {
  expect(await server?.stop()).toBe(0);
});

const button = (page: Page, key: string) => page.getByRole('button', { name: t(key), exact: true });

/**
 * The code an authenticator app shows for a secret in Base32 (RFC 6238), now or in half a minute. Each counts once, and
 * the server takes both for longer than a step of the journey lasts.
 */
function codeFor(secret: string, when: 'now' | 'next'): string {
  const bits = [...secret].map((char) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(char).toString(2).padStart(5, '0'),
  );
  const bytes = bits.join('').match(/.{8}/g) ?? [];
  const moment = Buffer.alloc(8);
  moment.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + (when === 'now' ? 0 : 1)));
  const hash = createHmac('sha1', Buffer.from(bytes.map((byte) => parseInt(byte, 2))))
    .update(moment)
    .digest();
  const at = (hash.at(-1) ?? 0) & 15;
  return String((hash.readUInt32BE(at) & 0x7fff_ffff) % 1_000_000).padStart(6, '0');
}

/** A key as a phone holds it: the browser asks it without showing anything. */
async function plugInPasskey(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

async function typePassword(page: Page): Promise<void> {
  await page.goto('/sign-in');
  await page.locator('input[name=email]').fill(EMAIL);
  await page.locator('input[name=password]').fill(PASSWORD);
  await button(page, 'sign_in').click();
  await page.waitForURL('**/second-factor?*');
}

async function enterRecoveryCode(page: Page, code: string): Promise<void> {
  await page.getByRole('link', { name: t('second_factor_use_recovery') }).click();
  await page.getByLabel(t('second_factor_recovery_code')).fill(code);
  await button(page, 'sign_in').click();
}

/** Whoever belongs to no organisation yet is led to founding one. */
const arrived = (page: Page) => page.waitForURL('**/welcome');

async function signOut(page: Page): Promise<void> {
  await page.goto('/settings/sessions');
  await page
    .locator('main')
    .getByRole('button', { name: t('sign_out') })
    .click();
  await page.waitForURL((url) => url.pathname === '/');
}

it('an account from sign-up to erasure, with each way in', async () => {
  const { page, faults } = await openWindow(server.url);
  await plugInPasskey(page);

  // Signs up and confirms the address.
  await page.goto('/sign-up');
  await page.locator('input[name=kind][value=startup]').check({ force: true });
  await page.locator('input[name=name]').fill('Karla Konto');
  await page.locator('input[name=email]').fill(EMAIL);
  await page.locator('input[name=password]').fill(PASSWORD);
  await button(page, 'sign_up_submit').click();
  await page.waitForURL('**/verify-email?*');
  await page.goto(await linkInMailTo(server.url, EMAIL));
  await page.waitForURL('**/welcome*');

  // Sets up the second factor, with recovery codes, and a passkey.
  await page.goto('/settings/security');
  await page.locator('#field-start').fill(PASSWORD);
  await button(page, 'security_two_factor_start').click();
  const secret = (await page.locator('.secret code').innerText()).replaceAll(' ', '');
  const [recoveryCode = '', otherCode = ''] = await page.locator('.codes code').allInnerTexts();
  expect(await findViolations(page)).toEqual([]);
  await page.locator('input[name=code]').fill(codeFor(secret, 'now'));
  await button(page, 'security_two_factor_verify').click();
  await page.getByText(t('security_two_factor_on')).waitFor();
  await page.locator('input[name=passkey]').fill('Mein Telefon');
  await button(page, 'security_passkey_add').click();
  await page.getByText('Mein Telefon').first().waitFor();

  // Signs in with a code of the app, with a recovery code, which works once, and with the passkey.
  await signOut(page);
  await typePassword(page);
  await page.locator('input[name=code]').fill(codeFor(secret, 'next'));
  await button(page, 'sign_in').click();
  await arrived(page);
  for (const use of ['first', 'second']) {
    await signOut(page);
    await typePassword(page);
    await enterRecoveryCode(page, recoveryCode);
    if (use === 'first') await arrived(page);
    else await page.getByText(t('auth_code_wrong')).waitFor();
  }
  await page.goto('/sign-in');
  await button(page, 'passkey_sign_in').click();
  await arrived(page);

  // Sees where else it is signed in, and ends that.
  const elsewhere = await openWindow(server.url, { width: 390 });
  await typePassword(elsewhere.page);
  await enterRecoveryCode(elsewhere.page, otherCode);
  await arrived(elsewhere.page);
  await page.goto('/settings/sessions');
  await page.getByText(t('sessions_this')).waitFor();
  expect(await findViolations(page)).toEqual([]);
  await button(page, 'sessions_end_others').click();
  await page.getByText(t('sessions_ended_others')).waitFor();
  await elsewhere.page.goto('/home');
  await elsewhere.page.waitForURL('**/sign-in?*');

  // Moves to another address; the old one is told.
  await page.goto('/settings');
  await page.locator('input[name=email]').fill(NEW_EMAIL);
  await button(page, 'email_change_submit').click();
  await page.getByText(t('email_change_pending').replace('{email}', NEW_EMAIL)).waitFor();
  await page.goto(await linkInMailTo(server.url, NEW_EMAIL));
  await button(page, 'email_change_confirm').click();
  await page.getByText(t('email_change_done')).waitFor();
  await page.goto('/settings');
  expect(await page.locator('main').innerText()).toContain(NEW_EMAIL);
  const told = await (await fetch(`${server.url}/api/development/mail?to=${EMAIL}`)).text();
  expect(told).toContain('Diese hier gilt nicht mehr');

  // Takes its data along.
  await page.goto('/settings/privacy');
  expect(await findViolations(page)).toEqual([]);
  await button(page, 'owndata_export_submit').click();
  const ready = page.getByRole('link', { name: t('owndata_export_download').split(' (')[0] });
  await ready.waitFor();
  const [download] = await Promise.all([page.waitForEvent('download'), ready.click()]);
  const zip = (await readFile(await download.path())).toString('latin1');
  for (const name of ['account', 'security', 'organisations']) expect(zip).toContain(`${name}.json`);
  expect(await linkInMailTo(server.url, NEW_EMAIL)).toContain('/settings/privacy');

  // Asks to be erased, stays after all, and asks again.
  const erase = async (password: string) => {
    await page.locator('input[name=password]').fill(password);
    await button(page, 'owndata_erase_submit').click();
  };
  await erase('das war es nicht');
  await page.getByText(t('auth_password_wrong')).waitFor();
  await erase(PASSWORD);
  await page.getByText(t('owndata_erase_started')).waitFor();
  await button(page, 'owndata_keep').click();
  await page.getByText(t('owndata_kept')).waitFor();
  await erase(PASSWORD);
  await button(page, 'owndata_keep').waitFor();

  expect([...faults, ...elsewhere.faults]).toEqual([]);
}, 240_000);

it('what was typed into a profile survives a tab that crashes before it is saved', async () => {
  const email = 'absturz@example.org';
  await createCompany(server.url, { name: 'Absturzfest', email });
  const { page, context } = await openWindow(server.url);
  await enterAs(context, server.url, email);
  await page.route('**/api/profiles/**', (route) =>
    route.request().method() === 'PATCH' ? route.abort() : route.continue(),
  );
  await page.goto('/profile');
  await page.locator('[name="headline.de"]').fill('Das darf nicht verloren gehen');
  await page.waitForFunction(() => JSON.stringify({ ...localStorage }).includes('nicht verloren'));
  const crashed = page.waitForEvent('crash');
  page.goto('chrome://crash').catch(() => undefined);
  await crashed;

  const again = await context.newPage();
  await again.goto('/profile');
  await again.getByText(t('edit_restored').split('{moment}').at(-1) ?? '').waitFor();
  expect(await again.locator('[name="headline.de"]').inputValue()).toBe('Das darf nicht verloren gehen');
  await again.getByRole('status').getByText(t('saved'), { exact: true }).waitFor();
});
