import type { Handle, HandleFetch, HandleServerError } from '@sveltejs/kit/hooks';
import { forwardToApi } from '#lib/server/forward.ts';
import { paraglideMiddleware } from '#lib/paraglide/server.js';
import { describeError } from '#lib/problems.ts';
import { readTheme } from '#lib/theme.ts';

export const handle: Handle = ({ event, resolve }) => {
  // A copy without the body: the middleware would read it, and form actions would find nothing.
  const bodyless = new Request(event.request.url, { headers: event.request.headers });
  const theme = readTheme(event.cookies.get('theme'));

  return paraglideMiddleware(bodyless, ({ locale }) =>
    resolve(event, {
      transformPageChunk: ({ html }) =>
        html.replace('%klammer.locale%', locale).replace('%klammer.theme%', theme),
      preload: ({ type, path }) =>
        type === 'css' || type === 'js' || (type === 'font' && /-latin-wght-normal/.test(path)),
    }),
  );
};

export const handleFetch: HandleFetch = ({ event, request, fetch }) => {
  const url = new URL(request.url);
  const isApi = url.origin === event.url.origin && url.pathname.startsWith('/api/');

  return isApi ? forwardToApi(event, request, fetch) : fetch(request);
};

export const handleError: HandleServerError = ({ kind, error, event }) => {
  const described = describeError(error);

  if (kind === 'unknown' && !described) logFault(error, event.route.id);

  return described;
};

/** One line in the form of the server's own log: without the address, which may name a person. */
function logFault(error: unknown, route: string | null): void {
  const { message, stack } = error instanceof Error ? error : new Error(String(error));

  process.stderr.write(
    `${JSON.stringify({ level: 50, time: Date.now(), part: 'pages', route, msg: message, stack })}\n`,
  );
}
