import { type Request, type RequestHandler } from 'express';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { Problem } from '../problem.ts';

/** Requests a minute from one address. Signing in, signing up and resets are counted apart and more narrowly. */
export const LIMITS = { reads: 3000, changes: 240, accounts: 30 } as const;
export type Limits = Record<keyof typeof LIMITS, number>;

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses an address that asks too often with 429 and `Retry-After`. The address is the one the app has worked out
 * (see `http/address.ts`); a header the client made up does not change it.
 */
export function limitRequests(limits: Limits = LIMITS): RequestHandler {
  const limiters = Object.fromEntries(
    Object.entries(limits).map(([name, points]) => [name, new RateLimiterMemory({ points, duration: 60 })]),
  ) as Record<keyof Limits, RateLimiterMemory>;
  return async (request, response, next) => {
    try {
      await limiters[bucketOf(request)].consume(response.locals.address);
    } catch (rejected) {
      if (rejected instanceof Error) throw rejected;
      const waitMs = (rejected as { msBeforeNext: number }).msBeforeNext;
      throw new Problem('too-many-requests', undefined, {
        retryAfterSeconds: Math.max(1, Math.ceil(waitMs / 1000)),
      });
    }
    next();
  };
}

function bucketOf(request: Request): keyof Limits {
  if (SAFE_METHODS.has(request.method)) return 'reads';
  const path = request.baseUrl + request.path;
  return path.startsWith('/api/auth/') || path === '/api/setup' ? 'accounts' : 'changes';
}
