import { type Person } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { Problem } from '../../problem.ts';
import {
  confirmSession,
  CLIENT_AT_ACCOUNT,
  countTry,
  forgetTries,
  isConfirmed,
  isPassword,
  type Auth,
} from '../accounts/service.ts';

/** @throws Problem confirmation-needed where the session neither signed in nor confirmed its password of late. */
export async function requireConfirmed(deps: Deps, actor: Person): Promise<void> {
  if (!(await isConfirmed(deps, actor.sessionId))) throw new Problem('confirmation-needed');
}

/** Opens what is sensitive for this session. @throws Problem invalid-input for a wrong password */
export async function confirmPassword(
  deps: Deps,
  auth: Auth,
  actor: Person,
  password: string,
): Promise<void> {
  await checkPassword(deps, auth, actor, password, 'password');
  await confirmSession(actor.sessionId, deps.now());
}

/**
 * Guessing is counted by session, so that whoever stole one cannot lock the owner out of theirs.
 * @throws Problem invalid-input with an issue `wrong-password` at the field, too-many-requests
 */
export async function checkPassword(
  deps: Deps,
  auth: Auth,
  actor: Person,
  password: string,
  field: string,
): Promise<void> {
  const key = `confirm:${actor.sessionId}`;
  const waitMs = await countTry(deps, key, CLIENT_AT_ACCOUNT);
  if (waitMs > 0)
    throw new Problem('too-many-requests', undefined, { retryAfterSeconds: Math.ceil(waitMs / 1000) });
  if (!(await isPassword(auth, actor.personId, password))) throw wrongPassword(field);
  await forgetTries([key]);
}

function wrongPassword(field: string): Problem {
  const message = 'The password is not right.';
  return new Problem('invalid-input', message, {
    issues: [{ path: ['body', field], code: 'wrong-password', message }],
  });
}
