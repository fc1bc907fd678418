import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findViolations, openWindow, wordsOf } from './support/browser.ts';
import { carrySession, createCompany, createOperator, enterAs, type Company } from './support/people.ts';
import { startServer, type RunningServer } from './support/server.ts';

const t = wordsOf('de');
const OPERATOR = 'operator@example.org';

let server: RunningServer;
let company: Company;
let receiver: Server;
const received: { headers: IncomingHttpHeaders; body: string }[] = [];
beforeAll(async () => {
  server = await startServer({ KLAMMER_DEMO: 'false' });
  await createOperator(server, OPERATOR);
  company = await createCompany(server.url, { name: 'Kaiwerk', email: 'scout@example.org' });
  receiver = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      received.push({ headers: request.headers, body: Buffer.concat(parts).toString() });
      response.writeHead(202).end('taken');
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  receiver?.close();
  await server?.stop();
});

/** As receivers check that a message is from here, by the secret they were given. */
function signatureOf(secret: string, { headers, body }: (typeof received)[number]): string {
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const signed = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`;
  return `v1,${createHmac('sha256', key).update(signed).digest('base64')}`;
}

it('an operator has an address told what happens, and sees in the log that it arrived', async () => {
  const { page, context, faults } = await openWindow(server.url);
  await enterAs(context, server.url, OPERATOR);
  await page.goto('/operator/webhooks');
  await page.getByLabel(t('hook_name'), { exact: true }).fill('Stadtkalender');
  await page.getByLabel(t('hook_url'), { exact: true }).fill('https://10.0.0.1/');
  await page.getByRole('checkbox', { name: t('hook_type_profile_published') }).check();
  await page.getByRole('button', { name: t('hook_create') }).click();
  await page.getByText(t('hook_url_wrong')).waitFor();
  const { port } = receiver.address() as AddressInfo;
  await page.getByLabel(t('hook_url'), { exact: true }).fill(`http://127.0.0.1:${port}/`);
  await page.getByRole('button', { name: t('hook_create') }).click();
  const secret = await page.getByText(/^whsec_/).innerText();
  expect(await findViolations(page)).toEqual([]);
  await page.getByRole('link', { name: 'Stadtkalender' }).click();
  await page.getByRole('button', { name: t('hook_test') }).click();
  await page.getByText(t('hook_test_ok').split('{status}')[0] ?? '').waitFor();
  await page.getByText(t('hook_type_test'), { exact: true }).click();
  await page.getByText('taken').waitFor();
  expect(await findViolations(page)).toEqual([]);

  // What really happens comes by itself.
  await createCompany(server.url, { name: 'Pegelblick', email: 'founder@example.org', kind: 'startup' });
  await expect.poll(() => received.length, { timeout: 30_000 }).toBe(2);
  expect(JSON.parse(received[1]?.body ?? '')).toMatchObject({
    type: 'profile.published',
    data: { kind: 'startup', profile: { name: 'Pegelblick' } },
  });
  for (const one of received) expect(one.headers['webhook-signature']).toBe(signatureOf(secret, one));
  expect(faults).toEqual([]);
});

it('an owner makes a key on a phone, a program reads with it, and no more once it is revoked', async () => {
  const { page, context, faults } = await openWindow(server.url, { width: 390 });
  await carrySession(context, server.url, company.cookie);
  await page.goto('/settings/keys');
  await page.getByLabel(t('key_name'), { exact: true }).fill('Website');
  await page.getByRole('checkbox', { name: t('key_scope_profiles_read') }).check();
  await page.getByRole('button', { name: t('key_make') }).click();
  const key = await page.getByText(/^klm_\w{49}$/).innerText();
  expect(await findViolations(page)).toEqual([]);
  const ask = async (address: string): Promise<number> =>
    (await fetch(server.url + address, { headers: { authorization: `Bearer ${key}` } })).status;
  expect(await ask('/api/profile')).toBe(200);
  expect(await ask('/api/requests')).toBe(403);
  await page.locator('summary', { hasText: t('key_revoke') }).click();
  await page.getByRole('button', { name: t('key_revoke_do') }).click();
  await page.getByText(t('key_revoked')).waitFor();
  expect(await ask('/api/profile')).toBe(401);
  expect(faults).toEqual([]);
});
