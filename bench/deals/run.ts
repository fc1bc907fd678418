/**
 * How fluid an investor's pipeline stays: `node bench/deals/run.ts [--deals 5000]`, after `npm start` has built the product
 * once. Starts the server in an empty folder, fills a pipeline, opens it in Chromium and does what people do. Each figure is
 * the time from the event to the next picture, as the browser itself measures interactions (Event Timing, 8 ms steps).
 */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type Page } from 'playwright-core';

const { values } = parseArgs({ options: { deals: { type: 'string', default: '5000' } } });
const wanted = Number(values.deals);
const ROWS_AT_ONCE = 500;
const PASSWORD = 'ein langer Satz zum Messen';
const STAGES = [
  'noticed',
  'noticed',
  'noticed',
  'screening',
  'screening',
  'meeting',
  'diligence',
  'declined',
];
const ROUNDS = 12;
/**
 * Runs in the page: keeps how long each event took until the next picture. Of scrolling the browser tells nothing, so the
 * longest time between two pictures is kept too.
 */
const WATCH = `
  window.kept = [];
  window.watcher = new PerformanceObserver((list) => window.kept.push(...list.getEntries()));
  window.watcher.observe({ type: 'event', durationThreshold: 16 });
  window.longestFrame = 0;
  let last = performance.now();
  const tick = (now) => {
    window.longestFrame = Math.max(window.longestFrame, now - last);
    last = now;
    requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);`;
const FORGET = 'window.watcher.takeRecords(), window.kept.length = 0, window.longestFrame = 0';
/** Three pictures later everything that an event caused has been drawn and told. */
const SETTLE = `new Promise((done) => {
  let left = 3;
  const next = () => (left-- > 0 ? requestAnimationFrame(next) : done());
  next();
}).then(() => window.kept.push(...window.watcher.takeRecords()))`;

const folder = await mkdtemp(path.join(tmpdir(), 'klammer-bench-deals-'));
const main = path.resolve(import.meta.dirname, '../../server/build/main.mjs');
const server = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main], {
  env: { ...process.env, PORT: '0', KLAMMER_DATA_DIR: folder, KLAMMER_DEMO: 'false', LOG_LEVEL: 'error' },
  stdio: ['ignore', 'pipe', 'inherit'],
});
const exited = new Promise((resolve) => server.once('exit', resolve));
const browser = await chromium.launch({
  executablePath: process.env.KLAMMER_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic'],
});
try {
  const url = await addressOf();
  const context = await browser.newContext({ baseURL: url, viewport: { width: 1440, height: 900 } });
  await context.addCookies((await fill(url)).map((cookie) => ({ ...cookie, url })));
  const page = await context.newPage();
  await measure(page);
} finally {
  await browser.close();
  server.kill('SIGTERM');
  await exited;
  await rm(folder, { recursive: true, force: true });
}

function addressOf(): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    server.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      const found = /http:\/\/localhost:\d+/.exec(printed);
      if (found) resolve(found[0]);
    });
    server.once('exit', (code) => reject(new Error(`the server ended with ${String(code)}`)));
  });
}

/** An investor with a full pipeline. @returns the cookies of their session */
async function fill(url: string): Promise<{ name: string; value: string }[]> {
  const json: Record<string, string> = { 'content-type': 'application/json', origin: url };
  const send = async (method: string, at: string, body: unknown) => {
    const response = await fetch(url + at, { method, headers: json, body: JSON.stringify(body) });
    if (!response.ok)
      throw new Error(`${method} ${at} answered ${response.status}: ${await response.text()}`);
    return response;
  };
  const email = 'investor@example.org';
  await send('POST', '/api/auth/sign-up/email', { name: 'Ina Investor', email, password: PASSWORD });
  const mails = await (await fetch(`${url}/api/development/mail?to=${email}`)).json();
  const link = /https?:\S+/.exec((mails as { items: { text: string }[] }).items[0]?.text ?? '');
  const confirmed = await fetch(link?.[0] ?? '', { redirect: 'manual' });
  const pairs = confirmed.headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '');
  json.cookie = pairs.join('; ');
  await send('POST', '/api/organisations', { name: 'Messkapital', kind: 'investor' });
  for (let from = 0; from < wanted; from += ROWS_AT_ONCE) {
    const rows = Array.from({ length: Math.min(ROWS_AT_ONCE, wanted - from) }, (_, index) => {
      const number = from + index;
      return `Start-up ${String(number).padStart(4, '0')};${STAGES[number % STAGES.length] ?? ''};event`;
    });
    await send('POST', '/api/deals/import', { csv: ['name;stage;source', ...rows].join('\n') });
  }
  return pairs.map((pair) => {
    const at = pair.indexOf('=');
    return { name: pair.slice(0, at), value: pair.slice(at + 1) };
  });
}

async function measure(page: Page): Promise<void> {
  const opened = performance.now();
  await page.goto('/deals');
  await page.locator('[data-deal]').first().waitFor();
  console.log(`${wanted} deals, opened in ${Math.round(performance.now() - opened)} ms`);
  await page.waitForLoadState('networkidle');
  await page.evaluate(WATCH);
  const columns = page.locator('.column');
  const first = columns.nth(0).locator('[data-deal]').first();
  const cards = page.locator('.cards').first();

  const scroll = async (round: number) => {
    await cards.hover();
    await page.mouse.wheel(0, round % 4 === 3 ? -6000 : 2500);
  };
  await report(page, 'scroll a column, longest picture', 'window.longestFrame', scroll);
  await cards.evaluate((element) => element.scrollTo(0, 0));
  await report(page, 'move a card by keyboard', longestOf('keydown'), async () => {
    await first.focus();
    await page.keyboard.press('Alt+ArrowRight');
  });
  await report(page, 'drop a card in the next stage', longestOf('drop', 'dragend'), async () =>
    first.dragTo(columns.nth(1)),
  );
  await page.goto('/deals?view=table');
  await page.evaluate(WATCH);
  await report(page, 'choose a row of the table', longestOf('click'), async (round) =>
    page.locator('tbody input[type=checkbox]').nth(round).click(),
  );
  await report(page, 'choose all rows of the page', longestOf('click'), async () =>
    page.locator('thead input[type=checkbox]').click(),
  );
}

/** The longest of some kinds of events. */
function longestOf(...names: string[]): string {
  const listed = JSON.stringify(names);
  return `Math.max(0, ...window.kept.filter(({ name }) => ${listed}.includes(name)).map(({ duration }) => duration))`;
}

/** Does something several times and prints the longest time of each round, as median and maximum. */
async function report(
  page: Page,
  what: string,
  read: string,
  act: (round: number) => Promise<void>,
): Promise<void> {
  const longest: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await page.evaluate(FORGET);
    await act(round);
    await page.evaluate(SETTLE);
    longest.push(await page.evaluate<number>(read));
  }
  const sorted = longest.toSorted((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
  console.log(`${what}: median ${under(median)}, longest ${under(sorted.at(-1) ?? 0)}`);
}

/** The browser tells nothing of what took less than 16 ms. */
function under(durationMs: number): string {
  return durationMs === 0 ? 'under 16 ms' : `${Math.round(durationMs)} ms`;
}
