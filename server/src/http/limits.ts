import { isIPv6 } from 'node:net';
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
      await limiters[bucketOf(request)].consume(networkOf(response.locals.address));
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

/**
 * Whom an address is counted for. Whoever has IPv6 has at least 64 bits of addresses to choose from, each as good as
 * another; an IPv4 address is one, also in the clothes of the other.
 */
export function networkOf(address: string): string {
  if (!isIPv6(address) || address.toLowerCase().startsWith('::ffff:')) return address;
  const [head = '', tail] = address.toLowerCase().split('%', 1)[0]?.split('::') ?? [];
  const groups = head === '' ? [] : head.split(':');
  const missing = tail === undefined ? 0 : 8 - groups.length - (tail === '' ? 0 : tail.split(':').length);
  const all = [...groups, ...Array.from({ length: missing }, () => '0'), ...(tail ? tail.split(':') : [])];
  return `${all
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}

function bucketOf(request: Request): keyof Limits {
  if (SAFE_METHODS.has(request.method)) return 'reads';
  const path = request.baseUrl + request.path;
  return path.startsWith('/api/auth/') || path === '/api/setup' ? 'accounts' : 'changes';
}
