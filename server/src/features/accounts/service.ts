import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { type Locale } from '@klammer/contracts/vocabulary';
import { APIError } from 'better-auth/api';
import { type Person } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { Problem } from '../../problem.ts';
import { type Auth } from './auth.ts';
import { People, Sessions, SetupTokens } from './model.ts';

export async function setLocale(actor: Person, locale: Locale): Promise<void> {
  await People.updateOne({ _id: actor.personId }, { $set: { locale } });
}

/** Makes the session act for this organisation; the caller has checked that the person belongs to it. */
export async function setActiveOrganisation(actor: Person, organisationId: string): Promise<void> {
  await Sessions.updateOne({ _id: actor.sessionId }, { $set: { activeOrganizationId: organisationId } });
}

/** Names of people by id, for showing who wrote something. Unknown ids are left out. */
export async function namesOf(personIds: readonly string[]): Promise<Map<string, string>> {
  const people = await People.find({ _id: { $in: [...new Set(personIds)] } }, { name: 1 })
    .limit(1000)
    .lean();
  return new Map(people.map((person) => [String(person._id), person.name]));
}

/** Whether anybody has an account at all. */
export async function hasPeople(): Promise<boolean> {
  return (await People.exists({})) !== null;
}

const SETUP_ID = 'operator-setup';
const SETUP_VALID_MS = 24 * 3600 * 1000;

/** Makes a one-time token for setting up the operator, valid for a day; null where there is an operator already. */
export async function createSetupToken(deps: Deps): Promise<string | null> {
  if (await People.exists({ operator: true })) return null;
  const token = randomBytes(32).toString('base64url');
  const expiresAt = new Date(deps.now().getTime() + SETUP_VALID_MS);
  await SetupTokens.updateOne(
    { _id: SETUP_ID },
    { $set: { hash: hashOf(token), expiresAt } },
    { upsert: true },
  );
  return token;
}

/**
 * Creates the operator with the one-time token.
 * @throws Problem gone when the token is wrong, used or too old; duplicate when the address has an account.
 */
export async function setUpOperator(
  deps: Deps,
  auth: Auth,
  input: { token: string; name: string; email: string; password: string },
): Promise<{ email: string }> {
  const stored = await SetupTokens.findOne({ _id: SETUP_ID, expiresAt: { $gt: deps.now() } }).lean();
  if (!stored || !sameHash(stored.hash, hashOf(input.token)))
    throw new Problem('gone', 'The link is used up or too old; restart to get a new one.');
  // Deleting by hash is what makes the token single-use when it is redeemed twice at once.
  const { deletedCount } = await SetupTokens.deleteOne({ _id: SETUP_ID, hash: stored.hash });
  if (deletedCount === 0) throw new Problem('gone');
  const personId = await createPerson(auth, input);
  await People.updateOne({ _id: personId }, { $set: { operator: true, emailVerified: true } });
  return { email: input.email };
}

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

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');
const sameHash = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

export { createAuth, type Auth } from './auth.ts';

export { fillPeople } from './filling.ts';
