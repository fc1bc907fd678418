import helmet from 'helmet';
import { type RequestHandler } from 'express';
import { type Deps } from '../deps.ts';

/** The one page that others may show in theirs; its policy comes from `hooks.server.ts` of the client. */
const FRAMED = /^\/(en\/)?embed\/events$/;

/**
 * Security headers of every response. The policy for pages comes from SvelteKit, which knows its nonces; the API
 * sends one of its own that allows nothing. `same-origin` rather than `no-referrer`, because with the latter forms
 * without JavaScript send `Origin: null`.
 */
export function securityHeaders(deps: Deps): RequestHandler {
  const headers = helmet({
    contentSecurityPolicy: false,
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'same-origin' },
    frameguard: false,
    hsts: deps.publicUrl.startsWith('https:') ? { maxAge: 63_072_000, includeSubDomains: false } : false,
  });
  return (request, response, next) => {
    if (!FRAMED.test(request.path)) response.set('X-Frame-Options', 'DENY');
    headers(request, response, next);
  };
}

export function apiPolicy(): RequestHandler {
  return (_request, response, next) => {
    response.set('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'");
    // Until the route says otherwise: refusals are as private as answers.
    response.set('Cache-Control', 'no-store');
    response.set('Permissions-Policy', 'camera=(), geolocation=(), microphone=()');
    next();
  };
}
