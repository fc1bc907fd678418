import type { Handle, HandleFetch, HandleServerError } from '@sveltejs/kit/hooks';
import { region } from '@klammer/contracts/vocabulary';
import { accentStyle } from '@klammer/contracts/vocabulary/colours';
import { fillDocument } from '#lib/server/document.ts';
import { forwardToApi } from '#lib/server/forward.ts';
import { frameStyles } from '#lib/server/frame-styles.ts';
import { knowRegion, regionScript } from '#lib/server/region.ts';
import { refuseUnreadableForms } from '#lib/server/unreadable.ts';
import { paraglideMiddleware } from '#lib/paraglide/server.js';
import { describeError } from '#lib/problems.ts';
import { readTheme } from '#lib/theme.ts';

/** The one page that others may show in theirs: it lists what is public and takes no input. */
const FRAMED = /^\/(en\/)?embed\/events$/;

export const handle: Handle = async ({ event, resolve }) => {
  // Reading it may itself come back here, where the page was asked for by the server's own address.
  if (!event.isSubRequest) await knowRegion(event);
  refuseUnreadableForms(event);

  // A copy without the body: the middleware would read it, and form actions would find nothing.
  const bodyless = new Request(event.request.url, { headers: event.request.headers });
  const theme = readTheme(event.cookies.get('theme'));

  return paraglideMiddleware(bodyless, async ({ locale }) => {
    const response = await resolve(event, {
      transformPageChunk: ({ html }) =>
        fillDocument(html, {
          locale,
          theme,
          style: accentStyle(region().colours),
          region: regionScript(),
          frame: frameStyles(event, html),
        }),
      // By it `api.ts` knows a problem of our API, also where a page's answer travels inside its HTML.
      filterSerializedResponseHeaders: (name) => name === 'content-type',
      preload: ({ type, path }) =>
        type === 'css' || type === 'js' || (type === 'font' && /-latin-wght-normal/.test(path)),
    });
    const policy = response.headers.get('content-security-policy');

    // What somebody saw is not for who uses the browser after them, by its cache or its way back.
    if (event.request.headers.has('cookie')) response.headers.set('cache-control', 'private, no-store');
    if (policy && FRAMED.test(event.url.pathname))
      response.headers.set(
        'content-security-policy',
        policy.replace("frame-ancestors 'none'", 'frame-ancestors *'),
      );

    return compress(event, response);
  });
};

const COMPRESSED = /^(text\/html|application\/(rss\+)?xml)/;

/**
 * Packs what strangers read, which is four times as long as it need be. Not what people with a session get: of a page
 * that holds secrets and repeats what somebody else may choose, the packed length tells (BREACH).
 */
function compress({ request, cookies }: Parameters<Handle>[0]['event'], response: Response): Response {
  const isFor = (type: string | null) => type !== null && COMPRESSED.test(type);
  const isSignedIn = cookies.getAll().some(({ name }) => name.includes('session'));

  if (!response.body || !isFor(response.headers.get('content-type')) || isSignedIn) return response;
  if (!/\bgzip\b/.test(request.headers.get('accept-encoding') ?? '')) return response;

  const headers = new Headers(response.headers);
  headers.set('content-encoding', 'gzip');
  headers.append('vary', 'accept-encoding');
  headers.delete('content-length');

  return new Response(response.body.pipeThrough(new CompressionStream('gzip')), {
    status: response.status,
    headers,
  });
}

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
