// Plain JavaScript: this runs on whatever Node is there (20 or newer), before anything is installed.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export const root = path.resolve(
  import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname),
  '..',
);
const marks = path.join(root, 'node_modules', '.klammer');
const CLIENT_INPUTS = ['client', 'contracts/src', 'package-lock.json'];
const SERVER_INPUTS = [
  ...['server/src', 'contracts/src', 'search/src', 'store/src'],
  ...['scripts/bundle.mjs', 'package-lock.json'],
];
/** Where `scripts/bundle.mjs` puts the server. */
export const bundleFolder = path.join(root, 'server', 'build');
const NOT_INPUTS = new Set([
  'node_modules',
  'build',
  '.svelte-kit',
  'paraglide',
  'cache',
  'test',
  'test-results',
  // What building the messages writes beside its settings.
  '.gitignore',
  '.meta.json',
  'README.md',
]);

/** Runs a command with its output shown; resolves to its exit code. */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', ...options });
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(signal ? 1 : (code ?? 1)));
  });
}

/** Installs what `npm start` needs, if the lock file changed since the last time: no tools of tests and checks. */
export async function install() {
  const hash = hashOf(['package-lock.json']);
  if (readMark('installed') === hash || readMark('installed-to-start') === hash) return;
  console.log('Installing packages …');
  await npm('ci', '--omit=dev');
  writeMark('installed-to-start', hash);
}

/** Installs everything that the lock file names; adds only the rest where `install` was here before. */
export async function installAll() {
  const hash = hashOf(['package-lock.json']);
  if (readMark('installed') === hash) return;
  console.log('Installing packages …');
  if (readMark('installed-to-start') === hash) await npm('install', '--include=dev', '--no-save');
  else await npm('ci', '--include=dev');
  writeMark('installed', hash);
}

async function npm(...args) {
  const command = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const code = await run(command, [...args, '--no-audit', '--no-fund', '--loglevel=error']);
  if (code !== 0) throw new Error(`npm ${args[0]} failed; see above.`);
}

/** The Node that runs TypeScript: the one among the packages, else this one if it is new enough. */
export function modernNode() {
  const packaged = path.join(root, 'node_modules', '.bin', 'node');
  if (existsSync(packaged)) return packaged;
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 17)) return process.execPath;
  throw new Error(`Klammer needs Node 22.17 or newer on this platform; this is ${process.versions.node}.`);
}

/** Flags for running our TypeScript without warnings about parts of Node that are marked experimental. */
export const nodeFlags = ['--disable-warning=ExperimentalWarning'];

/** Keeps compiled modules between starts, which saves a third of a second each time. */
export const compileCache = { NODE_COMPILE_CACHE: path.join(root, 'node_modules', '.klammer', 'compile') };

/** Builds the client, if what it is made from changed since the last build. */
export async function buildClient() {
  const state = stateOf(CLIENT_INPUTS);
  if (isMadeFrom('built', state) && existsSync(path.join(root, 'client', 'build', 'handler.js'))) return;
  console.log('Building the pages …');
  const vite = path.join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const code = await run(modernNode(), [...nodeFlags, vite, 'build', '--logLevel', 'error'], {
    cwd: path.join(root, 'client'),
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (code !== 0) throw new Error('building the pages failed; see above.');
  keepState('built', state);
}

/** Makes what components are typed and tested with, where an installation cleared it away: it lies among the packages. */
export async function syncClient() {
  const client = path.join(root, 'client');
  if (existsSync(path.join(client, 'node_modules', '$app', 'tsconfig.json'))) return;
  const kit = path.join(root, 'node_modules', '@sveltejs', 'kit', 'svelte-kit.js');
  const code = await run(modernNode(), [...nodeFlags, kit, 'sync'], { cwd: client });
  if (code !== 0) throw new Error('generating the types of the pages failed; see above.');
}

/** Bundles the server, if what it is made from changed since the last time. */
export async function buildServer() {
  const state = stateOf(SERVER_INPUTS);
  if (isMadeFrom('bundled', state) && existsSync(path.join(bundleFolder, 'main.mjs'))) return;
  const code = await run(modernNode(), [...nodeFlags, path.join(root, 'scripts', 'bundle.mjs')]);
  if (code !== 0) throw new Error('bundling the server failed; see above.');
  keepState('bundled', state);
}

/** How its inputs are before something is made: when they were last written, and, asked for only then, what is in them. */
function stateOf(inputs) {
  let content;
  return { times: timesOf(inputs), content: () => (content ??= hashOf(inputs)) };
}

/** A start reads no file where all are as old and as long as the last time; a checkout touches files and changes none. */
function isMadeFrom(name, state) {
  const [content, times] = (readMark(name) ?? '').split(' ');
  if (times === state.times) return true;
  if (content !== state.content()) return false;
  keepState(name, state);
  return true;
}

function keepState(name, state) {
  writeMark(name, `${state.content()} ${state.times}`);
}

function timesOf(inputs) {
  const hash = createHash('sha256');
  for (const input of inputs)
    for (const file of filesIn(path.join(root, input))) {
      const { size, mtimeMs } = statSync(file);
      hash.update(`${file} ${size} ${mtimeMs} `);
    }
  return hash.digest('hex');
}

function hashOf(inputs) {
  const hash = createHash('sha256');
  for (const input of inputs)
    for (const file of filesIn(path.join(root, input)))
      hash.update(path.relative(root, file)).update(readFileSync(file));
  return hash.digest('hex');
}

function filesIn(place) {
  if (!existsSync(place)) return [];
  const entries = tryList(place);
  if (!entries) return [place];
  return entries
    .filter((entry) => !NOT_INPUTS.has(entry.name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) =>
      entry.isDirectory() ? filesIn(path.join(place, entry.name)) : [path.join(place, entry.name)],
    );
}

function tryList(place) {
  try {
    return readdirSync(place, { withFileTypes: true });
  } catch (error) {
    if (error.code === 'ENOTDIR') return undefined;
    throw error;
  }
}

function readMark(name) {
  const file = path.join(marks, name);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

function writeMark(name, value) {
  mkdirSync(marks, { recursive: true });
  writeFileSync(path.join(marks, name), value);
}
