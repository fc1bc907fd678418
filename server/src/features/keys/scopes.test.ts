import { listEndpoints } from '@klammer/contracts';
import { KEY_SCOPE_CODES, scopesFor, type KeyScope } from '@klammer/contracts/key-scopes';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { call, request, startApp, type TestApp } from '../../../test/app.ts';
import { buildMember, buildOperator, type TestMember } from '../../../test/factories.ts';
import { Keys } from './model.ts';
import { askWith, makeKeyFor, makeKeyForRegion } from './testing.ts';

const LIMIT = 12;
let app: TestApp;
let operator: string;
let partner: TestMember;
beforeAll(async () => {
  app = await startApp({ requestsPerKey: LIMIT });
  operator = (await buildOperator(app)).cookie;
  partner = await buildMember(app, { kind: 'partner' });
});
beforeEach(async () => {
  app.setNow(new Date());
  await Keys.deleteMany({});
});
afterAll(() => app.close());

const make = (scopes: KeyScope[], cookie = partner.cookie) => makeKeyFor(app, { cookie }, scopes);
const makeForRegion = (scopes: KeyScope[]) => makeKeyForRegion(app, operator, scopes);
const ask = (secret: string, path: string, init?: RequestInit) => askWith(app, secret, path, init);

describe('scopes', () => {
  it('open what names them, and nothing else: every endpoint', { timeout: 60_000 }, async () => {
    const wrong = new Map<string, string>();
    const all = listEndpoints().filter(({ endpoint }) => endpoint.path !== '/api/health');
    let secret = '';
    for (const [index, { name, endpoint }] of all.entries()) {
      if (index % LIMIT === 0) {
        await Keys.deleteMany({});
        secret = await makeForRegion(scopesFor('region'));
      }
      const hasBody = endpoint.takes === 'json' && endpoint.method !== 'GET';
      const path = endpoint.path.replaceAll(/:\w+/g, 'f'.repeat(24));
      const response = await fetch(app.url + path, {
        method: endpoint.method,
        redirect: 'manual',
        headers: {
          authorization: `Bearer ${secret}`,
          ...(hasBody && { 'content-type': 'application/json' }),
        },
        ...(hasBody && { body: '{}' }),
      });
      const problem = response.status === 403 ? ((await response.json()) as { code: string }).code : '';
      const opens = endpoint.scope !== null && scopesFor('region').includes(endpoint.scope);
      if ((problem === 'scope-missing') === opens) wrong.set(name, `${response.status} ${problem}`);
    }
    expect(wrong).toEqual(new Map());
  });

  it('each are named by an endpoint', () => {
    const named = new Set(listEndpoints().map(({ endpoint }) => endpoint.scope));
    expect(KEY_SCOPE_CODES.filter((scope) => !named.has(scope))).toEqual([]);
  });

  it('that are missing are said, and the try is in the audit trail', async () => {
    const { id, secret } = await make(['events:read']);
    const refused = await ask(secret, '/api/requests');
    expect(refused).toMatchObject({ status: 403, body: { code: 'scope-missing' } });
    expect(refused.body.detail).toContain('requests:read');
    await expect
      .poll(async () => {
        const query = { action: 'request.refused' };
        return (await call(app, 'audit.list', { query }, operator)).body.items[0]?.detail;
      })
      .toMatchObject({ code: 'scope-missing', key: id });
  });

  it('of the operator are not for organisations to give', async () => {
    const body = { name: 'Zahlen', scopes: ['figures:read' as const] };
    expect((await call(app, 'keys.make', { body }, partner.cookie)).status).toBe(400);
    const forRegion = { name: 'Kalender', scopes: ['events:write' as const] };
    expect((await call(app, 'keys.makeForRegion', { body: forRegion }, operator)).status).toBe(400);
    for (const broken of [{}, { name: 'X', scopes: [] }, { name: 'Key', scopes: ['all'] }])
      expect((await request(app, 'POST', '/api/keys', { cookie: partner.cookie, body: broken })).status).toBe(
        400,
      );
  });
});
