import { randomBytes, timingSafeEqual } from 'node:crypto';
import { type RequestHandler } from 'express';

/** Names the request for the logs and works out who asks, before anything else looks at it. */

const HEADER = 'x-klammer-page-renderer';

/**
 * The page renderer in this process calls the API over the loopback on behalf of a browser. It proves itself with a
 * key made at start, so that only it may say which address the browser has.
 */
export const rendererKey = randomBytes(32).toString('base64url');

/** Sets `locals.address` (IP address of the asking client) and `locals.requestId`; both end up in no response body but problems'. */
export function identifyRequest(): RequestHandler {
  return (request, response, next) => {
    const key = request.get(HEADER);
    const forwarded = request.get('x-klammer-address');
    response.locals.address = key && forwarded && isRenderer(key) ? forwarded : (request.ip ?? 'unknown');
    delete request.headers[HEADER];
    delete request.headers['x-klammer-address'];
    response.locals.requestId = randomBytes(9).toString('base64url');
    response.set('X-Request-Id', response.locals.requestId);
    next();
  };
}

function isRenderer(key: string): boolean {
  const given = Buffer.from(key);
  const expected = Buffer.from(rendererKey);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
