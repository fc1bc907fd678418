import { describe, expect, it } from 'vitest';
import { isPublicAddress } from './address.ts';
import { lookupOutside } from './lookup.ts';

describe('an address that pushes may go to', () => {
  it.each(['8.8.8.8', '142.250.185.74', '2606:4700::6810:84e5', '2a00:1450:4001:80b::200a'])(
    'is public: %s',
    (address) => expect(isPublicAddress(address)).toBe(true),
  );

  it.each([
    ...['0.0.0.0', '10.0.0.1', '100.64.0.1', '127.0.0.1', '127.9.9.9', '169.254.169.254', '172.31.255.255'],
    ...['192.168.1.1', '198.18.0.1', '203.0.113.9', '224.0.0.1', '255.255.255.255', 'not an address', ''],
    ...['::', '::1', '::ffff:8.8.8.8', '64:ff9b::a00:1', 'fe80::1', 'fc00::1', 'fd12::1', 'ff02::1'],
    ...['2001:db8::1', '2001::1', '2002:7f00:1::'],
  ])('is not in a network of our own or a special one: %s', (address) =>
    expect(isPublicAddress(address)).toBe(false),
  );

  it('is looked at when the name is looked up, at the moment of connecting', async () => {
    const found = await new Promise((resolve) =>
      lookupOutside('public')('localhost', { all: true }, (error, addresses) => resolve(error ?? addresses)),
    );
    expect(found).toMatchObject({ message: 'the name leads to no public address' });
  });
});
