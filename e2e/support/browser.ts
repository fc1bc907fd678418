import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { chromium, type Browser, type BrowserContext, type Locator, type Page } from 'playwright-core';
import { launchOptions } from './chromium.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const MESSAGES = path.resolve(import.meta.dirname, '../../client/messages');

export type Locale = 'de' | 'en';

/** What is looked at once more, in another language or width, where there is time for it: `npm test -- --thorough`. */
export const also = <Look>(...looks: Look[]): Look[] => (process.env['KLAMMER_LOOKS'] === 'all' ? looks : []);

/** No page of a journey lives long enough for what optimising compilers make to earn what making it costs. */
const NO_OPTIMISING = '--js-flags=--no-turbofan --no-maglev';

/** One for all files of a worker, with which it ends. */
let browser: Promise<Browser> | undefined;
const launch = (): Promise<Browser> =>
  (browser ??= chromium.launch({ ...launchOptions, args: [...launchOptions.args, NO_OPTIMISING] }));
const windows = new Set<BrowserContext>();

/** Closes whatever a test has opened. */
export async function closeWindows(): Promise<void> {
  const open = [...windows];
  windows.clear();
  await Promise.all(open.map((context) => context.close()));
}

/** Run in pages before anything else. */
const REFUSE_WORKERS = `if (globalThis.ServiceWorkerContainer)
  ServiceWorkerContainer.prototype.register = () =>
    Promise.reject(new DOMException('not in private', 'SecurityError'));`;

/**
 * A window of its own until the end of the test, and what went wrong in it: errors of scripts and violations of the content policy.
 * @param options `keeps`: what pages keep for times without a connection, which costs as much as opening one. Otherwise
 * the window is a private one, as of browsers that refuse workers there.
 */
export async function openWindow(
  url: string,
  options: { width?: number; scripts?: boolean; keeps?: boolean } = {},
): Promise<{ page: Page; context: BrowserContext; faults: string[] }> {
  const { width = 1440, scripts = true, keeps = false } = options;
  const context = await (
    await launch()
  ).newContext({
    baseURL: url,
    viewport: { width, height: 900 },
    javaScriptEnabled: scripts,
    reducedMotion: 'reduce',
  });
  windows.add(context);
  // What does not come at all is told from what a busy machine takes long for.
  context.setDefaultTimeout(60_000);
  if (!keeps) await context.addInitScript(REFUSE_WORKERS);
  const page = await context.newPage();
  if (scripts) waitForScripts(page);
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (/Content.Security.Policy/i.test(message.text())) faults.push(message.text());
  });
  return { page, context, faults };
}

/** Ends the page as a crash of its tab does: nothing of it runs any more. @returns a new page in its place */
export async function crash(page: Page): Promise<Page> {
  const context = page.context();
  const session = await context.newCDPSession(page);
  const crashed = page.waitForEvent('crash');
  // It cannot answer any more.
  session.send('Page.crash').catch(() => undefined);
  await crashed;
  const next = await context.newPage();
  waitForScripts(next);
  return next;
}

/** Lets every visit end when the page listens: a hand is slower than a script, which would press before anybody hears it. */
function waitForScripts(page: Page): void {
  // What is no page of ours has no `.app` and is there at once.
  const listens = () => page.locator('html[data-ready], html:not(:has(.app))').waitFor({ state: 'attached' });
  const [goto, reload, waitForURL] = [
    page.goto.bind(page),
    page.reload.bind(page),
    page.waitForURL.bind(page),
  ];
  page.goto = async (...to) => {
    const response = await goto(...to);
    await listens();
    return response;
  };
  page.reload = async (...options) => {
    const response = await reload(...options);
    await listens();
    return response;
  };
  page.waitForURL = async (...to) => {
    await waitForURL(...to);
    await listens();
  };
}

/** Opens a conversation and waits until its live connection stands: then the list is asked for anew. */
export async function visitConversation(page: Page, address: string): Promise<void> {
  const connected = page.waitForResponse((response) =>
    response.url().includes('/api/conversations?limit=50&'),
  );
  await page.goto(address);
  await connected;
}

/** What was said in the open conversation: the list beside it, which a phone hides, has the newest words too. */
export function saidIn(page: Page, text: string): Locator {
  return page.getByRole('log').getByText(text).last();
}

/** Accessibility violations of the page as it stands, one line each. */
export async function findViolations(page: Page): Promise<string[]> {
  // Half a megabyte of code: once for each document.
  if (!(await page.evaluate('"axe" in globalThis'))) await page.evaluate(AXE);
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    // The same rules; what of the answer nobody reads was a quarter of the work.
    const { violations } = await axe.run({ resultTypes: ['violations'], selectors: false });
    return violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`,
    );
  });
}

/** The words of the pages in a language, by message key. */
export function wordsOf(locale: Locale): (key: string) => string {
  const files = readdirSync(MESSAGES).filter((file) => file.endsWith(`${locale}.json`));
  const all: Record<string, unknown> = Object.assign(
    {},
    ...files.map((file) => JSON.parse(readFileSync(path.join(MESSAGES, file), 'utf8')) as object),
  );
  return (key) => {
    const words = all[key];
    if (typeof words !== 'string') throw new Error(`there is no message ${key} in ${locale}`);
    return words;
  };
}

/** The address of a page in a language. */
export function pathIn(locale: Locale, address: string): string {
  return locale === 'de' ? address : `/en${address === '/' ? '' : address}`;
}
