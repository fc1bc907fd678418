import { setTimeout } from 'node:timers/promises';
import { SignUp } from '@klammer/contracts/accounts';
import { Kind } from '@klammer/contracts/profiles';
import { security } from '@klammer/contracts/security';
import { Locale } from '@klammer/contracts/text';
import { APIError, createAuthMiddleware, getSessionFromCtx } from 'better-auth/api';
import { type Deps } from '../../deps.ts';
import { readDevice, rememberOn } from './device.ts';
import { People, Sessions } from './model.ts';
import { ALONE_AT_LEAST, findPasswordFault, type PasswordFault } from './password-rules.ts';
import {
  CLIENT_AT_ACCOUNT,
  countTry,
  forgetTries,
  STRANGERS_AT_ACCOUNT,
  takeOnce,
  triesKey,
} from './throttle.ts';

/** The header in which the app hands over the client's address; see `mount.ts`. */
export const ADDRESS_HEADER = 'x-klammer-client';
/** For how long a sign-in or a confirmed password opens what is sensitive. */
const CONFIRMED_FOR_MS = 15 * 60_000;

const FAULTS: Record<PasswordFault, string> = {
  'too-short': 'PASSWORD_TOO_SHORT',
  'too-long': 'PASSWORD_TOO_LONG',
  'too-common': 'PASSWORD_TOO_COMMON',
  'too-close': 'PASSWORD_TOO_CLOSE',
};
const NewPerson = SignUp.pick({ name: true, email: true }).extend({
  locale: Locale.optional(),
  wantedKind: Kind.optional(),
});
const YEAR_S = 365 * 24 * 3600;
/** Where more is done for an address that has an account, or for one that has none. */
const EVEN = new Set(['/request-password-reset', '/sign-up/email']);
type Context = Parameters<Parameters<typeof createAuthMiddleware>[0]>[0];

/**
 * What better-auth's own endpoints are held to: password rules, patience with guessing, a confirmed session.
 * @param evenMs answers whose time would tell who has an account come at full steps of this, longer than they take
 */
export function authHooks(
  deps: Deps,
  secret: string,
  { deviceCookie, evenMs }: { deviceCookie: { name: string; secure: boolean }; evenMs: number },
) {
  const evenBegan = new WeakMap<object, number>();
  const before = createAuthMiddleware(async (ctx) => {
    if (EVEN.has(ctx.path) && ctx.request) evenBegan.set(ctx.request, performance.now());
    if (ctx.path === '/sign-up/email') checkSignUp(ctx.body);
    if (ctx.path === '/reset-password') await checkReset(ctx);
    if (ctx.path === '/two-factor/disable') await beforeDisable(ctx);
    if (ctx.path === '/sign-in/email') await beforeSignIn(ctx);
    if (ctx.path === '/passkey/generate-register-options' || ctx.path === '/passkey/verify-registration')
      await requireConfirmation(deps, ctx);
    if (ctx.path === '/passkey/verify-registration') checkPasskeyName(ctx.body);
  });

  async function beforeSignIn(ctx: Context): Promise<void> {
    const email = typeof ctx.body?.email === 'string' ? ctx.body.email.toLowerCase() : '';
    const address = ctx.headers?.get(ADDRESS_HEADER);
    if (!address || email === '') return;
    const person = await People.findOne({ email }, { _id: 1 }).lean();
    const device = readDevice(secret, ctx.getCookie(deviceCookie.name) ?? null, person && String(person._id));
    const waitMs = device?.known
      ? await countTry(deps, triesKey(secret, 'device', device.id, email), CLIENT_AT_ACCOUNT)
      : (await countTry(deps, triesKey(secret, 'address', address, email), CLIENT_AT_ACCOUNT)) ||
        (await countTry(deps, triesKey(secret, 'account', email), STRANGERS_AT_ACCOUNT));
    refuseFor(waitMs);
  }

  /** Whoever has taken a session must not find out the password with it; counted together with confirming it. */
  async function beforeDisable(ctx: Context): Promise<void> {
    const found = await getSessionFromCtx(ctx);
    if (found) refuseFor(await countTry(deps, `confirm:${found.session.id}`, CLIENT_AT_ACCOUNT));
    checkAlone(ctx.body?.password);
  }

  const after = createAuthMiddleware(async (ctx) => {
    const began = ctx.request && evenBegan.get(ctx.request);
    if (began !== undefined && evenMs > 0) await setTimeout(evenMs - ((performance.now() - began) % evenMs));
    if (ctx.path === '/sign-up/email' && ctx.request && hasSignedUp(ctx))
      return Response.json({ status: true });
    const fresh = ctx.context.newSession;
    if (!fresh) return;
    if (ctx.path === '/two-factor/verify-totp') await requireFreshCode(ctx, fresh);
    const cookie = ctx.getCookie(deviceCookie.name) ?? null;
    const value = rememberOn(secret, cookie, fresh.user.id);
    if (value)
      ctx.setCookie(deviceCookie.name, value, {
        httpOnly: true,
        sameSite: 'lax',
        path: '/',
        secure: deviceCookie.secure,
        maxAge: YEAR_S,
      });
    const email = fresh.user.email.toLowerCase();
    const address = ctx.headers?.get(ADDRESS_HEADER) ?? '';
    const device = readDevice(secret, cookie, fresh.user.id);
    await forgetTries([
      triesKey(secret, 'address', address, email),
      triesKey(secret, 'account', email),
      ...(device ? [triesKey(secret, 'device', device.id, email)] : []),
    ]);
  });

  /** A code somebody has seen over a shoulder or in a log must not open a second session (NIST 800-63B, 3.1.4.2). */
  async function requireFreshCode(
    ctx: Context,
    { user, session }: { user: { id: string }; session: { token: string } },
  ): Promise<void> {
    if (await takeOnce(deps, triesKey(secret, 'totp', user.id, String(ctx.body?.code)))) return;
    await ctx.context.internalAdapter.deleteSession(session.token);
    throw new APIError('UNAUTHORIZED', { code: 'INVALID_CODE', message: 'This code was used already.' });
  }
  return { before, after };
}

/**
 * What the library answers has other fields where the address has an account, and is an error for the second of two at
 * once: both would tell. So all of them get the same answer.
 */
function hasSignedUp({ context: { returned } }: Context): boolean {
  return !(returned instanceof APIError) || returned.body?.code === 'FAILED_TO_CREATE_USER';
}

/** @throws APIError too-many-requests, unless there is nothing to wait for */
function refuseFor(waitMs: number): void {
  if (waitMs === 0) return;
  const seconds = Math.ceil(waitMs / 1000);
  throw new APIError(
    'TOO_MANY_REQUESTS',
    { code: 'too-many-requests', message: 'Too many tries; please wait.', retryAfterSeconds: seconds },
    { 'Retry-After': String(seconds) },
  );
}

/** The account library takes any words; what nobody can type into our form is refused, and the rest kept as we keep it. */
function checkSignUp(body: Record<string, unknown> = {}): void {
  const { success, data } = NewPerson.safeParse(body);
  if (!success)
    throw new APIError('BAD_REQUEST', {
      code: 'VALIDATION_ERROR',
      message: 'Name, address or kind is not valid.',
    });
  body['name'] = data.name;
  checkPassword(body['password'], body, false);
}

function checkPasskeyName(body: Record<string, unknown> = {}): void {
  const { success, data } = security.renamePasskey.body.safeParse({ name: body['name'] });
  if (!success)
    throw new APIError('BAD_REQUEST', {
      code: 'VALIDATION_ERROR',
      message: 'Give the passkey a short name.',
    });
  body['name'] = data.name;
}

function checkPassword(password: unknown, about: Record<string, unknown>, secondFactor: boolean): void {
  if (typeof password !== 'string') return;
  const context = [about.name, about.email].filter((one) => typeof one === 'string');
  const fault = findPasswordFault(password, { secondFactor, context });
  if (fault) throw new APIError('BAD_REQUEST', { code: FAULTS[fault], message: `Password ${fault}` });
}

/** Whose password it is decides whether a short one will do; a token of nobody is refused further on. */
async function checkReset(ctx: Context): Promise<void> {
  const token = typeof ctx.body?.token === 'string' ? ctx.body.token : '';
  const found = await ctx.context.internalAdapter.findVerificationValue(`reset-password:${token}`);
  const person = found && (await People.findById(found.value).lean());
  checkPassword(ctx.body?.newPassword, person ?? {}, person?.twoFactorEnabled === true);
}

/** Without the second factor the password stands alone again, and must be long enough for that. */
function checkAlone(password: unknown): void {
  if (typeof password === 'string' && [...password.normalize('NFKC')].length < ALONE_AT_LEAST)
    throw new APIError('BAD_REQUEST', { code: 'PASSWORD_TOO_SHORT_ALONE', message: 'Password too short' });
}

async function requireConfirmation(deps: Deps, ctx: Context): Promise<void> {
  const found = await getSessionFromCtx(ctx);
  if (found && !(await isConfirmed(deps, found.session.id)))
    throw new APIError('FORBIDDEN', { code: 'confirmation-needed', message: 'Confirm your password first.' });
}

/** Whether the session signed in or confirmed its password a short while ago. */
export async function isConfirmed(deps: Pick<Deps, 'now'>, sessionId: string): Promise<boolean> {
  const session = await Sessions.findById(sessionId, { createdAt: 1, confirmedAt: 1 }).lean();
  const at = Math.max(session?.createdAt?.getTime() ?? 0, session?.confirmedAt?.getTime() ?? 0);
  return deps.now().getTime() - at < CONFIRMED_FOR_MS;
}
