import { createHmac } from 'node:crypto';
import { rememberOn } from '../src/features/accounts/device.ts';
import { type TestApp } from './app.ts';

export const PASSWORD = 'a long enough passphrase';

/** A signed-in person with the cookie of their session. */
export interface TestPerson {
  email: string;
  name: string;
  cookie: string;
}

/**
 * Stores a person as signing up and confirming does, but for the mail and its count of tries. Over HTTP it would take most
 * of the time of all tests; `factories.test.ts` holds this to what really signing up leaves.
 * @returns their id
 */
export async function storePerson(
  app: TestApp,
  { name, email }: { name: string; email: string },
): Promise<string> {
  const { internalAdapter, password } = await app.auth.$context;
  const { id } = await internalAdapter.createUser({ name, email, emailVerified: true }, { method: 'email' });
  await internalAdapter.linkAccount({
    ...{ userId: id, accountId: id, providerId: 'credential' },
    password: await password.hash(PASSWORD),
  });
  return id;
}

/** Begins a session as signing in does, on a device of its own. @returns the cookies of both */
export async function beginSession(
  app: TestApp,
  personId: string,
  activeOrganizationId?: string,
): Promise<string> {
  const { internalAdapter, secret, authCookies } = await app.auth.$context;
  const { token } = await internalAdapter.createSession(personId, false, {
    userAgent: 'node',
    ...(activeOrganizationId && { activeOrganizationId }),
  });
  const signature = createHmac('sha256', secret).update(token).digest('base64');
  const session = `${authCookies.sessionToken.name}=${encodeURIComponent(`${token}.${signature}`)}`;
  const prefix = authCookies.sessionToken.name.startsWith('__Host-') ? '__Host-' : '';
  return `${session}; ${prefix}klammer.device=${rememberOn(secret, null, personId)}`;
}
