// npm run test:guards [-- PART…]: looks of each guard whether a test would notice if it were gone. First the tests run
// once, and each guard notes in which test files it says no: nowhere else can it be missed. Then each is taken away in
// turn and those files run until one fails. A guard nobody would miss is printed, and ends the run with 1.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { folderOf, listGuards, MATRIX } from './guards/listing.mjs';
import { compileCache, installAll, modernNode, nodeFlags, root, run } from './steps.mjs';

/** A test that hangs without its guard has noticed nothing. */
const LONGEST_MS = 10 * 60_000;

await installAll();
const guards = listGuards(process.argv.slice(2));
const saidNoIn = await watch(guards.filter(({ tests }) => !tests));
const survivors = [];
const waiting = [...guards];
await Promise.all(
  Array.from({ length: availableParallelism() }, async () => {
    for (let one = waiting.shift(); one; one = waiting.shift()) {
      const by = await noticedBy(one);
      console.log(by ? `noticed   ${nameOf(one)} (${by})` : `SURVIVED  ${nameOf(one)}`);
      if (!by) survivors.push(one);
    }
  }),
);
console.log(
  `\n${guards.length - survivors.length} of ${guards.length} guards are missed by a test when they are gone` +
    survivors.map((one) => `\nnot missed: ${nameOf(one)}`).join(''),
);
process.exitCode = survivors.length > 0 ? 1 : 0;

function nameOf({ file, name }) {
  return `${file} ${name}`;
}

/** Runs the tests with all guards in place. @returns the test files that each guard says no in, its own feature's first */
async function watch(watched) {
  const folder = mkdtempSync(path.join(tmpdir(), 'klammer-guards-'));
  const report = path.join(folder, 'said-no');
  writeFileSync(report, '');
  const tests = process.argv.length > 2 ? [...new Set(watched.map(folderOf))] : ['server/src/features/'];
  if (watched.length > 0 && (await test([...tests, MATRIX], { watch: watched, report })) !== 'passed')
    throw new Error('a test fails with all guards in place; mend it first');
  const lines = readFileSync(report, 'utf8').split('\n').filter(Boolean);
  rmSync(folder, { recursive: true });
  const files = new Map();
  for (const [index, file] of lines.map((line) => line.split('\t')))
    files.set(Number(index), [...(files.get(Number(index)) ?? []), path.relative(root, file)]);
  for (const guard of watched)
    files.get(guard.index)?.sort((a, b) => rank(guard, a) - rank(guard, b) || a.localeCompare(b));
  return files;
}

/** The matrix takes longest, and comes last. */
function rank(guard, file) {
  if (file === MATRIX) return 2;
  return file.startsWith(folderOf(guard)) ? 0 : 1;
}

/** The first test file that fails without the guard; null where none does. */
async function noticedBy({ tests, ...without }) {
  for (const file of tests ?? saidNoIn.get(without.index) ?? [])
    if ((await test([file], { without })) === 'failed') return file;
  return null;
}

async function test(files, guards) {
  const env = {
    ...process.env,
    ...compileCache,
    NODE_ENV: 'test',
    NODE_OPTIONS: [...nodeFlags, `--import=${path.join(root, 'scripts', 'guards', 'hook.mjs')}`].join(' '),
    KLAMMER_GUARDS: JSON.stringify(guards),
  };
  const one = ['--maxWorkers=1', '--bail=1', '--reporter=dot'];
  const cli = path.join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const args = [cli, 'run', '--project=server', ...(guards.without ? one : []), ...files];
  const limits = guards.without && { signal: AbortSignal.timeout(LONGEST_MS) };
  const options = { env, stdio: guards.without ? 'ignore' : ['ignore', 'inherit', 'inherit'], ...limits };
  const code = await run(modernNode(), args, options).catch(() => null);
  return code === null ? 'hung' : code === 0 ? 'passed' : 'failed';
}
