import { type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findViolations, openWindow, wordsOf } from './support/browser.ts';
import { readCaches, readKept, readUnsent } from './support/device.ts';
import { enterAsDemo, startFilledServer } from './support/region.ts';
import { type RunningServer } from './support/server.ts';

const t = wordsOf('de');
const EVENING = 'Abend der kurzen Wege';
const COUNTERPART = 'Pegelstand Ventures';
const FOUNDER = 'founder';
const PARTNER = 'partner';

let server: RunningServer;
beforeAll(async () => {
  server = await startFilledServer();
});
afterAll(async () => {
  expect(await server?.stop()).toBe(0);
});

/** Signed in on a phone, once the device has kept what it needs. */
async function enter(name: string) {
  const opened = await openWindow(server.url, { width: 390, keeps: true });
  await signIn(opened.page, name);
  return opened;
}

async function signIn(page: Page, name: string): Promise<void> {
  await enterAsDemo(page.context(), server.url, name);
  await page.goto('/home');
  await expect.poll(async () => (await readKept(page)).map((one) => one.name)).toContain('conversations');
  // As text: what is typed here is Node's, and knows no browser.
  await page.evaluate('navigator.serviceWorker.ready.then(() => null)');
}

async function api<Answer>(page: Page, path: string): Promise<Answer> {
  const response = await page.request.get(server.url + path);
  expect(response.status()).toBe(200);
  return (await response.json()) as Answer;
}
async function post<Answer>(page: Page, path: string, data: object): Promise<Answer> {
  const response = await page.request.post(server.url + path, { data, headers: { origin: server.url } });
  expect(response.ok(), await response.text()).toBe(true);
  return (await response.json()) as Answer;
}

async function findEvening(page: Page): Promise<string> {
  const { items } = await api<{ items: { id: string; title: { de: string } }[] }>(page, '/api/events');
  return items.find((one) => one.title.de === EVENING)?.id ?? '';
}

/** Plans the evening's meetings and gives everybody theirs. */
async function publishMeetings(page: Page, id: string): Promise<void> {
  await post(page, `/api/events/${id}/meetings/plan`, {});
  await expect
    .poll(async () => (await api<{ draft: object | null }>(page, `/api/events/${id}/meetings`)).draft, {
      timeout: 120_000,
    })
    .not.toBeNull();
  await post(page, `/api/events/${id}/meetings/publish`, {});
}

const tab = (page: Page, name: string) => page.getByRole('link', { name }).click();

/** On the page without a connection, to somebody of the founder's counterpart. */
async function writeTo(page: Page, text: string): Promise<void> {
  await tab(page, t('offline_contacts'));
  await page
    .getByRole('listitem')
    .filter({ hasText: COUNTERPART })
    .first()
    .getByRole('link', { name: t('offline_write') })
    .click();
  await page.getByLabel(t('chat_message')).fill(text);
  await page.getByRole('button', { name: t('chat_send') }).click();
}

describe('a phone without a connection', () => {
  it('shows agenda and contacts, and sends once what was written meanwhile', async () => {
    const organiser = await enter(PARTNER);
    await publishMeetings(organiser.page, await findEvening(organiser.page));

    const { page, context, faults } = await enter(FOUNDER);
    const { items: people } = await api<{ items: { name: string }[] }>(page, '/api/conversations/contacts');
    await context.setOffline(true);
    await page.goto('/matches');
    expect(new URL(page.url()).pathname).toBe('/offline');
    await page.getByText(/^Stand: \d\d:\d\d Uhr$/).waitFor();
    const evening = page.getByRole('article').filter({ hasText: EVENING });
    await evening.getByText(t('offline_meetings')).waitFor();
    const [first] = (
      await api<{ items: { table: number; with: { name: string } }[] }>(
        page,
        `/api/events/${await findEvening(page)}/meetings/agenda`,
      )
    ).items;
    const meeting = evening.getByRole('listitem').first();
    expect(await meeting.innerText()).toContain(first?.with.name);
    expect(await meeting.innerText()).toMatch(
      new RegExp(`\\d\\d:\\d\\d[^]*${t('mt_table')}\\s+${(first?.table ?? 0) + 1}`),
    );
    await evening.getByText(t('offline_ticket')).click();
    await evening.getByRole('img', { name: t('ev_ticket_alt') }).waitFor();
    expect(await findViolations(page)).toEqual([]);

    await tab(page, t('offline_contacts'));
    // The people one talks with, by name, and where they work.
    const contact = page.getByRole('listitem').filter({ hasText: COUNTERPART }).first();
    expect(people.map(({ name }) => name)).toContain(await contact.getByRole('heading').innerText());
    expect(await findViolations(page)).toEqual([]);
    await contact.getByRole('link', { name: t('offline_write') }).click();
    await page.getByLabel(t('chat_message')).fill('Aus dem Tunnel');
    await page.getByRole('button', { name: t('chat_send') }).click();
    const unsent = page.getByRole('list', { name: t('chat_unsent') }).getByRole('listitem');
    await unsent.getByRole('button', { name: t('chat_edit'), exact: true }).click();
    await unsent.getByRole('textbox').fill('Aus dem Tunnel, verbessert');
    await unsent.getByRole('button', { name: t('chat_save'), exact: true }).click();
    expect(await findViolations(page)).toEqual([]);

    await page.reload();
    await unsent.getByText('Aus dem Tunnel, verbessert').waitFor();
    await context.setOffline(false);
    await page.getByText(t('offline_nothing_unsent')).waitFor();
    const { items } = await api<{
      items: { id: string; title: string; organisations: { name: string }[] }[];
    }>(page, '/api/conversations');
    const conversation = items.find(({ organisations }) =>
      organisations.some((one) => one.name === COUNTERPART),
    );
    const { items: messages } = await api<{ items: { text: string }[] }>(
      page,
      `/api/conversations/${conversation?.id}/messages`,
    );
    expect(messages.filter(({ text }) => text.includes('Tunnel')).map(({ text }) => text)).toEqual([
      'Aus dem Tunnel, verbessert',
    ]);
    expect([...faults, ...organiser.faults]).toEqual([]);
  });

  it('keeps what is typed into the last unsent one of a conversation when that arrives meanwhile', async () => {
    const { page, context, faults } = await enter(FOUNDER);
    await context.setOffline(true);
    await page.goto('/home');
    await writeTo(page, 'Aus dem Aufzug');
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    await context.route('**/api/conversations/*/messages', (route) => released.then(() => route.continue()));
    await Promise.all([page.waitForRequest('**/messages'), context.setOffline(false)]);
    const row = page.getByRole('list', { name: t('chat_unsent') }).getByRole('listitem');
    await row.getByRole('button', { name: t('chat_edit'), exact: true }).click();
    await row.getByRole('textbox').fill('Aus dem Aufzug, verbessert');
    release();
    await row.getByText(t('chat_sent_meanwhile')).waitFor();
    expect(await row.getByRole('textbox').inputValue()).toBe('Aus dem Aufzug, verbessert');
    await row.getByRole('button', { name: t('chat_send_as_new'), exact: true }).click();
    await page.getByText(t('offline_nothing_unsent')).waitFor();
    expect(faults).toEqual([]);
  });

  it('keeps nobody’s things in the caches, and nothing at all after signing out', async () => {
    const { page, context, faults } = await enter(FOUNDER);
    const { person } = await api<{ person: { id: string; name: string } }>(page, '/api/me');
    const { paths, text } = await readCaches(page);
    expect(paths).toContain('/offline/check-in');
    expect(
      paths.filter(
        (path) =>
          !/^\/(_app\/immutable\/.+|(en\/)?offline(\/check-in)?|[\w-]+\.(png|svg|webmanifest))$/.test(path),
      ),
    ).toEqual([]);
    expect(text.includes('kit.start')).toBe(true);
    for (const own of [person.id, person.name, `${FOUNDER}@klammer.example`])
      expect([own, text.includes(own)]).toEqual([own, false]);

    const shown = await page.goto('/settings/sessions');
    expect(shown?.headers()['cache-control']).toBe('private, no-store');
    await page
      .getByRole('button', { name: t('sign_out') })
      .last()
      .click();
    await page.waitForURL(`${server.url}/`);
    expect([await readKept(page), await readUnsent(page), await readCaches(page)]).toEqual([
      [],
      [],
      { paths: [], text: '' },
    ]);
    await context.setOffline(true);
    await expect(page.goto('/offline')).rejects.toThrow('ERR_INTERNET_DISCONNECTED');
    expect(faults).toEqual([]);
  });

  it('forgets everything where one signs out without a connection, and the session ends with the next one', async () => {
    const { page, context, faults } = await enter(FOUNDER);
    await context.setOffline(true);
    await page.goto('/home');
    await page.getByRole('button', { name: t('sign_out') }).click();
    await page.getByText(t('offline_nobody_title')).waitFor();
    expect(await readKept(page)).toEqual([]);
    await context.setOffline(false);
    await page.goto('/home');
    await page.waitForURL(`${server.url}/`);
    await expect.poll(async () => (await api<{ person: object | null }>(page, '/api/me')).person).toBeNull();
    expect(faults).toEqual([]);
  });

  it('shows a stranger nothing, nor the next person anything of the one before', async () => {
    const { page, context, faults } = await enter(FOUNDER);
    await context.setOffline(true);
    await page.goto('/home');
    await writeTo(page, 'Liegt noch hier');
    await expect.poll(() => readUnsent(page)).toHaveLength(1);
    // The session ends, as it does elsewhere or by itself.
    await context.clearCookies();
    await context.route('**/api/conversations/**', (route) => route.abort());
    await context.setOffline(false);
    await page.goto('/');
    await expect.poll(() => readKept(page)).toEqual([]);
    await page.goto('/offline');
    await page.getByText(t('offline_nobody_title')).waitFor();
    await context.unroute('**/api/conversations/**');

    await signIn(page, PARTNER);
    const { person } = await api<{ person: { id: string } }>(page, '/api/me');
    expect(new Set((await readKept(page)).map((one) => one.personId))).toEqual(new Set([person.id]));
    expect(await readUnsent(page)).toEqual([]);
    expect(faults).toEqual([]);
  });
});

interface Guest {
  name: string;
  ticket: string;
  status: string;
  checkedInAt: string | null;
}

it('opens the door without a connection after an earlier visit, tells later, and shows who was let in twice', async () => {
  const { page, context, faults } = await enter(PARTNER);
  const id = await findEvening(page);
  const guests = async () => (await api<{ items: Guest[] }>(page, `/api/events/${id}/registrations`)).items;
  const [first, second] = (await guests()).filter((one) => one.status === 'registered');
  if (!first || !second) throw new Error('nobody comes to the evening');
  await page.goto(`/events/${id}/check-in`);
  await expect.poll(async () => (await readKept(page)).map((one) => one.name)).toContain(`door:${id}`);
  const kept = JSON.stringify((await readKept(page)).find((one) => one.name === `door:${id}`));
  expect(kept).toContain(first.ticket);
  expect(kept).not.toContain('@');
  await page.goto('/home');

  await context.setOffline(true);
  await page.goto(`/events/${id}/check-in`);
  expect(new URL(page.url()).pathname).toBe('/offline/check-in');
  for (const { ticket, name } of [first, second]) {
    await page.getByLabel(t('ev_checkin_code')).fill(ticket);
    await page
      .getByRole('button', { name: t('ev_checkin_do'), exact: true })
      .first()
      .click();
    await page.getByText(`${name} ist da.`).waitFor();
  }
  expect(await findViolations(page)).toEqual([]);
  // Not after a reload, which its own tests try: the switch lets a call of a page that has just come through.
  await page.getByText('2 noch nicht übertragen').waitFor();
  expect((await guests()).filter((one) => one.checkedInAt)).toEqual([]);

  // Another door let the first one in a minute before.
  const at = new Date(Date.now() - 60_000).toISOString();
  const told = await post<{ items: Guest[] }>(page, `/api/events/${id}/check-ins`, {
    items: [{ ticket: first.ticket, at }],
  });
  await context.setOffline(false);
  await page.getByText(`${first.name} wurde zweimal eingelassen`).waitFor();
  expect(await findViolations(page)).toEqual([]);
  await expect
    .poll(async () =>
      (await guests())
        .filter((one) => one.checkedInAt)
        .map((one) => one.ticket)
        .toSorted(),
    )
    .toEqual([first.ticket, second.ticket].toSorted());
  expect((await guests()).find((one) => one.ticket === first.ticket)?.checkedInAt).toBe(
    told.items[0]?.checkedInAt,
  );
  expect(faults).toEqual([]);
});
