import http from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../app.ts';
import { buildMember } from '../factories.ts';
import { endpointsByName } from './attempt.ts';
import { kindsAt } from './combinations.ts';

let app: TestApp;
let cookie: string;
beforeAll(async () => {
  app = await startApp();
  ({ cookie } = await buildMember(app));
}, 60_000);
afterAll(() => app.close());

interface Answer {
  status: number;
  headers: http.IncomingHttpHeaders;
  text: string;
}

/** As a program asks that keeps to no rule: bytes as they are, and no more headers than named. */
function send(method: string, path: string, type: string | null, body = ''): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const bytes = Buffer.from(body, 'latin1');
    const headers = {
      ...{ cookie, origin: app.url, 'content-length': bytes.length },
      ...(type !== null && { 'content-type': type }),
    };
    const request = http.request(app.url + path, { method, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.once('end', () => {
        const text = Buffer.concat(parts).toString('utf8');
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
      });
    });
    request.once('error', reject);
    request.end(bytes);
  });
}

const JSON_TYPE = 'application/json';
const FORM = 'multipart/form-data; boundary=x';
/** None of these is a body that any endpoint could take. */
const WRONG: [what: string, type: string, body: string][] = [
  ['plain text', 'text/plain', 'hello'],
  ['a form of another site', 'application/x-www-form-urlencoded', 'a=b&a=c'],
  ['XML', 'application/xml', '<a/>'],
  ['JSON that is no UTF-8', JSON_TYPE, '{"a":"\xff\xfe"'],
  ['JSON in an unknown encoding', `${JSON_TYPE}; charset=nothing`, '{}'],
  ['half of JSON', JSON_TYPE, '{"a":'],
  ['a string as JSON', JSON_TYPE, '"a"'],
  [
    'a form that breaks off',
    FORM,
    '--x\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\n\r\nab',
  ],
  ['a form without a boundary', 'multipart/form-data', 'x'],
  ['a form with nothing in it', FORM, '--x--\r\n'],
];
/** The same parser refuses these everywhere. */
const HUGE: typeof WRONG = [
  ['JSON that is far too deep', JSON_TYPE, '['.repeat(50_000)],
  ['JSON that is deep and whole', JSON_TYPE, `{"name":${'['.repeat(50_000)}${']'.repeat(50_000)}}`],
  ['JSON that is too long', JSON_TYPE, JSON.stringify({ a: 'x'.repeat(300_000) })],
];
/** So many of them are tried at each address, others at the next. */
const FEW = 2;
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND'];

const filled = (path: string): string => path.replaceAll(/:\w+/g, 'f'.repeat(24));
const byPath = Map.groupBy([...endpointsByName.values()], ({ path }) => path);
/** Health is answered before everything else. */
const paths = [...byPath.keys()].filter((path) => path !== '/api/health');

function expectProblem({ status, headers, text }: Answer, what: string): void {
  expect(status, `${what}: ${text}`).toBeGreaterThanOrEqual(400);
  expect(status, `${what}: ${text}`).toBeLessThan(500);
  expect(headers['content-type'], what).toContain('application/problem+json');
  expect(JSON.parse(text), what).toMatchObject({ status });
  expect(text).not.toMatch(/node_modules|\/src\//);
}

describe('a body that nobody can take', () => {
  const taking = [...endpointsByName]
    .filter(([, one]) => one.method !== 'GET' && one.takes !== 'anything')
    .map(([name, { method, path }], place) => ({ name, method, path, place }));
  it.each(taking)('is refused by $name with a problem', async ({ method, path, place }) => {
    for (const [what, type, body] of kindsAt(WRONG, place, FEW))
      expectProblem(await send(method, filled(path), type, body), what);
  });

  it.each(HUGE)('is refused where it is %s', async (what, type, body) => {
    for (const path of ['/api/organisations', '/api/files', '/api/auth/sign-in/email'])
      expectProblem(await send('POST', path, type, body), what);
  });
});

describe('a method that is not offered', () => {
  it.each(paths.map((path, place) => ({ path, place })))(
    'is refused at $path with those that are',
    async ({ path, place }) => {
      const offered = byPath.get(path)?.map(({ method }) => method) ?? [];
      const others = METHODS.filter((one) => !offered.some((other) => other === one));
      for (const method of kindsAt(others, place, FEW)) {
        const answer = await send(method, filled(path), null);
        expectProblem(answer, method);
        // Where another address has this shape too, it may be offered there.
        if (answer.status === 405)
          expect(answer.headers.allow?.split(', ')).toEqual(expect.arrayContaining(offered));
      }
    },
  );
});

describe('HEAD', () => {
  it.each(paths)('at %s is answered as GET, without a body', async (path) => {
    const [head, get] = [await send('HEAD', filled(path), null), await send('GET', filled(path), null)];
    expect(head.text).toBe('');
    expect(head.status).toBe(get.status);
  });
});
