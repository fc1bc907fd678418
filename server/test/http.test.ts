import { readFileSync } from 'node:fs';
import path from 'node:path';
import { listEndpoints } from '@klammer/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConfigError, Environment, readConfig } from '../src/config.ts';
import { listRoutes } from '../src/app.ts';
import { request, startApp, type TestApp } from './app.ts';
import { signUp } from './factories.ts';

let app: TestApp;
let cookie: string;
beforeAll(async () => {
  app = await startApp();
  cookie = (await signUp(app)).cookie;
});
afterAll(() => app.close());

describe('every endpoint', () => {
  it('of the contracts is answered by the server, and none beside them', () => {
    const served = listRoutes(app.auth).map((route) => `${route.endpoint.method} ${route.endpoint.path}`);
    const declared = listEndpoints().map(({ endpoint }) => `${endpoint.method} ${endpoint.path}`);
    expect([...served, 'GET /api/health'].toSorted()).toEqual(declared.toSorted());
  });

  it.each(listEndpoints().filter(({ endpoint }) => endpoint.access !== 'public'))(
    '$name refuses strangers',
    async ({ endpoint }) => {
      const path = endpoint.path.replaceAll(/:\w+/g, '0'.repeat(24));
      const answer = await request(app, endpoint.method, path, endpoint.method === 'GET' ? {} : { body: {} });
      expect(answer.status).toBe(401);
    },
  );

  it.each(listEndpoints().filter(({ endpoint }) => endpoint.method !== 'GET'))(
    '$name refuses pages of other sites',
    async ({ endpoint }) => {
      const path = endpoint.path.replaceAll(/:\w+/g, '0'.repeat(24));
      for (const origin of ['https://evil.example', 'null']) {
        const answer = await request(app, endpoint.method, path, { cookie, body: {}, headers: { origin } });
        expect(answer.body).toMatchObject({ status: 403, code: 'foreign-origin' });
      }
    },
  );
});

describe('answers', () => {
  it('carry security headers', async () => {
    const { headers } = await request(app, 'GET', '/api/me');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(headers.get('x-powered-by')).toBeNull();
  });

  it('say which methods an address takes', async () => {
    const answer = await request(app, 'DELETE', '/api/me');
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toBe('GET');
  });

  it('are the same to an address in capitals, or with a slash at its end', async () => {
    for (const path of ['/api/me', '/API/Me', '/api/me/', '/Api/ME/?x=1'])
      expect(await request(app, 'GET', path)).toMatchObject({ status: 200, body: { person: null } });
    expect((await request(app, 'GET', '/api/me/nowhere')).status).toBe(404);
  });

  it('are problems where there is no such address', async () => {
    const answer = await request(app, 'GET', '/api/nowhere');
    expect(answer.status).toBe(404);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect((await request(app, 'POST', '/api/auth/organization/create', { body: {} })).status).toBe(404);
  });

  it('refuse what is not JSON, what is broken, and what is too large', async () => {
    const post = (body: string, type = 'application/json') =>
      request(app, 'POST', '/api/organisations', { cookie, body, headers: { 'content-type': type } });
    expect((await post('name=x', 'application/x-www-form-urlencoded')).status).toBe(415);
    expect((await post('{"name":')).status).toBe(400);
    expect((await post(JSON.stringify({ name: 'x'.repeat(400_000) }))).status).toBe(413);
    expect((await post('{"__proto__": {"name": "x"}}')).status).toBe(400);
  });
});

describe('GET /api/health', () => {
  it('says that the parts are up', async () => {
    expect((await request(app, 'GET', '/api/health')).body).toMatchObject({
      status: 'up',
      store: 'up',
      search: 'up',
    });
  });
});

describe('the API reference', () => {
  it('is there for machines and for people', async () => {
    expect((await request(app, 'GET', '/api/openapi.json')).body).toMatchObject({ openapi: '3.1.1' });
    expect((await request(app, 'GET', '/api/docs')).body).toContain('introductions.accept');
  });
});

describe('GET /api/figures and the development mailbox', () => {
  it('are open on a server that only this machine reaches', async () => {
    await signUp(app, { email: 'mailbox@example.org' });
    expect((await request(app, 'GET', '/api/figures')).body).toMatchObject({ startups: expect.any(Number) });
    const mails = await request(app, 'GET', '/api/development/mail?to=mailbox@example.org');
    expect(mails.body).toMatchObject({ items: [{ to: 'mailbox@example.org' }] });
  });
});

describe('configuration', () => {
  it('names the variable, what it was and what is allowed', () => {
    expect(() => readConfig({ PORT: 'abc', LOG_LEVEL: 'loud' })).toThrow(
      'PORT was “abc”: must be a whole number from 0 to 65535.\nLOG_LEVEL was “loud”: must be one of fatal, ',
    );
    expect(() => readConfig({ PUBLIC_URL: 'klammer.example' })).toThrow(
      'PUBLIC_URL was “klammer.example”: must be an address starting with https:// or http://.',
    );
  });

  it('does not show secrets', () => {
    expect(() => readConfig({ KLAMMER_SECRET: 'hunter2' })).toThrow(ConfigError);
    expect(() => readConfig({ KLAMMER_SECRET: 'hunter2' })).not.toThrow(/hunter2/);
    expect(() => readConfig({ SMTP_URL: 'http://me:hunter2@mail.example' })).toThrow(ConfigError);
    expect(() => readConfig({ SMTP_URL: 'http://me:hunter2@mail.example' })).not.toThrow(/hunter2/);
  });

  it('documents every variable', () => {
    const page = readFileSync(path.resolve(import.meta.dirname, '../../docs/configuration.md'), 'utf8');
    for (const [name, schema] of Object.entries(Environment.shape)) {
      expect(page).toContain(`\`${name}\``);
      expect(page).toContain(schema.description);
    }
  });
});
