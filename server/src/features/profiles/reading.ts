import { type Output } from '@klammer/contracts/endpoint';
import { type Kind, type profiles } from '@klammer/contracts/profiles';
import { MOST_PAGES, type PublicPage } from '@klammer/contracts/site';
import mongoose from 'mongoose';
import { type Actor, type Member } from '../../actor.ts';
import { notFound, Problem } from '../../problem.ts';
import { Profiles, type ProfileDoc } from './model.ts';
import { canSee } from './policy.ts';
import { guardedOf, presentSummary } from './present.ts';

/** @throws Problem not-found where there is none or the actor may not see it: the two look the same. */
export async function readProfile(actor: Actor, slugOrId: string): Promise<ProfileDoc> {
  const doc = await findProfile(slugOrId);
  if (!doc || !canSee(actor, guardedOf(doc))) throw notFound();
  return doc;
}

export async function findProfile(slugOrId: string): Promise<ProfileDoc | null> {
  const key = mongoose.isObjectIdOrHexString(slugOrId) ? { _id: slugOrId } : { slug: slugOrId };
  const found = await Profiles.findOne(key).lean<ProfileDoc>();
  // Old addresses lead to the organisation that stands for both.
  return found?.mergedInto ? Profiles.findById(found.mergedInto).lean<ProfileDoc>() : found;
}

export async function listNewest(limit: number): Promise<Output<typeof profiles.newest>> {
  const docs = await Profiles.find({ status: 'published', visibility: 'public' })
    .sort({ publishedAt: -1 })
    .limit(limit)
    .lean<ProfileDoc[]>();
  return { items: docs.map((doc) => presentSummary(doc)) };
}

/** The directory and every profile that everybody may see, latest first. */
export async function listPublicPages(): Promise<PublicPage[]> {
  const docs = await Profiles.find({ status: 'published', visibility: 'public' }, { slug: 1, updatedAt: 1 })
    .sort({ publishedAt: -1 })
    .limit(MOST_PAGES)
    .lean<Pick<ProfileDoc, 'slug' | 'updatedAt'>[]>();
  return [
    { path: '/directory', changedAt: null },
    ...docs.map(({ slug, updatedAt }) => ({ path: `/p/${slug}`, changedAt: updatedAt.toISOString() })),
  ];
}

/**
 * The actor's own profile, where others can see who it is that asks, invites or applies.
 * @param why what it has to be seen for: "so that they see who asks"
 * @throws Problem not-possible-now
 */
export async function readOwnPublished(actor: Member, why: string): Promise<ProfileDoc> {
  const own = await readProfile(actor, actor.organisationId);
  if (own.status !== 'published')
    throw new Problem('not-possible-now', `Publish your own profile first, ${why}.`);
  return own;
}

/** Stored profiles by id, in no order; for features that show several and ask the policy themselves. */
export async function findProfiles(ids: readonly string[]): Promise<ProfileDoc[]> {
  if (ids.length === 0) return [];
  return Profiles.find({ _id: { $in: [...ids] } })
    .limit(1000)
    .lean<ProfileDoc[]>();
}

/** Stored profiles by slug, in no order. */
export async function findProfilesBySlug(slugs: readonly string[]): Promise<ProfileDoc[]> {
  return Profiles.find({ slug: { $in: [...slugs] } })
    .limit(1000)
    .lean<ProfileDoc[]>();
}

/** Profiles changed after a position (a moment and an id), in that order; for the matching pool. */
export async function findChangedAfter(
  { at, id }: { at: Date; id: string },
  limit: number,
): Promise<ProfileDoc[]> {
  return Profiles.find(afterPosition(at, id))
    .sort({ updatedAt: 1, _id: 1 })
    .limit(limit)
    .lean<ProfileDoc[]>();
}

/** The same without what they say: which changed, and when. */
export async function listChangesAfter(
  { at, id }: { at: Date; id: string },
  limit: number,
): Promise<{ id: string; at: Date }[]> {
  const docs = await Profiles.find(afterPosition(at, id), { updatedAt: 1 })
    .sort({ updatedAt: 1, _id: 1 })
    .limit(limit)
    .lean<Pick<ProfileDoc, '_id' | 'updatedAt'>[]>();
  return docs.map(({ _id, updatedAt }) => ({ id: String(_id), at: updatedAt }));
}

const afterPosition = (at: Date, id: string) => ({
  updatedAt: { $gte: at },
  $or: [{ updatedAt: { $gt: at } }, { _id: { $gt: id } }],
});

/** Status and logo of profiles by id, for lists of organisations. */
export async function standingsOf(
  ids: readonly string[],
): Promise<Map<string, Pick<ProfileDoc, 'status' | 'logo'>>> {
  const docs = await Profiles.find({ _id: { $in: [...ids] } }, { status: 1, logo: 1 })
    .limit(1000)
    .lean();
  return new Map(docs.map((doc) => [String(doc._id), { status: doc.status, logo: doc.logo }]));
}

const TRAITS_AT_ONCE = 500;

/** What lists and figures tell organisations apart by, for however many. */
export async function traitsOf(
  ids: readonly string[],
): Promise<Map<string, Pick<ProfileDoc, 'name' | 'slug' | 'kind' | 'topics'>>> {
  const traits = new Map<string, Pick<ProfileDoc, 'name' | 'slug' | 'kind' | 'topics'>>();
  for (let start = 0; start < ids.length; start += TRAITS_AT_ONCE) {
    const some = ids.slice(start, start + TRAITS_AT_ONCE);
    const docs = await Profiles.find({ _id: { $in: some } }, { name: 1, slug: 1, kind: 1, topics: 1 })
      .limit(TRAITS_AT_ONCE)
      .lean();
    for (const { _id, name, slug, kind, topics } of docs)
      traits.set(String(_id), { name, slug, kind, topics });
  }
  return traits;
}

/** How many of some profiles were published after a moment. */
export async function countPublishedSince(ids: readonly string[], since: Date): Promise<number> {
  return Profiles.countDocuments({ _id: { $in: [...ids] }, publishedAt: { $gt: since } });
}

/** How many published profiles there are of each kind, and whether any is invented. */
export async function countPublished(): Promise<{ kinds: Map<Kind, number>; demonstration: boolean }> {
  const rows = await Profiles.aggregate<{ _id: Kind; count: number }>([
    { $match: { status: 'published' } },
    { $group: { _id: '$kind', count: { $sum: 1 } } },
  ]);
  const demonstration = (await Profiles.exists({ demonstration: true })) !== null;
  return { kinds: new Map(rows.map((row) => [row._id, row.count])), demonstration };
}
