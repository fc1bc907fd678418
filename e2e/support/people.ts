import { type BrowserContext, type Page } from 'playwright-core';

export const PASSWORD = 'ein langer Satz zum Merken';

/** The link in the newest mail to an address, out of the development mailbox. */
export async function linkInMailTo(url: string, email: string): Promise<string> {
  const response = await fetch(`${url}/api/development/mail?to=${encodeURIComponent(email)}`);
  const { items } = (await response.json()) as { items: { text: string }[] };
  const link = items[0]?.text.match(/https?:\S+/)?.[0];
  if (!link) throw new Error(`no mail with a link was sent to ${email}`);
  return link;
}

/** The session that an answer gives, as a browser would send it back. */
export function cookieOf(answer: Response): string {
  return answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
}

export interface Company {
  id: string;
  slug: string;
  /** Its person's session. */
  cookie: string;
}

/**
 * An organisation that wants what the founder of the journey has, a company unless said otherwise, made over the API;
 * the person signs in by page later.
 */
export async function createCompany(
  url: string,
  company: { name: string; email: string; kind?: 'company' | 'startup'; district?: string },
): Promise<Company> {
  const json = { 'content-type': 'application/json', origin: url };
  const post = (path: string, body: unknown, headers = {}, method = 'POST') =>
    fetch(url + path, { method, headers: { ...json, ...headers }, body: JSON.stringify(body) });
  await post('/api/auth/sign-up/email', { name: 'Sina Scout', email: company.email, password: PASSWORD });
  const confirmed = await fetch(await linkInMailTo(url, company.email), { redirect: 'manual' });
  const cookie = cookieOf(confirmed);
  const created = await post(
    '/api/organisations',
    { name: company.name, kind: company.kind ?? 'company' },
    { cookie },
  );
  const { id, slug } = (await created.json()) as { id: string; slug: string };
  const profile = {
    revision: 0,
    headline: { de: 'Containerumschlag am Rhein', en: 'Container handling on the Rhine' },
    needs: [{ code: 'data' }, { code: 'co-development' }],
    offers: [{ code: 'pilot-customer' }, { code: 'test-bed' }, { code: 'port-handling' }],
    topics: ['inland-shipping', 'iot'],
    industries: ['H'],
    place: { region: company.district ?? 'duisburg-homberg-ruhrort-baerl', city: '' },
  };
  await post(`/api/profiles/${id}`, profile, { cookie }, 'PATCH');
  const published = await post(`/api/profiles/${id}/status`, { status: 'published' }, { cookie }, 'PUT');
  if (!published.ok) throw new Error(`publishing answered ${published.status}: ${await published.text()}`);
  return { id, slug, cookie };
}

/** Opens a conversation between two companies, as if they had been introduced long ago; its id. */
export async function openConversation(url: string, from: Company, to: Company): Promise<string> {
  const post = async (path: string, cookie: string, body?: unknown) => {
    const headers = { 'content-type': 'application/json', origin: url, cookie };
    const answer = await fetch(url + path, { method: 'POST', headers, body: JSON.stringify(body ?? {}) });
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
    return (await answer.json()) as { id: string; conversationId: string };
  };
  const asked = await post('/api/introductions', from.cookie, { profileId: to.id, message: 'Guten Tag' });
  return (await post(`/api/introductions/${asked.id}/accept`, to.cookie)).conversationId;
}

/** Puts a session into a window, as signing in would. */
export async function carrySession(context: BrowserContext, url: string, cookie: string): Promise<void> {
  const cookies = cookie.split('; ').map((pair) => {
    const [name = '', ...value] = pair.split('=');
    return { name, value: value.join('='), url };
  });
  await context.addCookies(cookies);
}

/** The operator, set up with the one-time link that the terminal shows. */
export async function createOperator(server: { url: string; output: () => string }, email: string) {
  const token = server.output().match(/setup\?token=(\S+)/)?.[1];
  const response = await fetch(`${server.url}/api/setup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: server.url },
    body: JSON.stringify({ token, name: 'Otto Operator', email, password: PASSWORD }),
  });
  if (!response.ok) throw new Error(`setting up answered ${response.status}: ${await response.text()}`);
}

/** Has an operator, set up for it, vouch for a partner: before that nothing of theirs reaches the region by itself. */
export async function vouchFor(server: { url: string; output: () => string }, organisationId: string) {
  const email = 'vouching@example.org';
  await createOperator(server, email);
  const cookie = await startSession(server.url, email);
  const vouched = await fetch(`${server.url}/api/operator/profiles/${organisationId}/verification`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json', origin: server.url, cookie },
    body: JSON.stringify({ verification: 'operator' }),
  });
  if (!vouched.ok) throw new Error(`vouching answered ${vouched.status}: ${await vouched.text()}`);
}

/** A session of somebody who has an account, as a cookie. */
async function startSession(url: string, email: string, password = PASSWORD): Promise<string> {
  const response = await fetch(`${url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ email, password }),
  });
  if (!response.ok) throw new Error(`signing in answered ${response.status}: ${await response.text()}`);
  return cookieOf(response);
}

/** Signs somebody in to a window without the page for it, which has journeys of its own. */
export async function enterAs(
  context: BrowserContext,
  url: string,
  email: string,
  password?: string,
): Promise<void> {
  await carrySession(context, url, await startSession(url, email, password));
}

/** Signs somebody in by the page for it, as people do. */
export async function signIn(page: Page, prefix: string, email: string): Promise<void> {
  await page.goto(`${prefix}/sign-in`);
  await page.locator('input[name=email]').fill(email);
  await page.locator('input[name=password]').fill(PASSWORD);
  await page.locator('main form button[type=submit]').click();
  await page.waitForURL(`**${prefix}/home`);
}
