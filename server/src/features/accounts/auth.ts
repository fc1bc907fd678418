import { passkey } from '@better-auth/passkey';
import { mongodbAdapter } from '@better-auth/mongo-adapter';
import { APIError, betterAuth } from 'better-auth';
import { twoFactor } from 'better-auth/plugins/two-factor';
import mongoose from 'mongoose';
import { type Deps } from '../../deps.ts';
import { originsOf } from '../../http/origin.ts';
import { noteAudit } from '../audit/service.ts';
import { authHooks } from './auth-hooks.ts';
import { accountMails } from './mails.ts';
import { endSessions, forgetLinks } from './sessions.ts';
import { suspensionOf } from './suspending.ts';
import { BESIDE_SECOND_FACTOR_AT_LEAST, PASSWORD_AT_MOST } from './password-rules.ts';
import { countTry, MAILS_TO_ADDRESS, triesKey } from './throttle.ts';

const HOUR_S = 3600;
const EVEN_MS = 500;
const RECOVERY_CODES = 10;
/** What the account library calls errors though it is a passkey that does not fit. */
const EXPECTED = new Set(['Failed to verify registration', 'Failed to verify authentication']);

export type Auth = ReturnType<typeof createAuth>;

/**
 * People, sessions, passkeys and second factors by better-auth, on Mongoose's own connection. No `client` is handed
 * over, so it uses no transactions, which a single MongoDB and the embedded store do not have.
 */
export function createAuth(deps: Deps, secret: string, { evenMs = EVEN_MS } = {}) {
  const secure = deps.publicUrl.startsWith('https:');
  const prefix = secure ? '__Host-' : '';
  const localeOf = (user: object) => ('locale' in user && user.locale === 'en' ? 'en' : 'de');
  /** Whoever types in somebody's address again and again fills no mailbox; the answer stays the same. */
  const mayMail = async (kind: string, email: string) =>
    (await countTry(deps, triesKey(secret, 'mail', kind, email.toLowerCase()), MAILS_TO_ADDRESS)) === 0;
  return betterAuth({
    appName: 'Klammer',
    baseURL: deps.publicUrl,
    basePath: '/api/auth',
    secret,
    trustedOrigins: originsOf(deps),
    database: mongodbAdapter(mongoose.connection.getClient().db(mongoose.connection.name)),
    telemetry: { enabled: false },
    logger: {
      level: 'error',
      log: (_level, message) => {
        if (!EXPECTED.has(message)) deps.log.error({ part: 'accounts' }, message);
      },
    },
    // A wrong password is an answer, not a fault; by default each would be an error in the log.
    onAPIError: {
      onError: (error) => {
        if (!(error instanceof APIError) || error.statusCode >= 500)
          deps.log.error({ part: 'accounts', err: error }, 'the account library failed');
      },
    },
    user: {
      modelName: 'people',
      additionalFields: {
        operator: { type: 'boolean', input: false, defaultValue: false },
        locale: { type: 'string', required: false, input: true, validator: undefined },
        wantedKind: { type: 'string', required: false, input: true },
        demonstration: { type: 'boolean', input: false, defaultValue: false },
        suspendedAt: { type: 'date', required: false, input: false },
      },
    },
    session: {
      modelName: 'sessions',
      expiresIn: 14 * 24 * HOUR_S,
      updateAge: 24 * HOUR_S,
      // What is sensitive asks for `confirmedAt` instead; see `auth-hooks.ts`.
      freshAge: 0,
      additionalFields: {
        activeOrganizationId: { type: 'string', required: false, input: false },
        confirmedAt: { type: 'date', required: false, input: false },
      },
    },
    // Every way to sign in ends in a new session.
    databaseHooks: {
      session: {
        create: {
          before: async ({ userId }) => {
            const reason = await suspensionOf(userId);
            if (reason !== null) throw new APIError('FORBIDDEN', { code: 'suspended', message: reason });
          },
          after: async ({ id, userId }) =>
            noteAudit(deps, {
              actor: { personId: userId },
              action: 'session.started',
              subject: { kind: 'session', id },
            }),
        },
        // Signed out, revoked or reset: whatever ends a session ends its live connections too.
        delete: { after: async (session) => deps.disconnect(session.userId, session.id) },
      },
    },
    account: { modelName: 'accounts' },
    verification: { modelName: 'verifications', storeIdentifier: 'hashed' },
    emailAndPassword: {
      enabled: true,
      requireEmailVerification: true,
      // The rest of the rules, and the longer length without a second factor, are in `password-rules.ts`.
      minPasswordLength: BESIDE_SECOND_FACTOR_AT_LEAST,
      maxPasswordLength: 2 * PASSWORD_AT_MOST,
      resetPasswordTokenExpiresIn: HOUR_S,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: async ({ user, url }) => {
        if (await mayMail('reset', user.email))
          await deps.mailer.send(accountMails.reset.to(user.email, localeOf(user), { url }));
      },
      onPasswordReset: async ({ user }) => {
        await forgetLinks(user.id);
        // Once more: whoever knew the old password may have signed in while the new one was written.
        await endSessions(deps, user.id);
        const url = `${deps.publicUrl}/forgot-password`;
        await deps.mailer.send(accountMails.passwordReset.to(user.email, localeOf(user), { url }));
      },
      onExistingUserSignUp: async ({ user }) => {
        const url = `${deps.publicUrl}/sign-in`;
        if (await mayMail('known', user.email))
          await deps.mailer.send(accountMails.knownAddress.to(user.email, localeOf(user), { url }));
      },
    },
    emailVerification: {
      sendOnSignUp: true,
      sendOnSignIn: true,
      autoSignInAfterVerification: true,
      expiresIn: 24 * HOUR_S,
      sendVerificationEmail: async ({ user, url }) => {
        if (await mayMail('verification', user.email))
          await deps.mailer.send(accountMails.verification.to(user.email, localeOf(user), { url }));
      },
    },
    // The server's own limits count every request, these included; guessing is counted in `auth-hooks.ts`.
    rateLimit: { enabled: false },
    hooks: authHooks(deps, secret, { deviceCookie: { name: `${prefix}klammer.device`, secure }, evenMs }),
    advanced: {
      cookiePrefix: 'klammer',
      ipAddress: { disableIpTracking: true },
      useSecureCookies: false,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/', secure },
      cookies: { session_token: { name: `${prefix}klammer.session` } },
    },
    plugins: [
      twoFactor({
        issuer: 'Klammer',
        backupCodeOptions: { amount: RECOVERY_CODES, storeBackupCodes: 'encrypted' },
        schema: { twoFactor: { modelName: 'two_factors' } },
      }),
      passkey({
        rpName: 'Klammer',
        rpID: new URL(deps.publicUrl).hostname,
        origin: originsOf(deps),
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        authentication: {
          afterVerification: async ({ verification }) => {
            // Only a passkey that knows its person is both factors at once, so that it may skip the code.
            if (!verification.authenticationInfo.userVerified)
              throw new APIError('UNAUTHORIZED', { code: 'AUTHENTICATION_FAILED' });
          },
        },
        schema: { passkey: { modelName: 'passkeys' } },
      }),
    ],
  });
}
