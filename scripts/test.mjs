// npm test: installs what is needed, runs every test, and closes with one line of counts. With --thorough, as CI does, those
// that try at random try more often.
import { existsSync, mkdtempSync, openSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  buildClient,
  buildServer,
  compileCache,
  installAll,
  modernNode,
  nodeFlags,
  root,
  run,
  syncClient,
} from './steps.mjs';

const CHROMIUM = JSON.parse(readFileSync(path.join(root, 'e2e', 'support', 'chromium.json'), 'utf8')).places;
/** What of Debian's packages installs one; others have no shell. */
const PACKAGES = ['chromium-headless-shell', 'chromium'];
/** How often then; each test says how often it tries otherwise. */
const THOROUGH = {
  KLAMMER_KILLS: '100',
  KLAMMER_WIRE_CASES: '1000',
  KLAMMER_FUZZ_CASES: '200',
  KLAMMER_COMBINATIONS: 'all',
  KLAMMER_CRASH_ROUNDS: '50',
  KLAMMER_GUESTS: '60',
  KLAMMER_LOOKS: 'all',
};
/** More files than these fail for a reason. */
const MOST_AGAIN = 5;
const counts = { passed: 0, failed: 0, skipped: 0 };

try {
  const [chromium] = await Promise.all([findChromium(), installAll()]);
  await Promise.all([buildClient(), buildServer()]);
  await syncClient();
  const env = {
    ...compileCache,
    ...(process.argv.includes('--thorough') && THOROUGH),
    ...process.env,
    NODE_ENV: 'test',
    KLAMMER_CHROMIUM: chromium,
    NODE_OPTIONS: nodeFlags.join(' '),
    ...(process.stdout.isTTY ? {} : { NO_COLOR: '1' }),
  };
  const unit = await vitest('unit and API', root, env);
  // Journeys often wait for a page; components use the processor meanwhile, and show what they print at their end.
  const inBrowsers = await Promise.all([
    vitest('end to end', path.join(root, 'e2e'), env),
    vitest('components', path.join(root, 'client'), env, 'at its end'),
  ]);
  for (const project of [unit, ...inBrowsers]) await conclude(project);
} catch (error) {
  console.error(error.message);
  counts.failed += 1;
}
const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : '';
console.log(`\n${counts.passed} passed, ${counts.failed} failed${skipped}`);
process.exitCode = counts.failed > 0 || counts.passed === 0 ? 1 : 0;

/** Runs a vitest project, or some of its files. */
async function vitest(name, cwd, env, shown = 'at once', args = []) {
  const folder = mkdtempSync(path.join(tmpdir(), 'klammer-test-'));
  const [report, printed] = ['report.json', 'printed'].map((file) => path.join(folder, file));
  const output = shown === 'at once' ? 'inherit' : openSync(printed, 'w');
  if (shown === 'at once') console.log(`\n— ${name}`);
  const cli = path.join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const all = [cli, 'run', '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`, ...args];
  const code = await run(modernNode(), all, { cwd, env, stdio: ['ignore', output, output] });
  if (shown !== 'at once') console.log(`\n— ${name}\n${readFileSync(printed, 'utf8')}`);
  const files = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')).testResults : [];
  return { name, cwd, env, code, files };
}

/**
 * Adds a project's figures; a run that ends badly without a failed test counts as one. Files that failed are run once
 * more, when nothing else runs and from their beginning: what a busy machine brought about is then named, and what is
 * broken fails again.
 */
async function conclude(first) {
  const failed = first.files.filter(({ status }) => status === 'failed');
  const again = failed.length > 0 && failed.length <= MOST_AGAIN;
  const only = ['--maxWorkers=1', ...failed.map((file) => file.name)];
  const second = again && (await vitest(`${first.name}, once more`, first.cwd, first.env, 'at once', only));
  if (second)
    for (const { fullName, failureMessages } of failed.flatMap((file) => file.assertionResults))
      if (failureMessages.length > 0)
        console.log(`failed at the first try: ${fullName}\n${failureMessages[0]}`);
  const last = second || first;
  const files = [
    ...first.files.filter((file) => !second || !failed.includes(file)),
    ...(second?.files ?? []),
  ];
  const results = files.flatMap((file) => file.assertionResults);
  const count = (...wanted) => results.filter(({ status }) => wanted.includes(status)).length;
  counts.passed += count('passed');
  counts.skipped += count('pending', 'skipped', 'todo', 'disabled');
  counts.failed += count('failed') || (last.code === 0 ? 0 : 1);
}

/** Chromium from the system; installed through apt where this runs as root on Debian. */
async function findChromium() {
  const wanted = process.env.KLAMMER_CHROMIUM;
  if (wanted) return wanted;
  const found = CHROMIUM.find((file) => existsSync(file));
  if (found) return found;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log('Installing Chromium …');
    const quiet = {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    };
    await run('apt-get', ['update', '-qq'], quiet);
    const install = ['install', '-y', '-qq', '--no-install-recommends', 'fonts-liberation'];
    for (const name of PACKAGES) if ((await run('apt-get', [...install, name], quiet)) === 0) break;
    const installed = CHROMIUM.find((file) => existsSync(file));
    if (installed) return installed;
  }
  throw new Error(
    'The browser tests need Chromium: install it (Debian: apt-get install chromium-headless-shell), or set KLAMMER_CHROMIUM to its path.',
  );
}
