/**
 * What a page makes a phone load, from a server that runs already: requests, and bytes as they travel. Other work of the
 * machine does not change these. Each page is visited with an empty cache, until it listens and nothing travels any more.
 *
 *   node bench/lighthouse/count.ts --base http://localhost:3000 / /directory /p/kaiwaerts
 *   node bench/lighthouse/count.ts --as founder@klammer.example --password … /home
 */
import { parseArgs } from 'node:util';
import { chromium, type BrowserContext } from 'playwright-core';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    base: { type: 'string', default: 'http://localhost:3000' },
    as: { type: 'string' },
    password: { type: 'string', default: '' },
    chromium: { type: 'string', default: process.env['KLAMMER_CHROMIUM'] ?? '/usr/bin/chromium' },
  },
});
const FLAGS = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'];
const PHONE = { width: 412, height: 823 };

type State = Awaited<ReturnType<BrowserContext['storageState']>>;

const browser = await chromium.launch({ executablePath: values.chromium, args: FLAGS });
console.log('| page | requests | of code | code KB | all KB |');
console.log('|---|---|---|---|---|');
try {
  const state = values.as === undefined ? undefined : await signIn(values.as);
  for (const page of positionals.length > 0 ? positionals : ['/', '/directory']) {
    const { requests, scripts, scriptKb, allKb } = await visit(page, state);
    console.log(`| ${page} | ${requests} | ${scripts} | ${Math.round(scriptKb)} | ${Math.round(allKb)} |`);
  }
} finally {
  await browser.close();
}

async function signIn(email: string): Promise<State> {
  const context = await browser.newContext({ baseURL: values.base });
  const page = await context.newPage();
  await page.goto('/sign-in');
  await page.locator('html[data-ready]').waitFor({ state: 'attached' });
  await page.fill('input[name=email]', email);
  await page.fill('input[name=password]', values.password);
  await page.click('form:has(input[name=password]) button[type=submit]');
  await page.waitForURL((url) => !url.pathname.endsWith('/sign-in'));
  const { cookies } = await context.storageState();
  await context.close();
  return { cookies, origins: [] };
}

async function visit(path: string, storageState: State | undefined) {
  const context = await browser.newContext({
    baseURL: values.base,
    viewport: PHONE,
    // What a device keeps for later is loaded after the page, and not for it.
    serviceWorkers: 'block',
    ...(storageState && { storageState }),
  });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  const types = new Map<string, string>();
  const bytes = new Map<string, number>();
  devtools.on('Network.requestWillBeSent', ({ requestId, type }) => types.set(requestId, type ?? 'Other'));
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) =>
    bytes.set(requestId, encodedDataLength),
  );
  await devtools.send('Network.enable');
  await page.goto(path);
  await page.locator('html[data-ready]').waitFor({ state: 'attached' });
  await page.waitForLoadState('networkidle');
  await context.close();

  const scripts = [...types].filter(([, type]) => type === 'Script').map(([id]) => id);
  const kb = (ids: Iterable<string>) => [...ids].reduce((sum, id) => sum + (bytes.get(id) ?? 0), 0) / 1024;
  return {
    requests: types.size,
    scripts: scripts.length,
    scriptKb: kb(scripts),
    allKb: kb(types.keys()),
  };
}
