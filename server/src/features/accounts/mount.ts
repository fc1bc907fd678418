import { toNodeHandler } from 'better-auth/node';
import express, { type Express, type Request, type RequestHandler, type Response } from 'express';
import { type Deps } from '../../deps.ts';
import { networkOf } from '../../http/limits.ts';
import { notFound, Problem } from '../../problem.ts';
import { noteAudit } from '../audit/service.ts';
import { ADDRESS_HEADER } from './auth-hooks.ts';
import { type Auth } from './auth.ts';

/**
 * What of better-auth the world may reach: the ways in and out, and what sets its cookies. All else it can do has an
 * endpoint of ours with a contract, or is not offered.
 */
const OPEN_AUTH_PATHS: Record<string, readonly string[]> = {
  POST: [
    '/sign-up/email',
    '/sign-in/email',
    '/sign-out',
    '/request-password-reset',
    '/reset-password',
    '/send-verification-email',
    '/two-factor/verify-totp',
    '/two-factor/verify-backup-code',
    '/two-factor/disable',
    '/passkey/verify-authentication',
    '/passkey/verify-registration',
  ],
  GET: ['/verify-email', '/passkey/generate-authenticate-options', '/passkey/generate-register-options'],
};

/** Room for an address, a password and what an authenticator says. */
const BODY_LIMIT = '32kb';

/** The body is parsed before it is handed over: better-auth itself would take one of any size. */
export function mountAuth(app: Express, deps: Deps, auth: Auth): void {
  const handler = toNodeHandler(auth);
  app.all(
    '/api/auth/*rest',
    admitJson,
    express.json({ limit: BODY_LIMIT, strict: true }),
    (request, response) => {
      if (request.path === '/api/auth/sign-in/email') noteRefusal(deps, response);
      request.headers[ADDRESS_HEADER] = networkOf(response.locals.address);
      response.set('Cache-Control', 'no-store');
      return handler(request, response);
    },
  );
}

const admitJson: RequestHandler = (request, _response, next) => {
  if (!isOpen(request)) throw notFound();
  // Null where there is no body.
  if (request.is('application/json') === false)
    throw new Problem('unsupported-media-type', 'Please send the body as application/json.');
  next();
};

function isOpen(request: Request): boolean {
  const path = request.path.slice('/api/auth'.length);
  if (request.method === 'GET' && /^\/reset-password\/[\w-]+$/.test(path)) return true;
  return OPEN_AUTH_PATHS[request.method]?.includes(path) ?? false;
}

/** A failed sign-in is recorded without the address that was typed: it may be anybody's. */
function noteRefusal(deps: Deps, response: Response): void {
  response.once('finish', () => {
    if (response.statusCode === 401)
      noteAudit(deps, { actor: null, action: 'session.refused', subject: { kind: 'session', id: '-' } });
  });
}
