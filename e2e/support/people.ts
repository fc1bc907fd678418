import { type Page } from 'playwright-core';

export const PASSWORD = 'ein langer Satz zum Merken';

/** The link in the newest mail to an address, out of the development mailbox. */
export async function linkInMailTo(url: string, email: string): Promise<string> {
  const response = await fetch(`${url}/api/development/mail?to=${encodeURIComponent(email)}`);
  const { items } = (await response.json()) as { items: { text: string }[] };
  const link = items[0]?.text.match(/https?:\S+/)?.[0];
  if (!link) throw new Error(`no mail with a link was sent to ${email}`);
  return link;
}

/** A company that wants what the founder of the journey has, made over the API; the person signs in by page later. */
export async function createCompany(
  url: string,
  company: { name: string; email: string },
): Promise<{ id: string; slug: string }> {
  const json = { 'content-type': 'application/json', origin: url };
  const post = (path: string, body: unknown, headers = {}, method = 'POST') =>
    fetch(url + path, { method, headers: { ...json, ...headers }, body: JSON.stringify(body) });
  await post('/api/auth/sign-up/email', { name: 'Sina Scout', email: company.email, password: PASSWORD });
  const confirmed = await fetch(await linkInMailTo(url, company.email), { redirect: 'manual' });
  const cookie = confirmed.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  const created = await post('/api/organisations', { name: company.name, kind: 'company' }, { cookie });
  const { id, slug } = (await created.json()) as { id: string; slug: string };
  const profile = {
    revision: 0,
    headline: { de: 'Containerumschlag am Rhein', en: 'Container handling on the Rhine' },
    needs: [{ code: 'data' }, { code: 'co-development' }],
    offers: [{ code: 'pilot-customer' }, { code: 'test-bed' }, { code: 'port-handling' }],
    topics: ['inland-shipping', 'iot'],
    industries: ['H'],
    place: { region: 'duisburg-homberg-ruhrort-baerl', city: 'Duisburg' },
  };
  await post(`/api/profiles/${id}`, profile, { cookie }, 'PATCH');
  const published = await post(`/api/profiles/${id}/status`, { status: 'published' }, { cookie }, 'PUT');
  if (!published.ok) throw new Error(`publishing answered ${published.status}: ${await published.text()}`);
  return { id, slug };
}

export async function signIn(page: Page, prefix: string, email: string): Promise<void> {
  await page.goto(`${prefix}/sign-in`);
  await page.locator('input[name=email]').fill(email);
  await page.locator('input[name=password]').fill(PASSWORD);
  await page.locator('main form button[type=submit]').click();
  await page.waitForURL(`**${prefix}/home`);
}
