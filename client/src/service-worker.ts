/// <reference no-default-lib="true"/>
/// <reference lib="esnext" />
/// <reference lib="webworker" />

import { version } from '$app/env';
import { assets, immutable } from '$app/manifest';
import { awayAddress, isBuilt, isShellPage, Shell } from '#lib/offline/shell.ts';

/**
 * Opens the pages that are kept for times without a connection, shows what the server pushes, and opens the page that
 * it is about. What people see, answers of the API and their pages, it never keeps.
 */
const worker = self as unknown as ServiceWorkerGlobalScope;
/** What pages and the installed app show of themselves; other files are for who downloads them. */
const icons = assets.map(({ path }) => `/${path}`).filter((path) => path.lastIndexOf('/') === 0);
const shell = new Shell({
  version,
  built: new Set(immutable.map(({ path }) => `/${path}`)),
  icons,
  caches: worker.caches,
  fetch: (path, init) => worker.fetch(path, init),
});

interface Pushed {
  id: string;
  title: string;
  path: string;
  locale: string;
}
/** A push must show something, also one that cannot be read. */
const SOMETHING: Pushed = { id: 'klammer', title: 'Klammer', path: '/notifications', locale: 'de' };

worker.addEventListener('install', (event) => {
  event.waitUntil(shell.fill());
  // Pages of the build before go on: their files stay until no window shows one.
  void worker.skipWaiting();
});
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);

  if (request.method !== 'GET' || url.origin !== worker.location.origin) return;
  if (request.mode === 'navigate' && !url.pathname.startsWith('/api/'))
    event.respondWith(visit(request, url));
  else if (isBuilt(url.pathname) || icons.includes(url.pathname))
    event.respondWith(keptOrFetched(request, url));
});

/** The server's page, always; only where nobody answers the way leads to what is kept. */
async function visit(request: Request, url: URL): Promise<Response> {
  if (isShellPage(url.pathname)) return keptOrFetched(request, url);

  try {
    const response = await fetch(request);

    await tidy();

    return response;
  } catch {
    return Response.redirect(awayAddress(url));
  }
}

async function keptOrFetched(request: Request, url: URL): Promise<Response> {
  return (await shell.find(url)) ?? fetch(request);
}

/** Once the only window leaves its page, nothing of an earlier build is needed any more. */
async function tidy(): Promise<void> {
  const { installing, waiting } = worker.registration;
  const windows = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true });

  if (!installing && !waiting && windows.length <= 1) await shell.tidy();
}

worker.addEventListener('push', (event) => {
  const { id, title, path, locale } = read(event.data);

  // The same tag: what comes twice replaces itself.
  event.waitUntil(
    worker.registration.showNotification(title, {
      tag: id,
      lang: locale,
      icon: '/icon-192.png',
      data: path,
    }),
  );
});

worker.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(open(String(event.notification.data)));
});

/** The window that shows the page already, else a new one: what is being written in others stays. */
async function open(path: string): Promise<void> {
  const url = new URL(path, worker.location.origin);

  if (url.origin !== worker.location.origin) return;

  const windows = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const there = windows.find((one) => new URL(one.url).pathname === url.pathname);

  await (there ? there.focus() : worker.clients.openWindow(url));
}

function read(data: PushMessageData | null): Pushed {
  try {
    return { ...SOMETHING, ...(data?.json() as Partial<Pushed> | undefined) };
  } catch {
    return SOMETHING;
  }
}
