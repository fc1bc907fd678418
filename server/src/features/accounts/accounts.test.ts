import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { call, request, startApp, type TestApp } from '../../../test/app.ts';
import { buildMember, cookieOf, linkIn, PASSWORD, signUp } from '../../../test/factories.ts';
import { Accounts, People } from './model.ts';
import { createSetupToken } from './service.ts';

let app: TestApp;
let logged = '';
/** Far longer than a sign-up takes here. */
const EVEN_MS = 400;
beforeAll(async () => {
  app = await startApp({
    slowPasswords: true,
    evenMs: EVEN_MS,
    logTo: { write: (line: string) => (logged += line) },
    env: { LOG_LEVEL: 'warn', TRUST_PROXY: '1' },
  });
});
afterAll(() => app.close());

const signIn = (email: string, password: string) =>
  request(app, 'POST', '/api/auth/sign-in/email', { body: { email, password } });

describe('signing up', () => {
  it('lets nobody in before the address is confirmed', async () => {
    await request(app, 'POST', '/api/auth/sign-up/email', {
      body: { name: 'Eva', email: 'eva@example.org', password: PASSWORD },
    });
    expect((await signIn('eva@example.org', PASSWORD)).status).toBe(403);
  });

  it('signs in whoever follows the link in the mail', async () => {
    const { cookie } = await signUp(app, { name: 'Jo Neu', email: 'jo@example.org' });
    const me = await call(app, 'accounts.me', {}, cookie);
    expect(me.body.person).toMatchObject({ name: 'Jo Neu', emailVerified: true, operator: false });
  });

  it('writes no refusal into the log as an error', async () => {
    const printed = vi.spyOn(console, 'error');
    logged = '';
    expect((await signIn('nobody-at-all@example.org', PASSWORD)).status).toBe(401);
    const taken = { name: 'Eva', email: 'eva@example.org', password: 'short' };
    expect((await request(app, 'POST', '/api/auth/sign-up/email', { body: taken })).status).toBe(400);
    expect((await request(app, 'GET', '/api/auth/verify-email?token=wrong')).status).toBe(401);
    expect(logged).toBe('');
    expect(printed).not.toHaveBeenCalled();
  });

  it('keeps nothing of the password but a hash of its own', async () => {
    const people = [await signUp(app), await signUp(app)];
    const ids = (await People.find({ email: people.map(({ email }) => email) }).lean()).map(({ _id }) => _id);
    const hashes = (await Accounts.find({ userId: ids }).lean()).map(({ password }) => password);
    expect(new Set(hashes).size).toBe(2);
    for (const hash of hashes) expect(hash).toMatch(/^[0-9a-f]{32}:[0-9a-f]{128}$/);
  });

  it('answers the same for an address that has an account already', async () => {
    await signUp(app, { email: 'known@example.org' });
    const body = (email: string) => ({ name: 'Somebody', email, password: PASSWORD });
    const fresh = await request(app, 'POST', '/api/auth/sign-up/email', { body: body('fresh@example.org') });
    const known = await request(app, 'POST', '/api/auth/sign-up/email', { body: body('known@example.org') });
    expect(known).toMatchObject({ status: fresh.status, body: fresh.body as object });
    expect(fresh.body).toEqual({ status: true });
    // Of two at once the second meets the first only as it is written.
    const { internalAdapter } = await app.auth.$context;
    vi.spyOn(internalAdapter, 'findUserByEmail').mockResolvedValueOnce(null);
    const late = await request(app, 'POST', '/api/auth/sign-up/email', { body: body('known@example.org') });
    expect(late).toMatchObject({ status: fresh.status, body: fresh.body as object });
  });

  it('answers after the same time whether the address has an account or not', async () => {
    await signUp(app, { email: 'even@example.org' });
    const timeOf = async (email: string) => {
      const began = performance.now();
      const body = { name: 'Somebody', email, password: PASSWORD };
      expect((await request(app, 'POST', '/api/auth/sign-up/email', { body })).status).toBe(200);
      return performance.now() - began;
    };
    // Timers may ring a moment early.
    expect(await timeOf('uneven@example.org')).toBeGreaterThan(EVEN_MS - 2);
    expect(await timeOf('even@example.org')).toBeGreaterThan(EVEN_MS - 2);
  });

  it.each([
    { name: 'x'.repeat(200) },
    { name: 'Eva\r\nBcc: somebody@example.org' },
    { name: '' },
    { email: `${'x'.repeat(300)}@example.org` },
    { wantedKind: 'king' },
    { locale: 'xx' },
  ])('refuses what nobody can type into the form: %o', async (odd) => {
    const body = { name: 'Eva Odd', email: 'odd@example.org', password: PASSWORD, ...odd };
    expect((await request(app, 'POST', '/api/auth/sign-up/email', { body })).status).toBe(400);
  });

  it('takes no body larger than such forms are, and no form of another site', async () => {
    const body = { email: 'eva@example.org', password: 'x'.repeat(40_000) };
    expect((await request(app, 'POST', '/api/auth/sign-in/email', { body })).status).toBe(413);
    const form = await fetch(`${app.url}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: { origin: app.url },
      body: new URLSearchParams({ email: 'eva@example.org', password: PASSWORD }),
    });
    expect(form.status).toBe(415);
  });

  it('refuses a password of fewer than 15 characters', async () => {
    const body = { name: 'Short', email: 'short@example.org', password: 'fourteen chars' };
    expect((await request(app, 'POST', '/api/auth/sign-up/email', { body })).status).toBe(400);
  });

  it('does not let anybody make themselves operator', async () => {
    const body = { name: 'Mallory', email: 'mallory@example.org', password: PASSWORD, operator: true };
    await request(app, 'POST', '/api/auth/sign-up/email', { body });
    expect(await People.exists({ email: body.email, operator: true })).toBeNull();
  });
});

describe('sessions', () => {
  it('end at sign-out', async () => {
    const { cookie } = await signUp(app);
    expect((await request(app, 'POST', '/api/auth/sign-out', { cookie, body: {} })).status).toBe(200);
    expect((await call(app, 'accounts.me', {}, cookie)).body.person).toBeNull();
  });

  it('all end when the password is reset, and the old password no longer works', async () => {
    const { cookie, email } = await signUp(app);
    await request(app, 'POST', '/api/auth/request-password-reset', {
      body: { email, redirectTo: '/reset-password' },
    });
    const token = linkIn(app, email).pathname.split('/').at(-1);
    const body = { newPassword: 'another long passphrase', token };
    expect((await request(app, 'POST', '/api/auth/reset-password', { body })).status).toBe(200);
    expect((await call(app, 'accounts.me', {}, cookie)).body.person).toBeNull();
    expect((await signIn(email, PASSWORD)).status).toBe(401);
    expect((await signIn(email, 'another long passphrase')).status).toBe(200);
    expect((await request(app, 'POST', '/api/auth/reset-password', { body })).status).toBe(400);
  });

  it('are kept in a cookie that scripts cannot read and other sites do not send', async () => {
    const { email } = await signUp(app);
    const cookies = (await signIn(email, PASSWORD)).headers.getSetCookie();
    const session = cookies.find((cookie) => cookie.startsWith('klammer.session='));
    expect(session).toMatch(/HttpOnly/i);
    expect(session).toMatch(/SameSite=Lax/i);
  });
});

describe('GET /api/me', () => {
  it('is empty for a stranger', async () => {
    const me = await call(app, 'accounts.me', {});
    expect(me.body).toEqual({
      person: null,
      organisations: [],
      organisationId: null,
      counts: expect.objectContaining({ unreadMessages: 0, openIntroductions: 0 }),
      suspended: [],
      assistance: null,
    });
  });

  it('names the organisations a member belongs to', async () => {
    const member = await buildMember(app, { kind: 'company', name: 'Hafenwerk' });
    const me = await call(app, 'accounts.me', {}, member.cookie);
    expect(me.body.organisationId).toBe(member.organisationId);
    expect(me.body.organisations).toMatchObject([
      { name: 'Hafenwerk', kind: 'company', role: 'owner', profileStatus: 'published' },
    ]);
  });
});

describe('PUT /api/me/locale', () => {
  it('keeps the language', async () => {
    const { cookie } = await signUp(app);
    expect((await call(app, 'accounts.setLocale', { body: { locale: 'en' } }, cookie)).status).toBe(204);
    expect((await call(app, 'accounts.me', {}, cookie)).body.person?.locale).toBe('en');
  });

  it('rejects a language we do not speak, and strangers', async () => {
    const { cookie } = await signUp(app);
    expect((await request(app, 'PUT', '/api/me/locale', { cookie, body: { locale: 'fr' } })).status).toBe(
      400,
    );
    expect((await call(app, 'accounts.setLocale', { body: { locale: 'en' } })).status).toBe(401);
  });
});

it('takes guesses from all addresses of one IPv6 network for those of one stranger', async () => {
  const { email } = await signUp(app);
  const signInFrom = async (address: string, password: string) => {
    const headers = { 'x-forwarded-for': address };
    const body = { email, password };
    return (await request(app, 'POST', '/api/auth/sign-in/email', { headers, body })).status;
  };
  const statuses = [];
  for (let i = 1; i <= 8; i += 1) statuses.push(await signInFrom(`2a00:1450:4001:80b::${i}`, `guess ${i}`));
  expect(statuses.slice(6)).toEqual([429, 429]);
  expect(await signInFrom('2a00:1450:4001:80c::1', PASSWORD)).toBe(200);
});

describe('POST /api/setup', () => {
  const body = (token: string) => ({
    token,
    name: 'Olga Operator',
    email: 'olga@example.org',
    password: PASSWORD,
  });

  it('makes one operator, also after a password that will not do, however often the link is redeemed at once', async () => {
    const token = await createSetupToken(app.deps);
    if (!token) throw new Error('there should be no operator yet');
    const common = { ...body(token), password: 'passwort passwort' };
    expect((await call(app, 'accounts.setUpOperator', { body: common })).status).toBe(400);
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => call(app, 'accounts.setUpOperator', { body: body(token) })),
    );
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([
      201,
      ...Array.from({ length: 9 }, () => 410),
    ]);
    const signedIn = await signIn('olga@example.org', PASSWORD);
    expect((await call(app, 'accounts.me', {}, cookieOf(signedIn.headers))).body.person?.operator).toBe(true);
    expect(await createSetupToken(app.deps)).toBeNull();
  });

  it('refuses a wrong token and malformed input', async () => {
    expect((await call(app, 'accounts.setUpOperator', { body: body('x'.repeat(43)) })).status).toBe(410);
    expect((await request(app, 'POST', '/api/setup', { body: { token: { $ne: '' } } })).status).toBe(400);
  });
});
