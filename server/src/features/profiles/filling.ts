import { type Kind, type ProfileFields } from '@klammer/contracts/profiles';
import { Profiles } from './model.ts';

/** An invented profile; `id` and `slug` are the organisation's. */
export interface FilledProfile {
  id: string;
  slug: string;
  kind: Kind;
  fields: ProfileFields;
  publishedAt: Date;
  /** When the operator confirmed who it is; null while that waits. */
  verifiedAt: Date | null;
}

/** Publishes many demonstration profiles in one write. */
export async function fillProfiles(list: readonly FilledProfile[], now: Date): Promise<void> {
  await Profiles.insertMany(
    list.map(({ id, slug, kind, fields, publishedAt, verifiedAt }) => ({
      ...fields,
      _id: id,
      slug,
      kind,
      status: 'published',
      demonstration: true,
      publishedAt,
      verification: verifiedAt ? 'operator' : 'none',
      verifiedAt,
      confirmedAt: now,
    })),
  );
}
