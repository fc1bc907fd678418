import { createOTP } from '@better-auth/utils/otp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, request, startApp, type TestApp } from '../../../test/app.ts';
import { cookieOf, linkIn, PASSWORD, signUp } from '../../../test/factories.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const signIn = (email: string, password = PASSWORD, cookie?: string) =>
  request(app, 'POST', '/api/auth/sign-in/email', { body: { email, password }, cookie });
const NEW_PASSWORD = 'seven blue herons wait';

describe('sessions', () => {
  it('are listed with the browser, can be ended one by one or all but this', async () => {
    const { cookie, email } = await signUp(app);
    const other = cookieOf((await signIn(email)).headers);
    const third = cookieOf((await signIn(email)).headers);
    const { items } = (await call(app, 'security.listSessions', {}, cookie)).body;
    expect(items).toHaveLength(3);
    const [first] = (await call(app, 'security.listSessions', {}, other)).body.items.filter(
      (session) => session.current,
    );
    if (!first) throw new Error('the session should list itself');
    expect((await call(app, 'security.endSession', { params: { id: first.id } }, cookie)).status).toBe(204);
    expect((await call(app, 'accounts.me', {}, other)).body.person).toBeNull();
    expect((await call(app, 'security.endOtherSessions', {}, cookie)).status).toBe(204);
    expect((await call(app, 'accounts.me', {}, third)).body.person).toBeNull();
    expect((await call(app, 'accounts.me', {}, cookie)).body.person).not.toBeNull();
  });

  it('of somebody else are as good as not there', async () => {
    const [one, two] = [await signUp(app), await signUp(app)];
    const [session] = (await call(app, 'security.listSessions', {}, one.cookie)).body.items;
    if (!session) throw new Error('there should be a session');
    expect((await call(app, 'security.endSession', { params: { id: session.id } }, two.cookie)).status).toBe(
      404,
    );
    expect((await call(app, 'accounts.me', {}, one.cookie)).body.person).not.toBeNull();
  });
});

describe('changing the password', () => {
  it('needs the old one, keeps the rules and ends the other sessions', async () => {
    const { cookie, email } = await signUp(app);
    const other = cookieOf((await signIn(email)).headers);
    const change = (currentPassword: string, newPassword: string) =>
      call(app, 'security.changePassword', { body: { currentPassword, newPassword } }, cookie);
    expect((await change('not my password at all', NEW_PASSWORD)).body).toMatchObject({
      issues: [{ path: ['body', 'currentPassword'], code: 'wrong-password' }],
    });
    expect((await change(PASSWORD, 'too short')).body).toMatchObject({ issues: [{ code: 'too-short' }] });
    expect((await change(PASSWORD, 'passwordpassword1')).body).toMatchObject({
      issues: [{ code: 'too-common' }],
    });
    expect((await change(PASSWORD, NEW_PASSWORD)).status).toBe(204);
    expect((await call(app, 'accounts.me', {}, other)).body.person).toBeNull();
    expect((await call(app, 'accounts.me', {}, cookie)).body.person).not.toBeNull();
    expect((await signIn(email, NEW_PASSWORD)).status).toBe(200);
  }, 60_000);
});

describe('the second factor', () => {
  it('asks for a code at sign-in, takes each once, however many send it at once, and lets the password be shorter', async () => {
    const { cookie, email } = await signUp(app);
    const wrong = await call(app, 'security.startTwoFactor', { body: { password: 'x' } }, cookie);
    expect(wrong.status).toBe(400);
    const started = await call(app, 'security.startTwoFactor', { body: { password: PASSWORD } }, cookie);
    expect(started.body.picture).toMatch(/^data:image\/svg/);
    const [recovery] = started.body.recoveryCodes;
    // Until a code was verified, nothing changes.
    expect((await signIn(email)).body).toHaveProperty('user');
    const codeIn = (halfMinutes: number) =>
      createOTP(decodeBase32(started.body.secret)).hotp(Math.floor(Date.now() / 30_000) + halfMinutes);
    const code = await codeIn(0);
    const verify = (path: string, body: object, with_: string) =>
      request(app, 'POST', `/api/auth/two-factor/${path}`, { body, cookie: with_ });
    const verified = await verify('verify-totp', { code }, cookie);
    expect(verified.status).toBe(200);
    const mine = cookieOf(verified.headers) || cookie;
    expect((await call(app, 'security.read', {}, mine)).body).toMatchObject({
      twoFactor: true,
      recoveryCodesLeft: 10,
    });

    const half = await signIn(email);
    expect(half.body).toMatchObject({ twoFactorRedirect: true });
    const pending = cookieOf(half.headers);
    expect((await call(app, 'accounts.me', {}, pending)).body.person).toBeNull();
    expect((await verify('verify-totp', { code: '000000' }, pending)).status).toBe(401);
    // Each code counts once: the one that set it up is spent.
    expect((await verify('verify-totp', { code }, pending)).status).toBe(401);
    /** Who is in after signing in several times with one code at once. */
    const sendAtOnce = async (path: string, one: object) => {
      const halves: string[] = [];
      for (let i = 0; i < 4; i += 1) halves.push(cookieOf((await signIn(email)).headers));
      const answers = await Promise.all(halves.map((cookie) => verify(path, one, cookie)));
      const cookies = answers.map(({ headers }) => cookieOf(headers)).filter((one) => one !== '');
      const all = await Promise.all(cookies.map((cookie) => call(app, 'accounts.me', {}, cookie)));
      return all.flatMap(({ body }) => body.person?.email ?? []);
    };
    expect(await sendAtOnce('verify-totp', { code: await codeIn(1) })).toEqual([email]);
    expect(await sendAtOnce('verify-backup-code', { code: recovery })).toEqual([email]);
    const used = cookieOf((await signIn(email)).headers);
    expect((await verify('verify-backup-code', { code: recovery }, used)).status).toBe(401);

    const short = await call(
      app,
      'security.changePassword',
      { body: { currentPassword: PASSWORD, newPassword: 'heron9xq' } },
      mine,
    );
    expect(short.status).toBe(204);
    const off = await verify('disable', { password: 'heron9xq' }, mine);
    expect(off.body).toMatchObject({ code: 'PASSWORD_TOO_SHORT_ALONE' });
    const renewed = await call(app, 'security.renewRecoveryCodes', { body: { password: 'heron9xq' } }, mine);
    expect(renewed.body.recoveryCodes).toHaveLength(10);
  }, 60_000);
});

describe('switching the second factor off', () => {
  it('is counted like every other guess at the password', async () => {
    const { cookie } = await signUp(app);
    const disable = async () =>
      request(app, 'POST', '/api/auth/two-factor/disable', {
        body: { password: 'not my long password' },
        cookie,
      });
    const statuses: number[] = [];
    for (let index = 0; index < 8; index += 1) statuses.push((await disable()).status);
    expect(statuses.slice(0, 6)).not.toContain(429);
    expect(statuses.slice(6)).toEqual([429, 429]);
  });
});

describe('changing the e-mail address', () => {
  const ask = (email: string, cookie: string) =>
    call(app, 'security.changeEmail', { body: { email } }, cookie);

  it('counts once the new address has confirmed, once, and tells the old one', async () => {
    const { cookie, email } = await signUp(app);
    expect((await ask('moved@example.org', cookie)).status).toBe(204);
    expect((await call(app, 'accounts.me', {}, cookie)).body.person?.email).toBe(email);
    const token = linkIn(app, 'moved@example.org').searchParams.get('token') ?? '';
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => call(app, 'security.confirmEmail', { body: { token } })),
    );
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
    expect(answers.filter((answer) => answer.status === 410)).toHaveLength(49);
    expect((await call(app, 'accounts.me', {}, cookie)).body.person?.email).toBe('moved@example.org');
    expect(app.deps.mailer.kept().find((mail) => mail.to === email)?.template).toBe(
      'security.address-changed',
    );
    expect((await signIn('moved@example.org')).status).toBe(200);
  });

  it('leaves no way in with what lies in the old mailbox', async () => {
    const { cookie, email } = await signUp(app);
    await request(app, 'POST', '/api/auth/request-password-reset', { body: { email, redirectTo: '/x' } });
    const stale = linkIn(app, email).pathname.split('/').at(-1);
    await ask('elsewhere@example.org', cookie);
    const token = linkIn(app, 'elsewhere@example.org').searchParams.get('token') ?? '';
    expect((await call(app, 'security.confirmEmail', { body: { token } })).status).toBe(200);
    const reset = { token: stale, newPassword: NEW_PASSWORD };
    expect((await request(app, 'POST', '/api/auth/reset-password', { body: reset })).status).toBe(400);
    expect((await signIn('elsewhere@example.org')).status).toBe(200);
  });

  it('ends with the password under which it was asked for', async () => {
    const tokenFor = (address: string) => linkIn(app, address).searchParams.get('token') ?? '';
    const confirm = (token: string) => call(app, 'security.confirmEmail', { body: { token } });
    const changed = await signUp(app);
    await ask('thief1@example.org', changed.cookie);
    const body = { currentPassword: PASSWORD, newPassword: NEW_PASSWORD };
    await call(app, 'security.changePassword', { body }, changed.cookie);
    expect((await confirm(tokenFor('thief1@example.org'))).status).toBe(410);
    expect((await call(app, 'accounts.me', {}, changed.cookie)).body.person?.email).toBe(changed.email);

    const reset = await signUp(app);
    await ask('thief2@example.org', reset.cookie);
    await request(app, 'POST', '/api/auth/request-password-reset', {
      body: { email: reset.email, redirectTo: '/x' },
    });
    const token = linkIn(app, reset.email).pathname.split('/').at(-1);
    await request(app, 'POST', '/api/auth/reset-password', { body: { token, newPassword: NEW_PASSWORD } });
    expect((await confirm(tokenFor('thief2@example.org'))).status).toBe(410);
    expect((await signIn(reset.email, NEW_PASSWORD)).status).toBe(200);
  });

  it('answers the same where the address is somebody else’s, and tells only them', async () => {
    const [mine, theirs] = [await signUp(app), await signUp(app)];
    expect((await ask(theirs.email, mine.cookie)).status).toBe(204);
    const read = await call(app, 'security.read', {}, mine.cookie);
    expect(read.body.pendingEmail).toBe(theirs.email);
    expect(app.deps.mailer.kept()[0]).toMatchObject({ to: theirs.email, template: 'security.address-taken' });
    expect((await call(app, 'security.cancelEmail', {}, mine.cookie)).status).toBe(204);
    expect((await call(app, 'security.read', {}, mine.cookie)).body.pendingEmail).toBeNull();
  });

  it('needs the password again after a quarter of an hour', async () => {
    const { cookie } = await signUp(app);
    app.setNow(new Date(Date.now() + 20 * 60_000));
    expect((await ask('late@example.org', cookie)).body).toMatchObject({ code: 'confirmation-needed' });
    const confirm = (password: string) => call(app, 'security.confirm', { body: { password } }, cookie);
    expect((await confirm('wrong')).status).toBe(400);
    expect((await confirm(PASSWORD)).status).toBe(204);
    expect((await ask('late@example.org', cookie)).status).toBe(204);
    app.setNow(new Date());
  });
});

describe('guessing', () => {
  it('makes a stranger wait, but neither a known device nor the owner’s session', async () => {
    const { email, cookie } = await signUp(app);
    const statuses = [];
    for (let i = 0; i < 8; i += 1) statuses.push((await signIn(email, `wrong guess number ${i}`)).status);
    expect(statuses.slice(0, 6)).toEqual(Array.from({ length: 6 }, () => 401));
    expect(statuses.slice(6)).toEqual([429, 429]);
    // Even the right password waits for a stranger; where the account was signed in before it does not.
    expect((await signIn(email)).status).toBe(429);
    expect((await signIn(email, PASSWORD, cookie)).status).toBe(200);
    expect((await call(app, 'accounts.me', {}, cookie)).body.person?.email).toBe(email);
  }, 60_000);

  it('is counted the same for an address without an account', async () => {
    const statuses = [];
    for (let i = 0; i < 7; i += 1) statuses.push((await signIn('nobody@example.org', `guess ${i}`)).status);
    expect(statuses).toEqual([401, 401, 401, 401, 401, 401, 429]);
  });

  it('at many times at once gets no more tries than one after the other', async () => {
    const { email } = await signUp(app);
    const answers = await Promise.all(Array.from({ length: 30 }, (_, i) => signIn(email, `parallel ${i}`)));
    expect(answers.filter((answer) => answer.status === 401).length).toBeLessThanOrEqual(6);
  });
});

describe('a reset token', () => {
  it('works for one of 50 who redeem it at once, and not once the password was changed otherwise', async () => {
    const { email, cookie } = await signUp(app);
    const ask = async () => {
      await request(app, 'POST', '/api/auth/request-password-reset', { body: { email, redirectTo: '/x' } });
      return linkIn(app, email).pathname.split('/').at(-1);
    };
    const redeem = async (token: string | undefined, newPassword: string) =>
      (await request(app, 'POST', '/api/auth/reset-password', { body: { token, newPassword } })).status;
    const first = await ask();
    const passwords = { currentPassword: PASSWORD, newPassword: NEW_PASSWORD };
    await call(app, 'security.changePassword', { body: passwords }, cookie);
    expect(await redeem(first, PASSWORD)).toBe(400);
    const [older, newer] = [await ask(), await ask()];
    const statuses = await Promise.all(Array.from({ length: 50 }, () => redeem(newer, PASSWORD)));
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(await redeem(older, NEW_PASSWORD)).toBe(400);
  });
});

describe('passkeys', () => {
  it('are asked for only after the password was confirmed, and foreign ones are not there', async () => {
    const { cookie } = await signUp(app);
    const options = () => request(app, 'GET', '/api/auth/passkey/generate-register-options', { cookie });
    expect((await options()).body).toMatchObject({ rp: { name: 'Klammer' } });
    app.setNow(new Date(Date.now() + 20 * 60_000));
    expect((await options()).body).toMatchObject({ code: 'confirmation-needed' });
    app.setNow(new Date());
    const id = '0'.repeat(24);
    expect((await call(app, 'security.removePasskey', { params: { id } }, cookie)).status).toBe(404);
    expect(
      (await call(app, 'security.renamePasskey', { params: { id }, body: { name: 'Key' } }, cookie)).status,
    ).toBe(404);
  });
});

describe('what the account library could do besides', () => {
  it('is not reachable', async () => {
    const { cookie } = await signUp(app);
    for (const path of ['update-user', 'change-email', 'delete-user', 'change-password', 'list-sessions'])
      expect((await request(app, 'POST', `/api/auth/${path}`, { cookie, body: {} })).status).toBe(404);
  });
});

describe('renaming', () => {
  it('keeps the new name and refuses an empty one', async () => {
    const { cookie } = await signUp(app);
    expect((await call(app, 'security.rename', { body: { name: 'Erika Neu' } }, cookie)).status).toBe(204);
    expect((await call(app, 'accounts.me', {}, cookie)).body.person?.name).toBe('Erika Neu');
    expect((await call(app, 'security.rename', { body: { name: ' ' } }, cookie)).status).toBe(400);
  });
});

/** The secret as the library keeps it: what the app shows is Base32 of its bytes. */
function decodeBase32(text: string): string {
  const bits = [...text.replaceAll('=', '')]
    .map((char) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(char).toString(2).padStart(5, '0'))
    .join('');
  return (bits.match(/.{8}/g) ?? []).map((byte) => String.fromCharCode(parseInt(byte, 2))).join('');
}
