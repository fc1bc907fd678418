import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { answerBroken } from './broken.ts';

let http: Server;
beforeAll(async () => {
  http = answerBroken(createServer((_request, response) => response.end('fine')));
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  http.closeAllConnections();
  http.close();
});

async function send(bytes: string): Promise<string> {
  const socket = connect((http.address() as AddressInfo).port, '127.0.0.1');
  socket.write(bytes);
  return text(socket);
}

it.each([
  ['an address that is too long', `GET /${'a'.repeat(40_000)} HTTP/1.1\r\nHost: x\r\n\r\n`, 413, 'too-large'],
  ['headers that are too long', `GET / HTTP/1.1\r\nX: ${'a'.repeat(40_000)}\r\n\r\n`, 413, 'too-large'],
  ['an unknown method', 'KLAMMER / HTTP/1.1\r\nHost: x\r\n\r\n', 400, 'invalid-input'],
  [
    'two lengths',
    'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n',
    400,
    'invalid-input',
  ],
  ['what is no HTTP', '\u0016\u0003\u0001', 400, 'invalid-input'],
])('answers %s with a problem, and ends the connection', async (_what, bytes, status, code) => {
  const [head = '', body = ''] = (await send(bytes)).split('\r\n\r\n');
  expect(head).toMatch(`HTTP/1.1 ${status} `);
  expect(head).toContain('Connection: close');
  expect(JSON.parse(body)).toMatchObject({ status, code });
});

it('is no hindrance to what is well formed before it', async () => {
  const good = 'GET / HTTP/1.1\r\nHost: x\r\n\r\n';
  expect(await send(`${good}nonsense\r\n\r\n`)).toMatch(/^HTTP\/1\.1 (200 OK[^]*fine)|400/);
});
