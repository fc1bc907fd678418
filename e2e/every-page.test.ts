import { readdirSync } from 'node:fs';
import path from 'node:path';
import { type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findViolations, openWindow, wordsOf } from './support/browser.ts';
import { enterAsDemo, startFilledServer } from './support/region.ts';
import { type RunningServer } from './support/server.ts';

const ROUTES = path.resolve(import.meta.dirname, '../client/src/routes');
const t = wordsOf('de');
/** Who has the most pages comes first, then a stranger, null: what leads on who is signed in is theirs. */
const ROLES = ['operator', null, 'partner', 'founder', 'investor', 'scout'] as const;
/** What nobody of the demonstration is led to by a link, or what leads on at once. */
const NOT_REACHED = new Set([
  '/second-factor',
  '/setup',
  '/welcome',
  '/calls/[id]/apply',
  '/requests/[id]/apply',
  // Drafts, of which the demonstration has none; the journeys write some.
  '/calls/[id]/edit',
  '/requests/[id]/edit',
  '/operator/vocabulary/[vocabulary]/new',
  // The journey of memberships opens it.
  '/m/[code]',
]);

/** Every page there is, as `/events/[id]/plan`. */
const PAGES = readdirSync(ROUTES, { recursive: true, encoding: 'utf8' })
  .filter((file) => path.basename(file) === '+page.svelte')
  .map((file) => `/${path.dirname(file).replaceAll(/\([a-z]+\)\/?/g, '')}`.replace(/\/?\.?$/, '') || '/');
/** More exact ones first: `/events/new` before `/events/[id]`. */
const PATTERNS = PAGES.toSorted((a, b) => Number(a.includes('[')) - Number(b.includes('['))).map((route) => ({
  route,
  fits: new RegExp(`^${route.replaceAll(/\[\w+\]/g, '[^/?#]+')}$`),
}));
const routeOf = (address: string) => {
  const { pathname } = new URL(address, 'http://localhost');
  return PATTERNS.find(({ fits }) => fits.test(pathname))?.route;
};

/** Some hundred and fifty visits; ends only what hangs. */
const LONGEST_MS = 30 * 60_000;

let server: RunningServer;
beforeAll(async () => {
  server = await startFilledServer();
});
afterAll(async () => {
  await server?.stop();
});

/** How often one role opens pages of one kind while others that hang on them have not been met. */
const MOST_VISITS = 3;

/** Goes wherever a role can by pages without parts in their address and by links. */
async function walk(page: Page, seen: Set<string>, wrong: string[]): Promise<void> {
  const waiting = PAGES.filter((route) => !route.includes('['));
  const met = new Set(waiting);
  const visits = new Map<string, number>();
  const isDone = (route: string) =>
    seen.has(route) &&
    ((visits.get(route) ?? 0) >= MOST_VISITS ||
      !PAGES.some((other) => other.startsWith(`${route}/`) && !seen.has(other) && !NOT_REACHED.has(other)));
  for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
    const route = routeOf(address);
    if (!route || isDone(route)) continue;
    visits.set(route, (visits.get(route) ?? 0) + 1);
    const links = seen.has(route)
      ? await readLinks(page, address, wrong)
      : await open(page, address, route, seen, wrong);
    for (const link of links) {
      const found = routeOf(link);
      if (!found || met.has(link) || isDone(found)) continue;
      met.add(link);
      waiting.push(link);
    }
  }
}

/** Where another page of a kind leads that was looked at already: the HTML says so without a visit. */
async function readLinks(page: Page, address: string, wrong: string[]): Promise<string[]> {
  const response = await page.request.get(address);
  if (response.status() >= 500) wrong.push(`${address} answered ${response.status()}`);
  const links = (await response.text()).matchAll(/<a\s[^>]*href="(\/[^"]*)"/g);
  return Array.from(links, ([, href = '']) => href.replaceAll('&amp;', '&'));
}

/** Visits a page and looks at it, if it is for this role. @returns where it leads */
async function open(
  page: Page,
  address: string,
  route: string,
  seen: Set<string>,
  wrong: string[],
): Promise<string[]> {
  const response = await page.goto(address);
  // Not for this role, or elsewhere at once: another may see it.
  if (response?.status() === 404 || routeOf(page.url()) !== route) return [];
  await look(page, address, response?.status(), wrong);
  seen.add(route);
  return page
    .locator('a[href^="/"]')
    .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
}

async function look(page: Page, address: string, status: number | undefined, wrong: string[]): Promise<void> {
  if (status !== 200) wrong.push(`${address} answered ${status}`);
  // Some read first what the device keeps.
  await page.getByRole('heading', { level: 1 }).first().waitFor({ state: 'attached' });
  const broken = await page.getByRole('heading', { name: t('error_500_title') }).count();
  if (broken > 0) wrong.push(`${address} broke`);
  const lang = await page.locator('html').getAttribute('lang');
  if (lang !== 'de') wrong.push(`${address} is in ${lang}`);
  const tooWide = await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth');
  if (tooWide > 0) wrong.push(`${address} is ${tooWide} px too wide`);
  for (const violation of await findViolations(page)) wrong.push(`${address} ${violation}`);
}

it(
  'every page opens for somebody on the narrowest phone, without faults, overflow or barriers',
  { timeout: LONGEST_MS },
  async () => {
    const seen = new Set<string>();
    const wrong: string[] = [];
    for (const role of ROLES) {
      const { page, context, faults } = await openWindow(server.url, { width: 320 });
      if (role) await enterAsDemo(context, server.url, role);
      await walk(page, seen, wrong);
      wrong.push(...faults.map((fault) => `${role ?? 'stranger'}: ${fault}`));
      await context.close();
    }
    expect(wrong).toEqual([]);
    expect(PAGES.filter((route) => !seen.has(route) && !NOT_REACHED.has(route))).toEqual([]);
  },
);
