import { mongodbAdapter } from '@better-auth/mongo-adapter';
import { betterAuth } from 'better-auth';
import { organization } from 'better-auth/plugins/organization';
import { createAccessControl } from 'better-auth/plugins/access';
import mongoose from 'mongoose';
import { type Deps } from '../../deps.ts';
import { originsOf } from '../../http/origin.ts';
import { resetMail, verificationMail } from './mails.ts';

const HOUR_S = 3600;
const control = createAccessControl({
  organization: ['update', 'delete'],
  member: ['create', 'update', 'delete'],
  invitation: ['create', 'cancel'],
} as const);
const roles = {
  owner: control.newRole({
    organization: ['update', 'delete'],
    member: ['create', 'update', 'delete'],
    invitation: ['create', 'cancel'],
  }),
  editor: control.newRole({ organization: ['update'] }),
  viewer: control.newRole({}),
};

export type Auth = ReturnType<typeof createAuth>;

/**
 * People, sessions and organisations by better-auth, on Mongoose's own connection. No `client` is handed over, so
 * it uses no transactions, which a single MongoDB and the embedded store do not have.
 */
export function createAuth(deps: Deps, secret: string) {
  const secure = deps.publicUrl.startsWith('https:');
  const localeOf = (user: object) => ('locale' in user && user.locale === 'en' ? 'en' : 'de');
  return betterAuth({
    appName: 'Klammer',
    baseURL: deps.publicUrl,
    basePath: '/api/auth',
    secret,
    trustedOrigins: originsOf(deps),
    database: mongodbAdapter(mongoose.connection.getClient().db(mongoose.connection.name)),
    telemetry: { enabled: false },
    logger: { level: 'error', log: (_level, message) => deps.log.error({ part: 'accounts' }, message) },
    user: {
      modelName: 'people',
      additionalFields: {
        operator: { type: 'boolean', input: false, defaultValue: false },
        locale: { type: 'string', required: false, input: true, validator: undefined },
        wantedKind: { type: 'string', required: false, input: true },
        demonstration: { type: 'boolean', input: false, defaultValue: false },
      },
    },
    session: { modelName: 'sessions', expiresIn: 14 * 24 * HOUR_S, updateAge: 24 * HOUR_S },
    account: { modelName: 'accounts' },
    verification: { modelName: 'verifications' },
    emailAndPassword: {
      enabled: true,
      requireEmailVerification: true,
      minPasswordLength: 15,
      maxPasswordLength: 128,
      resetPasswordTokenExpiresIn: HOUR_S,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: async ({ user, url }) =>
        deps.mailer.send(resetMail(user.email, localeOf(user), url)),
      onPasswordReset: async ({ user }) => deps.disconnect(user.id),
    },
    emailVerification: {
      sendOnSignUp: true,
      sendOnSignIn: true,
      autoSignInAfterVerification: true,
      expiresIn: 24 * HOUR_S,
      sendVerificationEmail: async ({ user, url }) =>
        deps.mailer.send(verificationMail(user.email, localeOf(user), url)),
    },
    // The server's own limits count every request, these included.
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: 'klammer',
      ipAddress: { disableIpTracking: true },
      useSecureCookies: false,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/', secure },
      cookies: { session_token: { name: secure ? '__Host-klammer.session' : 'klammer.session' } },
    },
    plugins: [
      organization({
        ac: control,
        roles,
        creatorRole: 'owner',
        allowUserToCreateOrganization: false,
        requireEmailVerificationOnInvitation: true,
        schema: {
          organization: {
            modelName: 'organisations',
            additionalFields: {
              kind: { type: 'string', required: true, input: true },
              demonstration: { type: 'boolean', required: false, input: true },
            },
          },
          member: { modelName: 'members' },
          invitation: { modelName: 'invitations' },
        },
      }),
    ],
  });
}
