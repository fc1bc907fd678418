import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { also, findViolations, openWindow, pathIn, wordsOf, type Locale } from './support/browser.ts';
import { carrySession, createCompany, PASSWORD, type Company } from './support/people.ts';
import { startFilledServer } from './support/region.ts';
import { type RunningServer } from './support/server.ts';

const PUBLIC = [
  '/',
  '/directory',
  '/sign-up',
  '/sign-in',
  '/forgot-password',
  '/imprint',
  '/privacy',
  '/accessibility',
];
const MEMBERS = [
  '/home',
  '/matches',
  '/discover',
  '/introductions',
  '/messages',
  '/profile',
  '/settings',
  '/settings/notifications',
];
/** Where barriers are looked for; `every-page.test.ts` looks at all pages in German on a phone. */
const BARRIERS = ['en 1440', ...also('de 1440', 'en 390')];

let server: RunningServer;
let company: Company;
beforeAll(async () => {
  server = await startFilledServer();
  company = await createCompany(server.url, { name: 'Prüfwerk', email: 'pages@example.org' });
});
afterAll(async () => {
  await server?.stop();
});

it.each<Locale>(['en', ...also<Locale>('de')])(
  'what most people open, in %s: opens without faults, overflow or barriers, on a phone and on a wide screen',
  async (locale) => {
    const { page, context, faults } = await openWindow(server.url, { width: 390 });
    const wrong: string[] = [];
    const visit = async (address: string): Promise<void> => {
      await page.setViewportSize({ width: 390, height: 900 });
      const response = await page.goto(pathIn(locale, address));
      if (response?.status() !== 200) wrong.push(`${address} answered ${response?.status()}`);
      const lang = await page.locator('html').getAttribute('lang');
      if (lang !== locale) wrong.push(`${address} is in ${lang}`);
      for (const width of [390, 1440]) {
        await page.setViewportSize({ width, height: 900 });
        const tooWide = await page.evaluate<number>(
          'document.documentElement.scrollWidth - window.innerWidth',
        );
        if (tooWide > 0) wrong.push(`${address} is ${tooWide} px too wide at ${width}`);
        if (!BARRIERS.includes(`${locale} ${width}`)) continue;
        for (const violation of await findViolations(page)) wrong.push(`${address} ${width} ${violation}`);
      }
    };
    for (const address of PUBLIC) await visit(address);
    await carrySession(context, server.url, company.cookie);
    for (const address of MEMBERS) await visit(address);
    expect([...wrong, ...faults]).toEqual([]);
  },
);

it('opens by the address of the machine itself, too', async () => {
  const page = await fetch(server.url.replace('localhost', '127.0.0.1'), {
    signal: AbortSignal.timeout(30_000),
  });
  expect(page.status).toBe(200);
  expect(await page.text()).toContain('<h1');
});

describe('without JavaScript', () => {
  it('a form says what is wrong, keeps what was typed, and signs in', async () => {
    const t = wordsOf('de');
    const { page } = await openWindow(server.url, { scripts: false });
    await page.goto('/sign-up');
    await page.locator('input[name=name]').fill('Ohne Skript');
    await page.locator('input[name=email]').fill('noscript@example.org');
    await page.locator('input[name=password]').fill('zu kurz');
    await page.getByRole('button', { name: t('sign_up_submit') }).click();
    await page.getByText(t('auth_password_short')).waitFor();
    expect(await page.locator('input[name=email]').inputValue()).toBe('noscript@example.org');
    await page.goto('/sign-in');
    await page.locator('input[name=email]').fill('pages@example.org');
    await page.locator('input[name=password]').fill(PASSWORD);
    await page.locator('main form button[type=submit]').click();
    await page.waitForURL('**/home');
  });

  it.each([
    ['/sign-in', 'multipart/form-data', 'no boundary'],
    ['/sign-in', 'multipart/form-data; boundary=x', '--x\r\nContent-Disposition: form-da'],
    ['/sign-in', 'text/plain', 'email=a'],
    ['/preferences', 'application/json', '{"theme":"dark"}'],
    ['/announcements/dismiss', 'multipart/form-data; boundary=x', 'garbage'],
  ])('a form that cannot be read is its sender’s mistake: %s as %s', async (address, type, body) => {
    const answer = await fetch(server.url + address, {
      method: 'POST',
      headers: { origin: server.url, 'content-type': type },
      body,
    });
    expect(answer.status).toBe(400);
  });

  it('a public page stands in the frame of members as it is drawn elsewhere', async () => {
    const { page, context } = await openWindow(server.url, { scripts: false });
    await carrySession(context, server.url, company.cookie);
    await page.goto('/home');
    const layout = () =>
      page.evaluate<string>(
        `getComputedStyle(document.querySelector('[data-frame=member]')).gridTemplateColumns`,
      );
    const drawn = await layout();
    await page.goto('/topics');
    expect(await layout()).toBe(drawn);
    await page.goto('/');
    expect(await page.locator('[data-frame=member]').count()).toBe(0);
  });

  it('the directory searches and filters', async () => {
    const { page } = await openWindow(server.url, { scripts: false });
    await page.goto('/directory?q=Containerumschlag');
    await page.getByText('Prüfwerk').first().waitFor();
    await page.goto('/directory?q=Containerumschlag&kind=investor');
    expect((await page.goto('/directory?kind=company'))?.status()).toBe(200);
  });
});

describe('an address that leads nowhere', () => {
  it.each(['/p/gibt-es-nicht', '/en/p/gibt-es-nicht', '/events/gibt-es-nicht', '/gibt-es-nicht'])(
    'is answered with 404: %s',
    async (address) => {
      expect((await fetch(server.url + address)).status).toBe(404);
    },
  );

  it.each(['//evil.example', '/en//evil.example/p', '//evil.example//', '///'])(
    'leads to no other site either: %s',
    async (address) => {
      const answer = await fetch(server.url + address);
      expect([404, 200]).toContain(answer.status);
      expect(await answer.text()).not.toMatch(/(href|action)="(https?:)?\/\/evil/);
    },
  );
});
