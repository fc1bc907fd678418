import { timingSafeEqual } from 'node:crypto';
import { type Deps } from '../../deps.ts';
import { Problem } from '../../problem.ts';
import { createToken, hashToken } from '../../secrets/token.ts';
import { type Auth } from './auth.ts';
import { People, SetupTokens } from './model.ts';
import { createPerson } from './creating.ts';

const SETUP_ID = 'operator-setup';
const SETUP_VALID_MS = 24 * 3600 * 1000;

/** Makes a one-time token for setting up the operator, valid for a day; null where there is an operator already. */
export async function createSetupToken(deps: Deps): Promise<string | null> {
  if (await People.exists({ operator: true })) return null;
  const token = createToken();
  const expiresAt = new Date(deps.now().getTime() + SETUP_VALID_MS);
  await SetupTokens.updateOne(
    { _id: SETUP_ID },
    { $set: { hash: hashToken(token), expiresAt } },
    { upsert: true },
  );
  return token;
}

/**
 * Creates the operator with the one-time token.
 * @throws Problem gone when the token is wrong, used or too old; duplicate when the address has an account, invalid-input
 * for an unusable password, and the token stays good.
 */
export async function setUpOperator(
  deps: Deps,
  auth: Auth,
  input: { token: string; name: string; email: string; password: string },
): Promise<{ email: string }> {
  const stored = await SetupTokens.findOne({ _id: SETUP_ID, expiresAt: { $gt: deps.now() } }).lean();
  if (!stored || !sameHash(stored.hash, hashToken(input.token)))
    throw new Problem('gone', 'The link is used up or too old; restart to get a new one.');
  // Deleting by hash is what makes the token single-use when it is redeemed twice at once.
  const { deletedCount } = await SetupTokens.deleteOne({ _id: SETUP_ID, hash: stored.hash });
  if (deletedCount === 0) throw new Problem('gone');
  const personId = await createPerson(auth, input).catch(async (error: unknown) => {
    // A password that is too common must not cost the only link there is.
    const { hash, expiresAt } = stored;
    await SetupTokens.updateOne({ _id: SETUP_ID }, { $setOnInsert: { hash, expiresAt } }, { upsert: true });
    throw error;
  });
  await People.updateOne({ _id: personId }, { $set: { operator: true, emailVerified: true } });
  return { email: input.email };
}

const sameHash = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
