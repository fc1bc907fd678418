import { afterEach, expect, test } from 'vitest';
import { awayAddress, Shell, SHELL_PAGES } from './shell.ts';

afterEach(async () => {
  for (const name of await caches.keys()) await caches.delete(name);
});

const file = (name: string) => `/_app/immutable/${name}.js`;

/** A server with one build: its pages start with a script that imports another, and name a page's own in a header. */
function serverOf(build: string) {
  const asked: [path: string, credentials?: string][] = [];
  const start = file(`entry/start.${build}`);
  const app = file(`entry/app.${build}`);
  const files: Record<string, string> = {
    [start]: `import"../chunks/used.${build}.js";const lazy=()=>import("../chunks/lazy.same.js")`,
    [app]: `import("../nodes/0.${build}.js");import("../nodes/1.${build}.js")`,
    [file(`chunks/used.${build}`)]: '',
    [file('chunks/lazy.same')]: '',
    [file(`nodes/0.${build}`)]: '',
    [file(`nodes/1.${build}`)]: '',
  };
  const page = `<script>import("..${start}"); import("..${app}")</script>`;
  const link = `<..${file(`nodes/0.${build}`)}>; rel="modulepreload"`;
  const serve = async (path: string, init?: RequestInit) => {
    asked.push([path, init?.credentials]);
    if (SHELL_PAGES.some((one) => one === path)) return new Response(page, { headers: { link } });

    return new Response(files[path] ?? '', { status: path in files || path === '/icon.png' ? 200 : 404 });
  };

  return { asked, serve, built: new Set(Object.keys(files)), files };
}

const shellOf = (version: string, { serve, built }: ReturnType<typeof serverOf>) =>
  new Shell({ version, built, icons: ['/icon.png'], caches, fetch: serve });
const find = async (shell: Shell, path: string) => shell.find(new URL(path, location.origin));

test('keeps its pages as a stranger sees them, with what they are made of and no other page', async () => {
  const server = serverOf('a');
  const shell = shellOf('1', server);

  await shell.fill();
  for (const path of [
    ...SHELL_PAGES,
    '/icon.png',
    file('chunks/used.a'),
    file('chunks/lazy.same'),
    file('nodes/0.a'),
  ])
    expect(await find(shell, path), path).toBeDefined();
  expect(await find(shell, file('nodes/1.a'))).toBeUndefined();
  expect(await find(shell, '/home')).toBeUndefined();
  for (const [path, credentials] of server.asked)
    if (SHELL_PAGES.some((one) => one === path)) expect(credentials).toBe('omit');
});

test('keeps nothing where the server has another build already', async () => {
  const shell = shellOf('1', { ...serverOf('b'), built: serverOf('a').built });

  await expect(shell.fill()).rejects.toThrow('another build');
  expect(await caches.keys()).toEqual([]);
});

test('keeps nothing where a file does not come', async () => {
  const server = serverOf('a');
  const shell = shellOf('1', {
    ...server,
    serve: async (path, init) =>
      path === file('chunks/lazy.same') ? new Response('', { status: 502 }) : server.serve(path, init),
  });

  await expect(shell.fill()).rejects.toThrow('502');
  expect(await caches.keys()).toEqual([]);
});

test('serves an old build whole until it is tidied away, and takes from it what is the same', async () => {
  const [old, fresh] = [serverOf('a'), serverOf('b')];
  const before = shellOf('1', old);
  const after = shellOf('2', fresh);

  await before.fill();
  await after.fill();
  expect(fresh.asked.map(([path]) => path)).not.toContain(file('chunks/lazy.same'));
  // A page of the old build that is still open finds its files; the old pages themselves are not mixed in.
  expect(await find(after, file('chunks/used.a'))).toBeDefined();
  expect(await (await find(after, '/offline'))?.text()).toContain('start.b');
  expect(await (await find(before, '/offline'))?.text()).toContain('start.a');

  await caches.open('of somebody else');
  await after.tidy();
  expect(await find(after, file('chunks/used.a'))).toBeUndefined();
  expect(await find(after, file('chunks/lazy.same'))).toBeDefined();
  expect((await caches.keys()).toSorted()).toEqual(['klammer-shell-2', 'of somebody else']);
});

test('leads a visit that reaches nobody to what is kept, in its language', () => {
  const away = (path: string) => awayAddress(new URL(path, 'https://example.org'));

  expect(away('/matches?page=2')).toBe('/offline?from=%2Fmatches%3Fpage%3D2');
  expect(away('/en')).toBe('/en/offline?from=%2Fen');
  expect(away('/energy')).toBe('/offline?from=%2Fenergy');
  expect(away('/en/events/abc123/check-in')).toBe('/en/offline/check-in?event=abc123');
  expect(away('/events/abc123/check-in')).toBe('/offline/check-in?event=abc123');
});
