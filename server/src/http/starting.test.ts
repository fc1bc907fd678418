import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sayStarting } from './starting.ts';

let http: Server;
beforeAll(async () => {
  http = createServer(sayStarting);
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  http.closeAllConnections();
  http.close();
});

it.each([
  [
    'a page, to a browser',
    'text/html,application/xhtml+xml,*/*;q=0.8',
    'text/html',
    '<title>Klammer</title>',
  ],
  ['one line, to all others', 'application/json', 'text/plain', 'Klammer is starting.'],
])('says that the server starts as %s, and lets it ask again', async (_how, accept, type, words) => {
  const answer = await fetch(`http://127.0.0.1:${(http.address() as AddressInfo).port}/events`, {
    headers: { accept },
  });
  expect(answer.status).toBe(503);
  expect(answer.headers.get('content-type')).toContain(type);
  expect(answer.headers.get('refresh')).toBe('1');
  expect(answer.headers.get('retry-after')).toBe('1');
  expect(await answer.text()).toContain(words);
});
