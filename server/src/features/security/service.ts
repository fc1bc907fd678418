import { type SecurityState } from '@klammer/contracts/security';
import { type Person } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { Problem } from '../../problem.ts';
import {
  endSessions,
  findPasswordFault,
  hasSecondFactor,
  isConfirmed,
  setPassword,
  type Auth,
} from '../accounts/service.ts';
import { checkPassword } from './confirmed.ts';
import { readPendingEmail } from './email-change.ts';
import { securityMails } from './mails.ts';
import { listPasskeys } from './passkeys.ts';
import { countRecoveryCodes } from './two-factor.ts';

export async function describeSecurity(deps: Deps, auth: Auth, actor: Person): Promise<SecurityState> {
  const [twoFactor, passkeys, pendingEmail, confirmed] = await Promise.all([
    hasSecondFactor(actor.personId),
    listPasskeys(actor.personId),
    readPendingEmail(deps, actor.personId),
    isConfirmed(deps, actor.sessionId),
  ]);
  const recoveryCodesLeft = twoFactor ? await countRecoveryCodes(auth, actor.personId) : null;
  return { twoFactor, recoveryCodesLeft, passkeys, pendingEmail, confirmed };
}

/** Changes the password and ends all other sessions. @throws Problem invalid-input with an issue at the field */
export async function changePassword(
  deps: Deps,
  auth: Auth,
  actor: Person,
  { currentPassword, newPassword }: { currentPassword: string; newPassword: string },
): Promise<void> {
  await checkPassword(deps, auth, actor, currentPassword, 'currentPassword');
  const fault = findPasswordFault(newPassword, {
    secondFactor: await hasSecondFactor(actor.personId),
    context: [actor.name, actor.email],
  });
  if (fault) {
    const message = `The new password is ${fault.replace('-', ' ')}.`;
    throw new Problem('invalid-input', message, {
      issues: [{ path: ['body', 'newPassword'], code: fault, message }],
    });
  }
  await setPassword(auth, actor.personId, newPassword);
  await endSessions(deps, actor.personId, { except: actor.sessionId });
  await deps.mailer.send(
    securityMails.passwordChanged.to(actor.email, actor.locale ?? 'de', {
      url: `${deps.publicUrl}/forgot-password`,
    }),
  );
}

export { checkPassword, confirmPassword, requireConfirmed } from './confirmed.ts';
