import { type Person } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { isDuplicateKey } from '../../http/problems.ts';
import { Problem } from '../../problem.ts';
import { createToken, hashToken } from '../../secrets/token.ts';
import {
  changeAddress,
  countTry,
  findPersonByEmail,
  localeOfPerson,
  MAILS_TO_ADDRESS,
  passwordMark,
} from '../accounts/service.ts';
import { requireConfirmed } from './confirmed.ts';
import { securityMails } from './mails.ts';
import { EmailChanges } from './model.ts';

const VALID_MS = 60 * 60_000;

/**
 * Sends the link to the new address. An address that somebody else has gets a mail that says so instead, and the
 * answer is the same: nobody learns here who has an account.
 */
export async function askForEmailChange(deps: Deps, actor: Person, email: string): Promise<void> {
  await requireConfirmed(deps, actor);
  if (email === actor.email) throw new Problem('not-possible-now', 'This is your address already.');
  const waitMs = await countTry(deps, `email-change:${actor.personId}`, MAILS_TO_ADDRESS);
  if (waitMs > 0)
    throw new Problem('too-many-requests', undefined, { retryAfterSeconds: Math.ceil(waitMs / 1000) });
  const token = createToken();
  const expiresAt = new Date(deps.now().getTime() + VALID_MS);
  await EmailChanges.updateOne(
    { _id: actor.personId },
    {
      $set: { email, tokenHash: hashToken(token), askedUnder: await passwordMark(actor.personId), expiresAt },
    },
    { upsert: true },
  );
  const owner = await findPersonByEmail(email);
  const url = `${deps.publicUrl}/change-email?token=${token}`;
  await deps.mailer.send(
    owner
      ? securityMails.addressTaken.to(email, owner.locale, { url: `${deps.publicUrl}/sign-in` })
      : securityMails.confirmAddress.to(email, actor.locale ?? 'de', { url }),
  );
}

export async function cancelEmailChange(actor: Person): Promise<void> {
  await EmailChanges.deleteOne({ _id: actor.personId });
}

export async function readPendingEmail(deps: Deps, personId: string): Promise<string | null> {
  const change = await EmailChanges.findOne({ _id: personId, expiresAt: { $gt: deps.now() } }).lean();
  return change?.email ?? null;
}

/**
 * Moves the account to the new address and tells the old one. Taking the change out of the store is what makes the
 * token single-use.
 * @throws Problem gone for a token that is wrong, used, too old or from before the present password, or an address that
 * has an account by now
 */
export async function confirmEmailChange(deps: Deps, token: string): Promise<{ email: string }> {
  const change = await EmailChanges.findOneAndDelete({
    tokenHash: hashToken(token),
    expiresAt: { $gt: deps.now() },
  }).lean();
  // Whoever takes their account back with a new password ends what somebody else asked for meanwhile.
  if (!change || change.askedUnder !== (await passwordMark(String(change._id)))) throw new Problem('gone');
  try {
    const before = await changeAddress(String(change._id), change.email);
    const locale = await localeOfPerson(String(change._id));
    await deps.mailer.send(
      securityMails.addressChanged.to(before, locale, { url: `${deps.publicUrl}/forgot-password` }),
    );
    return { email: change.email };
  } catch (cause) {
    if (isDuplicateKey(cause)) throw new Problem('gone', undefined, { cause });
    throw cause;
  }
}
