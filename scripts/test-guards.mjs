// npm run test:guards [-- PART…]: takes each guard away in turn and looks whether a test notices. A guard nobody would
// miss is printed, and ends the run with 1. Nothing is written: Node is given the changed source as it loads it.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { compileCache, install, modernNode, nodeFlags, root, run } from './steps.mjs';

const features = path.join(root, 'server', 'src', 'features');
const MATRIX = 'server/test/access/matrix.test.ts';
/** A test that hangs without its guard has noticed nothing. */
const LONGEST_MS = 10 * 60_000;

/** Guards that are no policy of a feature. `insert` goes to where the function begins. */
const SPECIAL = [
  guard('actor.ts', 'admit', 'return actor as ActorFor<A>;', ['server/src/features/audit', MATRIX]),
  guard('actor.ts', 'belongsTo', 'return true;', ['server/src/features/conversations', MATRIX]),
  guard('actor.ts', 'canActFor', 'return true;', ['server/src/features/blocks', MATRIX]),
  guard('http/origin.ts', 'isForeign', 'return false;', ['server/test/http.test.ts']),
  guard(
    'features/profiles/document.ts',
    'scope',
    "return { op: 'in', field: 'visibility', values: ['public', 'members', 'anonymous'] };",
    ['server/src/features/search'],
  ),
];

function guard(file, name, insert, tests) {
  return { file: `server/src/${file}`, name, insert, tests };
}

/** Every exported function of a `policy.ts` that answers yes or no, or for which side somebody acts. */
function policies(feature) {
  const file = path.join(features, feature, 'policy.ts');
  if (!existsSync(file)) return [];
  const found = readFileSync(file, 'utf8').matchAll(
    /^export function (\w+)\(([^{]*|[^)]*\{[^}]*\}[^)]*)\): (boolean|string \| null) \{/gms,
  );
  return [...found].map(([, name, , gives]) =>
    guard(
      `features/${feature}/policy.ts`,
      name,
      gives === 'boolean' ? 'return true;' : 'return actor?.organisationId ?? null;',
      testsOf(feature),
    ),
  );
}

/** Every line that asks who acts and refuses: `if (!canEdit(actor, …)) throw …;` or `requireKeeping(actor);`. */
function refusals(feature) {
  const asks =
    /^ *(if \(!\(?(await )?\w+\(.*\b(actor|viewer|person)\b.*\) throw .*;|require\w+\(actor\b.*\);)$/;
  return readdirSync(path.join(features, feature))
    .filter((name) => name.endsWith('.ts') && !/(\.test|^testing)\.ts$/.test(name))
    .flatMap((name) => {
      const file = `server/src/features/${feature}/${name}`;
      return readFileSync(path.join(root, file), 'utf8')
        .split('\n')
        .map((text, index) => ({ number: index + 1, text }))
        .filter(({ text }) => asks.test(text))
        .map((line) => ({
          file,
          name: `${line.number}: ${line.text.trim()}`,
          line,
          tests: testsOf(feature),
        }));
    });
}

/** The feature's own tests first: they are the quicker ones. */
function testsOf(feature) {
  const hasOwn = readdirSync(path.join(features, feature)).some((name) => name.endsWith('.test.ts'));
  return hasOwn ? [`server/src/features/${feature}/`, MATRIX] : [MATRIX];
}

await install();
const wanted = process.argv.slice(2);
const guards = [
  ...SPECIAL,
  ...readdirSync(features).flatMap((one) => [...policies(one), ...refusals(one)]),
].filter(({ file, name }) => wanted.length === 0 || wanted.some((part) => `${file} ${name}`.includes(part)));
/** Whether a test passes with all guards in place, once asked. */
const whole = new Map();
const survivors = [];
const waiting = [...guards];
await Promise.all(
  Array.from({ length: availableParallelism() }, async () => {
    for (let one = waiting.shift(); one; one = waiting.shift()) {
      const noticed = await isNoticed(one);
      console.log(`${noticed ? 'noticed ' : 'SURVIVED'}  ${one.file} ${one.name}`);
      if (!noticed) survivors.push(one);
    }
  }),
);
console.log(
  `\n${guards.length - survivors.length} of ${guards.length} guards are missed by a test when they are gone` +
    survivors.map(({ file, name }) => `\nnot missed: ${file} ${name}`).join(''),
);
process.exitCode = survivors.length > 0 ? 1 : 0;

/** Whether one of the tests fails without the guard. */
async function isNoticed({ tests, ...without }) {
  for (const test of tests) {
    if (!(await passesWithGuards(test)))
      throw new Error(`${test} fails with all guards in place; mend it first`);
    if ((await runTest(test, without)) === 'failed') return true;
  }
  return false;
}

function passesWithGuards(test) {
  const known = whole.get(test) ?? runTest(test, {}).then((result) => result === 'passed');
  whole.set(test, known);
  return known;
}

async function runTest(test, without) {
  const env = {
    ...process.env,
    ...compileCache,
    NODE_ENV: 'test',
    NODE_OPTIONS: [...nodeFlags, `--import=${path.join(root, 'scripts', 'without-guard.mjs')}`].join(' '),
    KLAMMER_WITHOUT: JSON.stringify(without),
  };
  const cli = path.join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const args = [cli, 'run', '--project=server', '--maxWorkers=1', '--bail=1', '--reporter=dot', test];
  const signal = AbortSignal.timeout(LONGEST_MS);
  const code = await run(modernNode(), args, { env, stdio: 'ignore', signal }).catch(() => null);
  return code === null ? 'hung' : code === 0 ? 'passed' : 'failed';
}
