import { APIError } from 'better-auth/api';
import { Problem } from '../../problem.ts';
import { type Auth } from './auth.ts';
import { People } from './model.ts';

/** Creates an account. @throws Problem duplicate when the address has one, invalid-input for an unusable password. */
export async function createPerson(
  auth: Auth,
  input: { name: string; email: string; password: string },
): Promise<string> {
  if (await People.exists({ email: input.email }))
    throw new Problem('duplicate', 'This address has an account already.');
  try {
    const { user } = await auth.api.signUpEmail({
      body: { name: input.name, email: input.email, password: input.password },
    });
    return user.id;
  } catch (cause) {
    if (cause instanceof APIError && typeof cause.status !== 'number')
      throw new Problem('invalid-input', cause.message, { cause });
    throw cause;
  }
}
