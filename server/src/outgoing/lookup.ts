import { lookup, type LookupAddress, type LookupAllOptions } from 'node:dns';
import { type LookupFunction } from 'node:net';
import { isLoopback, isPublicAddress } from './address.ts';

/** Asks for all addresses of a name; tests hand in another one. */
export type Resolve = (
  name: string,
  options: LookupAllOptions,
  done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/** A name that leads where we do not send. */
export class NotPublic extends Error {
  readonly code = 'not-public';

  constructor() {
    super('the name leads to no public address');
  }
}

/**
 * Makes the lookup of a connection: it refuses a name of which any address is not reached over the internet. Node
 * connects to what it gives and asks nobody again, so a name that leads elsewhere a moment later changes nothing.
 * @param where `loopback` lets names through that lead to this machine, and only those
 */
export function lookupOutside(where: 'public' | 'loopback', resolve: Resolve = lookup): LookupFunction {
  const isAllowed = where === 'public' ? isPublicAddress : isLoopback;
  return (name, options, callback) => {
    resolve(name, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, []);
      const [first] = addresses;
      if (!first || !addresses.every(({ address }) => isAllowed(address)))
        return callback(new NotPublic(), []);
      if (options.all) return callback(null, addresses);
      callback(null, first.address, first.family);
    });
  };
}
