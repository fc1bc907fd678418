import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { networkOf } from '../src/http/limits.ts';
import { request, startApp, type TestApp } from './app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp({ limits: { reads: 5, changes: 3, accounts: 2 } });
});
afterAll(() => app.close());

describe('limits', () => {
  it('stop an address that asks too often, whatever address it claims to have', async () => {
    const statuses = [];
    for (let i = 0; i < 7; i += 1) {
      const headers = {
        'x-forwarded-for': `10.0.0.${i}`,
        'x-klammer-address': `10.0.1.${i}`,
        'x-klammer-page-renderer': 'guess',
      };
      statuses.push((await request(app, 'GET', '/api/me', { headers })).status);
    }
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429, 429]);
  });

  it('count who has IPv6 once, whichever of their many addresses they take', () => {
    const own = ['2001:db8:1:2::1', '2001:db8:1:2:ffff::9', '2001:DB8:1:2:0:0:0:3', '2001:0db8:1:2:4:4:4:4'];
    expect(new Set(own.map(networkOf)).size).toBe(1);
    const others = [
      '2001:db8:1:3::1',
      '2001:db8::1',
      '::1',
      '2001::2:3:4:5:6',
      '192.0.2.7',
      '::ffff:192.0.2.8',
    ];
    expect(new Set([...own, ...others].map(networkOf)).size).toBe(1 + others.length);
    expect(networkOf('2001::1:2:3:4:5')).toBe('2001:0:0:1::/64');
  });

  it('say when to come back', async () => {
    const body = { email: 'nobody@example.org', password: 'x' };
    const answers = [];
    for (let i = 0; i < 3; i += 1)
      answers.push(await request(app, 'POST', '/api/auth/sign-in/email', { body }));
    const last = answers.at(-1);
    expect(last?.status).toBe(429);
    expect(Number(last?.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('do not count asking for health', async () => {
    for (let i = 0; i < 8; i += 1) expect((await request(app, 'GET', '/api/health')).status).toBe(200);
  });
});
