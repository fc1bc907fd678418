import { randomBytes } from 'node:crypto';
import { isDuplicateKey } from '../../http/problems.ts';
import { Pseudonyms } from './model.ts';

/** The name under which a person stands in the trail; made when they first appear. */
export async function pseudonymOf(personId: string): Promise<string> {
  const pseudonym = `p-${randomBytes(9).toString('base64url')}`;
  try {
    const doc = await Pseudonyms.findOneAndUpdate(
      { _id: personId },
      { $setOnInsert: { pseudonym } },
      { upsert: true, returnDocument: 'after' },
    ).lean();
    return doc.pseudonym;
  } catch (error) {
    // Of two first appearances at once the other one was stored.
    if (!isDuplicateKey(error)) throw error;
    return pseudonymOf(personId);
  }
}

/** The pseudonym a person has already, or null. */
export async function knownPseudonym(personId: string): Promise<string | null> {
  const doc = await Pseudonyms.findById(personId).lean();
  return doc?.pseudonym ?? null;
}

/** Person ids by pseudonym; whoever erased their account is left out. */
export async function peopleBehind(pseudonyms: readonly string[]): Promise<Map<string, string>> {
  const docs = await Pseudonyms.find({ pseudonym: { $in: [...new Set(pseudonyms)] } })
    .limit(500)
    .lean();
  return new Map(docs.map((doc) => [doc.pseudonym, doc._id]));
}

/** Forgets who is behind a pseudonym: the entries stay, and lead to nobody any more. */
export async function forgetPseudonym(personId: string): Promise<void> {
  await Pseudonyms.deleteOne({ _id: personId });
}
