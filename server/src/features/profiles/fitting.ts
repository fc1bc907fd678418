import { type Kind, type ProfileFields } from '@klammer/contracts/profiles';
import { Profiles } from './model.ts';

type NeedCode = ProfileFields['needs'][number]['code'];

/** What somebody is looked for by: codes on either side of the exchange. */
export interface Fitting {
  kind: Kind;
  topics: readonly ProfileFields['topics'][number][];
  /** What they should offer. */
  seeks: readonly NeedCode[];
  /** What they could need. */
  offers: readonly NeedCode[];
  stages: readonly NonNullable<ProfileFields['stage']>[];
}

/** Ids of published profiles, newest first, with a topic in common (if any is given) and something to exchange. */
export async function findFitting(
  { kind, topics, seeks, offers, stages }: Fitting,
  limit: number,
): Promise<string[]> {
  const exchange = [{ 'offers.code': { $in: [...seeks] } }, { 'needs.code': { $in: [...offers] } }];
  const docs = await Profiles.find(
    {
      kind,
      status: 'published',
      ...(topics.length > 0 && { topics: { $in: [...topics] } }),
      ...(seeks.length + offers.length > 0 && { $or: exchange }),
      ...(stages.length > 0 && { stage: { $in: [...stages] } }),
    },
    { _id: 1 },
  )
    .sort({ publishedAt: -1 })
    .limit(limit)
    .lean();
  return docs.map((doc) => String(doc._id));
}
