import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/**
 * The cookie of a device on which an account was signed in before. It opens nothing: it only keeps the device apart
 * from strangers who guess at the account, so that their guessing does not lock the owner out.
 * Its form is `id.mark.mark…`, one mark for each account, the newest first.
 */
const MOST_ACCOUNTS = 5;

export interface Device {
  id: string;
  /** Whether this account was signed in here before. */
  known: boolean;
}

export function readDevice(secret: string, cookie: string | null, personId: string | null): Device | null {
  const [id, ...marks] = cookie?.split('.') ?? [];
  if (!id || !/^[\w-]{22}$/.test(id)) return null;
  const own = personId ? markOf(secret, id, personId) : null;
  return { id, known: own !== null && marks.some((mark) => same(mark, own)) };
}

/** The cookie's new value once the account is signed in; null where it says so already. */
export function rememberOn(secret: string, cookie: string | null, personId: string): string | null {
  const device = readDevice(secret, cookie, personId);
  if (device?.known) return null;
  const id = device?.id ?? randomBytes(16).toString('base64url');
  const others = device ? (cookie?.split('.').slice(1) ?? []) : [];
  return [id, markOf(secret, id, personId), ...others].slice(0, MOST_ACCOUNTS + 1).join('.');
}

function markOf(secret: string, id: string, personId: string): string {
  return createHmac('sha256', secret).update(`device\n${id}\n${personId}`).digest('base64url').slice(0, 22);
}

function same(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}
