import helmet from 'helmet';
import { type RequestHandler } from 'express';
import { type Deps } from '../deps.ts';

/**
 * Security headers of every response. The policy for pages comes from SvelteKit, which knows its nonces; the API
 * sends one of its own that allows nothing. `same-origin` rather than `no-referrer`, because with the latter forms
 * without JavaScript send `Origin: null`.
 */
export function securityHeaders(deps: Deps): RequestHandler {
  return helmet({
    contentSecurityPolicy: false,
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'same-origin' },
    frameguard: { action: 'deny' },
    hsts: deps.publicUrl.startsWith('https:') ? { maxAge: 63_072_000, includeSubDomains: false } : false,
  });
}

export function apiPolicy(): RequestHandler {
  return (_request, response, next) => {
    response.set('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'");
    response.set('Permissions-Policy', 'camera=(), geolocation=(), microphone=()');
    next();
  };
}
