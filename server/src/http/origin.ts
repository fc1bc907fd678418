import { type RequestHandler } from 'express';
import { type Deps } from '../deps.ts';
import { Problem } from '../problem.ts';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** The origins that pages of ours have: the public one, and without TLS the other names of the loopback. */
export function originsOf(deps: Pick<Deps, 'publicUrl' | 'config'>): string[] {
  const own = new URL(deps.publicUrl);
  const loopback = ['localhost', '127.0.0.1', '[::1]'];
  if (deps.config.PUBLIC_URL || !loopback.includes(own.hostname)) return [own.origin];
  return loopback.map((host) => `${own.protocol}//${host}:${own.port}`);
}

/** Whether a browser page elsewhere caused the request; a client that is no browser sends neither header. */
export function isForeign(
  origins: readonly string[],
  origin: string | undefined,
  fetchSite: string | undefined,
): boolean {
  if (origin !== undefined) return !origins.includes(origin);
  return fetchSite === 'cross-site';
}

/**
 * Refuses every change that another site's page sends, whatever cookies it carries. A key is sent by no browser of its own
 * accord, so that what comes with one, and without cookies, is nobody's forged request.
 */
export function refuseForeignOrigins(deps: Deps): RequestHandler {
  const origins = originsOf(deps);
  return (request, _response, next) => {
    if (
      !SAFE_METHODS.has(request.method) &&
      !(request.get('authorization')?.startsWith('Bearer ') && request.get('cookie') === undefined) &&
      isForeign(origins, request.get('origin'), request.get('sec-fetch-site'))
    )
      throw new Problem('foreign-origin');
    next();
  };
}
