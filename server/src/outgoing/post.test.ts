import { createServer } from 'node:http';
import { type AddressInfo, createServer as createTcp } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { type Resolve } from './lookup.ts';
import { isOutside, postOutside } from './post.ts';

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

/** A resolver of ours: names lead where the test says, each time anew. */
const resolveTo =
  (...answers: string[][]): Resolve =>
  (_name, _options, done) => {
    const addresses = (answers.length > 1 ? answers.shift() : answers[0]) ?? [];
    done(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
  };

/** Counts who connects, on the loopback. */
async function startTrap(): Promise<{ port: number; connections: () => number }> {
  let count = 0;
  const server = createTcp((socket) => {
    count += 1;
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => server.close());
  return { port: (server.address() as AddressInfo).port, connections: () => count };
}

async function startServer(handle: Parameters<typeof createServer>[1]): Promise<string> {
  const server = createServer(handle);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

const INSIDE = [
  ['127.0.0.1'],
  ['10.1.2.3'],
  ['169.254.169.254'],
  ['192.168.0.10'],
  ['::1'],
  ['fd00::1'],
  ['::ffff:127.0.0.1'],
  ['8.8.8.8', '127.0.0.1'],
];

describe('posting to a server of somebody else', () => {
  it.each(INSIDE)('connects to no address of our own network: %s', async (...addresses) => {
    const trap = await startTrap();
    const posting = postOutside(`https://hooks.example.com:${trap.port}/`, {}, '{}', {
      loopback: false,
      resolve: resolveTo(addresses),
    });
    await expect(posting).rejects.toMatchObject({ code: 'not-public' });
    expect(trap.connections()).toBe(0);
  });

  it('asks once where a name leads, and connects to what it has looked at', async () => {
    const url = new URL(await startServer((_request, response) => response.end('hello')));
    let asked = 0;
    const leads = resolveTo(['127.0.0.1'], ['10.0.0.1']);
    const options = {
      loopback: true,
      resolve: ((...question) => {
        asked += 1;
        leads(...question);
      }) satisfies Resolve as Resolve,
    };
    url.hostname = 'localhost';
    expect(await postOutside(url.href, {}, '{}', options)).toMatchObject({ status: 200 });
    expect(asked).toBe(1);
    // The name leads elsewhere from now on, which is looked at anew.
    await expect(postOutside(url.href, {}, '{}', options)).rejects.toMatchObject({ code: 'not-public' });
  });

  it('would be caught by the trap of these tests', async () => {
    const trap = await startTrap();
    const url = `http://127.0.0.1:${trap.port}/`;
    await expect(postOutside(url, {}, '{}', { loopback: true })).rejects.toThrow();
    expect(trap.connections()).toBe(1);
  });

  it.each([
    ...['http://hooks.example.com/', 'https://localhost/', 'https://127.0.0.1/', 'https://8.8.8.8/'],
    ...[
      'https://[::1]/',
      'https://printer.local/',
      'https://intranet/',
      'https://user:pw@hooks.example.com/',
    ],
    ...['ftp://hooks.example.com/', 'https://2130706433/', 'https://0x7f.1/', 'https://127.1/', 'no address'],
  ])('takes https and a public name only: %s', async (address) => {
    expect(isOutside(address, { loopback: false })).toBe(false);
    await expect(postOutside(address, {}, '', { loopback: false })).rejects.toMatchObject({
      code: 'not-public',
    });
  });

  it('reaches this machine where that is allowed, and no other by the same name', async () => {
    const url = await startServer((_request, response) => response.end('hello'));
    expect(await postOutside(url, {}, '{}', { loopback: true })).toMatchObject({
      status: 200,
      response: 'hello',
    });
    const elsewhere = postOutside('http://localhost:9/', {}, '', {
      loopback: true,
      resolve: resolveTo(['10.0.0.1']),
    });
    await expect(elsewhere).rejects.toMatchObject({ code: 'not-public' });
  });

  it('sends bytes as they are', async () => {
    let length = '';
    const came: Buffer[] = [];
    const url = await startServer((request, response) => {
      length = request.headers['content-length'] ?? '';
      request.on('data', (part: Buffer) => came.push(part)).once('end', () => response.end());
    });
    const bytes = Buffer.from([0, 255, 195, 40]);
    await postOutside(url, {}, bytes, { loopback: true });
    expect([length, Buffer.concat(came)]).toEqual(['4', bytes]);
  });

  it('follows no redirect', async () => {
    const trap = await startTrap();
    const url = await startServer((_request, response) =>
      response.writeHead(307, { location: `http://127.0.0.1:${trap.port}/` }).end(),
    );
    expect(await postOutside(url, {}, '{}', { loopback: true })).toMatchObject({ status: 307 });
    expect(trap.connections()).toBe(0);
  });

  it('keeps the beginning of an answer and reads no more of it', async () => {
    let sent = 0;
    const url = await startServer((_request, response) => {
      const timer = setInterval(() => {
        sent += 1;
        response.write('x'.repeat(400));
      }, 5);
      response.once('close', () => clearInterval(timer));
    });
    const { response } = await postOutside(url, {}, '{}', { loopback: true });
    expect(response).toBe('x'.repeat(512));
    const then = sent;
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(sent - then).toBeLessThan(4);
  });

  it('waits for no server that drips or is silent', async () => {
    const url = await startServer((_request, response) => {
      const timer = setInterval(() => response.write('x'), 20);
      response.once('close', () => clearInterval(timer));
    });
    await expect(postOutside(url, {}, '{}', { loopback: true, waitMs: 150 })).rejects.toMatchObject({
      code: 'timeout',
    });
  });
});
