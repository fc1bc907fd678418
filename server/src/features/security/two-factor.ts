import { type TwoFactorStart } from '@klammer/contracts/security';
import { APIError } from 'better-auth/api';
import { type Person } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { Problem } from '../../problem.ts';
import { type Auth } from '../accounts/service.ts';
import { checkPassword } from './confirmed.ts';

/** Makes a secret and recovery codes; signing in asks for them once a code of the app was verified. */
export async function startTwoFactor(
  deps: Deps,
  auth: Auth,
  actor: Person,
  { password, headers }: { password: string; headers: Headers },
): Promise<TwoFactorStart> {
  await checkPassword(deps, auth, actor, password, 'password');
  const made = await refusing(() => auth.api.enableTwoFactor({ body: { password }, headers }));
  if (made.method !== 'totp') throw new Error('better-auth began with another method than TOTP');
  return {
    uri: made.totpURI,
    secret: new URL(made.totpURI).searchParams.get('secret') ?? '',
    picture: await drawQr(made.totpURI),
    recoveryCodes: made.backupCodes,
  };
}

export async function renewRecoveryCodes(
  deps: Deps,
  auth: Auth,
  actor: Person,
  { password, headers }: { password: string; headers: Headers },
): Promise<{ recoveryCodes: string[] }> {
  await checkPassword(deps, auth, actor, password, 'password');
  const made = await refusing(() => auth.api.generateBackupCodes({ body: { password }, headers }));
  return { recoveryCodes: made.backupCodes };
}

/** How many recovery codes are left; null without a second factor. */
export async function countRecoveryCodes(auth: Auth, personId: string): Promise<number | null> {
  const { backupCodes } = await auth.api.viewBackupCodes({ body: { userId: personId } });
  return backupCodes.length;
}

async function drawQr(text: string): Promise<string> {
  const { toString } = await import('qrcode');
  const svg = await toString(text, { type: 'svg', margin: 2, errorCorrectionLevel: 'M' });
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
}

/** What better-auth refuses here is a state that does not fit: there is a second factor already, or none yet. */
async function refusing<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof APIError && cause.statusCode < 500)
      throw new Problem('not-possible-now', cause.message, { cause });
    throw cause;
  }
}
