import { isDeepStrictEqual } from 'node:util';
import { type Kind, type ProfileFields } from '@klammer/contracts/profiles';
import { type Localised } from '@klammer/contracts/text';
import mongoose from 'mongoose';
import { type Deps } from '../../deps.ts';
import { Profiles, type ProfileDoc } from './model.ts';
import { isPublishable } from './policy.ts';

/** A profile to be inserted by an import; `id` and `slug` are the organisation's. */
export interface ImportedProfile {
  id: string;
  slug: string;
  externalId: string;
  kind: Kind;
  fields: ProfileFields;
}

/** What an import changes of a stored profile. */
export interface ImportedChange {
  before: ProfileDoc;
  changes: Partial<ProfileFields>;
}

/** Stored profiles by the keys an import gave them. */
export async function findImported(externalIds: readonly string[]): Promise<Map<string, ProfileDoc>> {
  const docs = await Profiles.find({ externalId: mongoose.trusted({ $in: [...externalIds] }) })
    .limit(externalIds.length)
    .lean<ProfileDoc[]>();
  return new Map(docs.flatMap((doc) => (doc.externalId ? [[doc.externalId, doc] as const] : [])));
}

/**
 * What a list would change of a stored profile.
 * @param given what the list speaks about: `stage`, but `headline.de` for a text in one language; all else stays
 */
export function changesOf(
  before: ProfileDoc,
  fields: ProfileFields,
  given: readonly string[],
): Partial<ProfileFields> {
  const after: Record<string, unknown> = {};
  for (const path of given) {
    const [field, language] = path.split('.') as [keyof ProfileFields, ('de' | 'en')?];
    after[field] = language
      ? { ...(after[field] ?? (before[field] as object)), [language]: (fields[field] as Localised)[language] }
      : fields[field];
  }
  const changed = Object.entries(after).filter(
    ([field, value]) => !isDeepStrictEqual(value, before[field as keyof ProfileFields]),
  );
  return Object.fromEntries(changed);
}

/**
 * Writes new profiles and changes stored ones, in one round trip. Whatever has a headline and a need or an offer is
 * published at once; the rest stays a draft. A profile that somebody else changed meanwhile is left as it is.
 * @returns how many of them are drafts
 */
export async function writeImported(
  deps: Pick<Deps, 'now'>,
  inserts: readonly ImportedProfile[],
  changes: readonly ImportedChange[],
): Promise<{ drafts: number }> {
  const now = deps.now();
  const inserted = inserts.map(({ id, fields, ...keys }) => {
    const publication = isPublishable(fields)
      ? { status: 'published', publishedAt: now }
      : { status: 'draft' };
    return { ...fields, ...keys, _id: id, ...publication, confirmedAt: now };
  });
  const updated = changes.map(({ before, changes: set }) => {
    const publish = before.status === 'draft' && isPublishable({ ...before, ...set });
    const publication = publish ? { status: 'published', publishedAt: before.publishedAt ?? now } : {};
    return {
      before,
      status: publish ? 'published' : before.status,
      set: { ...set, ...publication, confirmedAt: now },
    };
  });
  const operations = [
    ...inserted.map((document) => ({ insertOne: { document } })),
    ...updated.map(({ before: { _id, revision }, set }) => ({
      updateOne: { filter: { _id, revision }, update: { $set: set, $inc: { revision: 1 } } },
    })),
  ];
  // The contract has checked these fields; Mongoose checking them again would cost a fifth of the time.
  if (operations.length > 0)
    await Profiles.bulkWrite(operations as never, { ordered: false, skipValidation: true });
  return { drafts: [...inserted, ...updated].filter((one) => one.status === 'draft').length };
}
