import type { RequestEvent } from '@sveltejs/kit';

/** The API of this very process, or of another one in development (`KLAMMER_API_ORIGIN`). */
function apiOrigin(): string {
  return process.env['KLAMMER_API_ORIGIN'] ?? 'http://127.0.0.1:3000';
}

/**
 * Sends a request of a `load` or an action to the API as the browser itself would have: with its cookies, its
 * address and its origin, and hands cookies that the API sets on to the browser.
 */
export async function forwardToApi(
  event: RequestEvent,
  request: Request,
  fetch: typeof globalThis.fetch,
): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const headers = new Headers(request.headers);

  // Whoever holds the key may say which address the browser has; the server made it at its start.
  headers.set('x-klammer-page-renderer', process.env['KLAMMER_RENDERER_KEY'] ?? '');
  headers.set('x-klammer-address', event.getClientAddress());
  headers.set('origin', event.url.origin);
  headers.set('sec-fetch-site', 'same-origin');
  // So that the list of sessions names the browser, not this server.
  headers.set('user-agent', event.request.headers.get('user-agent') ?? '');
  const cookie = event.request.headers.get('cookie');

  if (cookie) headers.set('cookie', cookie);

  const response = await fetch(new URL(pathname + search, apiOrigin()), {
    method: request.method,
    headers,
    body: request.method === 'GET' || request.method === 'HEAD' ? undefined : await request.arrayBuffer(),
    redirect: 'manual',
  });

  copyCookies(event, response);

  return response;
}

function copyCookies(event: RequestEvent, response: Response): void {
  for (const header of response.headers.getSetCookie()) {
    // The value travels as it came: decoding and encoding again would break its signature.
    const { name, value, ...options } = event.cookies.parse(header, { decode: (raw) => raw });

    event.cookies.set(name, value ?? '', { ...options, path: options.path ?? '/', encode: (raw) => raw });
  }
}
