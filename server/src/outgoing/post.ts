import http from 'node:http';
import https from 'node:https';
import { performance } from 'node:perf_hooks';
import { isLoopback, isPublicName } from './address.ts';
import { lookupOutside, NotPublic, type Resolve } from './lookup.ts';

/** What another server answered. */
export interface Posted {
  status: number;
  ms: number;
  /** How the answer began; what comes after is not read. */
  response: string;
  /** How long it asks us to wait. */
  retryAfterMs: number | null;
}

const WAIT_MS = 10_000;
const BYTES_KEPT = 512;

/** Whether this is an address of this very machine, as webhooks under development have. */
function isOwnMachine(hostname: string): boolean {
  return hostname === 'localhost' || isLoopback(hostname.replace(/^\[|\]$/g, ''));
}

/**
 * Whether we send to an address that somebody typed: https and a public name; with `loopback` also this machine.
 * What the name leads to is looked at when it is called.
 */
export function isOutside(address: string, { loopback }: { loopback: boolean }): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, username, password } = new URL(address);
  if (username + password !== '') return false;
  if (loopback && isOwnMachine(hostname)) return protocol === 'https:' || protocol === 'http:';
  return protocol === 'https:' && isPublicName(hostname);
}

/**
 * Posts to somebody else's server, and to none of our own network: the address is looked at here, and what its name
 * leads to at the moment of connecting. Redirects are not followed, since they would lead past both.
 * @param options.loopback lets it reach this machine too; never in production
 * @throws NotPublic, or what the connection ended with; `timeout` as its code after ten seconds
 */
export function postOutside(
  address: string,
  headers: Record<string, string>,
  body: string | Buffer,
  { loopback, resolve, waitMs = WAIT_MS }: { loopback: boolean; resolve?: Resolve; waitMs?: number },
): Promise<Posted> {
  return new Promise((settle, reject) => {
    if (!isOutside(address, { loopback })) return reject(new NotPublic());
    const url = new URL(address);
    const startedAt = performance.now();
    const request = (url.protocol === 'http:' ? http : https).request(url, {
      method: 'POST',
      headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
      lookup: lookupOutside(isOwnMachine(url.hostname) ? 'loopback' : 'public', resolve),
      agent: false,
    });
    // For the whole exchange: an answer that drips in keeps nobody waiting.
    const timer = setTimeout(() => request.destroy(new TookTooLong()), waitMs);
    const fail = (error: Error): void => {
      clearTimeout(timer);
      reject(error);
    };
    request.on('error', fail);
    request.once('response', (response) => {
      const parts: Buffer[] = [];
      let bytes = 0;
      const finish = (): void => {
        clearTimeout(timer);
        settle({
          status: response.statusCode ?? 0,
          ms: Math.round(performance.now() - startedAt),
          response: Buffer.concat(parts).subarray(0, BYTES_KEPT).toString('utf8'),
          retryAfterMs: secondsOf(response.headers['retry-after']),
        });
        request.destroy();
      };
      response.on('data', (part: Buffer) => {
        parts.push(part);
        bytes += part.length;
        if (bytes >= BYTES_KEPT) finish();
      });
      response.once('end', finish);
      response.on('error', fail);
    });
    request.end(body);
  });
}

/** Nothing, or not everything, came in time. */
class TookTooLong extends Error {
  readonly code = 'timeout';

  constructor() {
    super('the server did not answer in time');
  }
}

function secondsOf(retryAfter: string | undefined): number | null {
  return retryAfter !== undefined && /^\d{1,6}$/.test(retryAfter) ? Number(retryAfter) * 1000 : null;
}
