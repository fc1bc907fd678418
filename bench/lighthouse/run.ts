import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { median } from '../measure.ts';

/**
 * Runs Lighthouse over public pages of a server that runs already, several times each, and prints the medians. Lighthouse
 * itself is no dependency: `--lighthouse` names the program, `npx lighthouse` by default.
 *
 *   node bench/lighthouse/run.ts --base http://localhost:3000 --runs 5 / /directory /p/kaiwaerts
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    base: { type: 'string', default: 'http://localhost:3000' },
    runs: { type: 'string', default: '5' },
    lighthouse: { type: 'string', default: 'npx --yes lighthouse' },
    chromium: { type: 'string', default: process.env['KLAMMER_CHROMIUM'] ?? '/usr/bin/chromium' },
    preset: { type: 'string', default: 'mobile' },
  },
});

const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
const TIMINGS = {
  'largest-contentful-paint': (value: number) => `${(value / 1000).toFixed(2)} s`,
  'cumulative-layout-shift': (value: number) => value.toFixed(3),
  'total-blocking-time': (value: number) => `${Math.round(value)} ms`,
  'first-contentful-paint': (value: number) => `${(value / 1000).toFixed(2)} s`,
} as const;

interface Report {
  categories: Record<string, { score: number | null }>;
  audits: Record<
    string,
    { id: string; score: number | null; scoreDisplayMode: string; title: string; numericValue?: number }
  >;
}

const folder = await mkdtemp(path.join(tmpdir(), 'klammer-lighthouse-'));
const failed = new Map<string, Set<string>>();

console.log(`| page | ${CATEGORIES.join(' | ')} | ${Object.keys(TIMINGS).join(' | ')} |`);
console.log(`|${'---|'.repeat(1 + CATEGORIES.length + Object.keys(TIMINGS).length)}`);
try {
  for (const page of positionals.length > 0 ? positionals : ['/', '/directory']) {
    const reports: Report[] = [];
    for (let run = 0; run < Number(values.runs); run += 1) reports.push(await measure(page, run));
    const scores = CATEGORIES.map((name) =>
      String(Math.round(median(reports.map((one) => (one.categories[name]?.score ?? 0) * 100)))),
    );
    const timings = Object.entries(TIMINGS).map(([name, word]) =>
      word(median(reports.map((one) => one.audits[name]?.numericValue ?? Number.NaN))),
    );
    console.log(`| ${[page, ...scores, ...timings].join(' | ')} |`);
    noteFailures(page, reports);
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
for (const [audit, pages] of failed) console.log(`not passed: ${audit} (${[...pages].join(', ')})`);

async function measure(page: string, run: number): Promise<Report> {
  const file = path.join(folder, `${run}.json`);
  const [program = 'npx', ...first] = values.lighthouse.split(' ');
  const flags = '--headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking';
  const child = spawn(
    program,
    [
      ...first,
      new URL(page, values.base).href,
      '--quiet',
      '--output=json',
      `--output-path=${file}`,
      `--only-categories=${CATEGORIES.join(',')}`,
      `--chrome-flags=${flags}`,
      ...(values.preset === 'desktop' ? ['--preset=desktop'] : []),
    ],
    { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, CHROME_PATH: values.chromium } },
  );
  const code = await new Promise((resolve, reject) => child.on('exit', resolve).on('error', reject));
  if (code !== 0) throw new Error(`lighthouse ended with ${String(code)} for ${page}`);
  return JSON.parse(await readFile(file, 'utf8')) as Report;
}

/** What no run of a page passed: one that some did is noise of the machine. */
function noteFailures(page: string, reports: readonly Report[]): void {
  for (const { id, title } of Object.values(reports[0]?.audits ?? {})) {
    const isFailed = reports.every(
      ({ audits }) => audits[id]?.scoreDisplayMode === 'binary' && (audits[id].score ?? 1) < 1,
    );
    if (isFailed) failed.set(`${id}: ${title}`, (failed.get(`${id}: ${title}`) ?? new Set()).add(page));
  }
}
