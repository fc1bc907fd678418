import { z } from 'zod';
import { Email } from './accounts.ts';
import { endpoint, inPerson } from './endpoint.ts';
import { Id, line, Moment, name } from './text.ts';

/** A password that is asked for again; whether it is right is found out, not validated. */
const Given = z.string().min(1).max(200);

export const OwnSession = z.object({
  id: Id,
  current: z.boolean(),
  /** Names of browser and system where the browser said so. */
  browser: z.string().nullable(),
  system: z.string().nullable(),
  createdAt: Moment,
  lastSeenAt: Moment,
});
export type OwnSession = z.infer<typeof OwnSession>;

export const Passkey = z.object({
  id: Id,
  name: z.string().nullable(),
  /** Whether it is kept in an account of its maker and so survives the loss of the device. */
  synced: z.boolean(),
  createdAt: Moment.nullable(),
});
export type Passkey = z.infer<typeof Passkey>;

export const SecurityState = z.object({
  twoFactor: z.boolean(),
  recoveryCodesLeft: z.number().int().nullable(),
  passkeys: z.array(Passkey),
  /** The address that waits for its owner to follow the link. */
  pendingEmail: z.string().nullable(),
  /** Whether the session signed in or confirmed its password a short while ago. */
  confirmed: z.boolean(),
});
export type SecurityState = z.infer<typeof SecurityState>;

export const TwoFactorStart = z.object({
  /** For the authenticator app: `otpauth://…` */
  uri: z.string(),
  /** The same by hand. */
  secret: z.string(),
  /** The same as a QR picture, an SVG in a `data:` address. */
  picture: z.string(),
  recoveryCodes: z.array(z.string()),
});
export type TwoFactorStart = z.infer<typeof TwoFactorStart>;

export const security = inPerson(
  {
    read: endpoint({
      method: 'GET',
      path: '/api/me/security',
      summary: 'Second factor, passkeys and what is pending',
      access: 'person',
      response: SecurityState,
    }),
    confirm: endpoint({
      method: 'POST',
      path: '/api/me/confirm',
      summary: 'Confirm your password, which opens sensitive changes for 15 minutes',
      access: 'person',
      body: z.object({ password: Given }),
    }),
    rename: endpoint({
      method: 'PUT',
      path: '/api/me/name',
      summary: 'Change your name',
      access: 'person',
      body: z.object({ name: name(120).min(2) }),
    }),
    changePassword: endpoint({
      method: 'PUT',
      path: '/api/me/password',
      summary: 'Change your password; all other sessions end',
      access: 'person',
      body: z.object({ currentPassword: Given, newPassword: Given }),
    }),
    changeEmail: endpoint({
      method: 'POST',
      path: '/api/me/email',
      summary: 'Ask for another e-mail address; it counts once the link sent to it is followed',
      access: 'person',
      body: z.object({ email: Email }),
    }),
    cancelEmail: endpoint({
      method: 'DELETE',
      path: '/api/me/email',
      summary: 'Keep the old e-mail address after all',
      access: 'person',
    }),
    confirmEmail: endpoint({
      method: 'POST',
      path: '/api/email-changes',
      summary: 'Confirm a new e-mail address with the token of the mail',
      access: 'public',
      body: z.object({ token: z.string().min(20).max(200) }),
      response: z.object({ email: z.string() }),
    }),
    startTwoFactor: endpoint({
      method: 'POST',
      path: '/api/me/two-factor',
      summary: 'Begin with a second factor; it counts once a code was verified',
      access: 'person',
      body: z.object({ password: Given }),
      response: TwoFactorStart,
    }),
    renewRecoveryCodes: endpoint({
      method: 'POST',
      path: '/api/me/two-factor/recovery-codes',
      summary: 'Make new recovery codes; the old ones no longer count',
      access: 'person',
      body: z.object({ password: Given }),
      response: z.object({ recoveryCodes: z.array(z.string()) }),
    }),
    renamePasskey: endpoint({
      method: 'PUT',
      path: '/api/me/passkeys/:id',
      summary: 'Name a passkey',
      access: 'person',
      params: z.object({ id: Id }),
      body: z.object({ name: line(60).min(1) }),
    }),
    removePasskey: endpoint({
      method: 'DELETE',
      path: '/api/me/passkeys/:id',
      summary: 'Remove a passkey',
      access: 'person',
      params: z.object({ id: Id }),
    }),
    listSessions: endpoint({
      method: 'GET',
      path: '/api/me/sessions',
      summary: 'Where you are signed in',
      access: 'person',
      response: z.object({ items: z.array(OwnSession) }),
    }),
    endSession: endpoint({
      method: 'DELETE',
      path: '/api/me/sessions/:id',
      summary: 'End one session',
      access: 'person',
      params: z.object({ id: Id }),
    }),
    endOtherSessions: endpoint({
      method: 'DELETE',
      path: '/api/me/sessions',
      summary: 'End all sessions but this one',
      access: 'person',
    }),
  },
  ['confirmEmail'],
);
