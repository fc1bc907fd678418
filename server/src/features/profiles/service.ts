import { ProfileFields, type Kind } from '@klammer/contracts/profiles';
import { type profiles } from '@klammer/contracts/profiles';
import { type Output, type Parsed } from '@klammer/contracts/endpoint';
import mongoose from 'mongoose';
import { type Actor, type Member } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { isDuplicateKey } from '../../http/problems.ts';
import { notFound, Problem } from '../../problem.ts';
import { completenessOf } from './completeness.ts';
import { Profiles, type ProfileDoc } from './model.ts';
import { canEdit, canSee, isPublishable } from './policy.ts';
import { guardedOf, presentProfile, presentSummary } from './present.ts';

type WithCompleteness = Output<typeof profiles.mine>;

/** Creates the empty draft of a new organisation under the organisation's own id and slug. */
export async function createProfile(
  deps: Pick<Deps, 'now'>,
  input: { id: string; slug: string; name: string; kind: Kind; demonstration: boolean },
): Promise<void> {
  const fields = ProfileFields.parse({ name: input.name });
  try {
    await Profiles.create([{ ...fields, ...input, _id: input.id, confirmedAt: deps.now() }]);
  } catch (error) {
    // Tried again after a cut: the profile of this organisation is there already.
    if (!isDuplicateKey(error)) throw error;
  }
}

/** @throws Problem not-found where there is none or the actor may not see it: the two look the same. */
export async function readProfile(actor: Actor, slugOrId: string): Promise<ProfileDoc> {
  const key = mongoose.isObjectIdOrHexString(slugOrId) ? { _id: slugOrId } : { slug: slugOrId };
  const doc = await Profiles.findOne(key).lean<ProfileDoc>();
  if (!doc || !canSee(actor, guardedOf(doc))) throw notFound();
  return doc;
}

export async function getProfile(actor: Actor, slugOrId: string): Promise<Output<typeof profiles.get>> {
  return presentProfile(actor, await readProfile(actor, slugOrId));
}

export async function getOwnProfile(actor: Member): Promise<WithCompleteness> {
  return withCompleteness(actor, await readProfile(actor, actor.organisationId));
}

/**
 * Changes fields. The revision is part of the filter, so of two people saving at once one is told.
 * @throws Problem not-found | forbidden | conflict
 */
export async function updateProfile(
  deps: Deps,
  actor: Member,
  id: string,
  { revision, ...changes }: Parsed<typeof profiles.update>['body'],
): Promise<WithCompleteness> {
  await readEditable(actor, id);
  const doc = await Profiles.findOneAndUpdate(
    { _id: id, revision },
    { $set: { ...changes, confirmedAt: deps.now() }, $inc: { revision: 1 } },
    { returnDocument: 'after', runValidators: true },
  ).lean<ProfileDoc>();
  if (!doc)
    throw new Problem(
      'conflict',
      'Somebody saved this profile after you opened it; load it again and repeat your change.',
    );
  return withCompleteness(actor, doc);
}

/** Publishes, pauses or takes back. @throws Problem not-possible-now when too little is filled in to be published. */
export async function setProfileStatus(
  deps: Deps,
  actor: Member,
  id: string,
  status: ProfileDoc['status'],
): Promise<WithCompleteness> {
  const before = await readEditable(actor, id);
  if (status === 'published' && !isPublishable(before))
    throw new Problem(
      'not-possible-now',
      'A headline and at least one need or offer are necessary to be found and matched.',
    );
  const publishedAt = status === 'published' && !before.publishedAt ? { publishedAt: deps.now() } : {};
  const doc = await Profiles.findOneAndUpdate(
    { _id: id },
    { $set: { status, ...publishedAt }, $inc: { revision: 1 } },
    { returnDocument: 'after' },
  ).lean<ProfileDoc>();
  if (!doc) throw notFound();
  return withCompleteness(actor, doc);
}

async function readEditable(actor: Actor, id: string): Promise<ProfileDoc> {
  const doc = await readProfile(actor, id);
  if (!canEdit(actor, guardedOf(doc))) throw new Problem('forbidden');
  return doc;
}

function withCompleteness(actor: Actor, doc: ProfileDoc): WithCompleteness {
  return { profile: presentProfile(actor, doc), completeness: completenessOf(doc.kind, doc) };
}

export async function listNewest(limit: number): Promise<Output<typeof profiles.newest>> {
  const docs = await Profiles.find({ status: 'published', visibility: 'public' })
    .sort({ publishedAt: -1 })
    .limit(limit)
    .lean<ProfileDoc[]>();
  return { items: docs.map(presentSummary) };
}

/** Stored profiles by id, in no order; for features that show several and ask the policy themselves. */
export async function findProfiles(ids: readonly string[]): Promise<ProfileDoc[]> {
  return Profiles.find({ _id: { $in: [...ids] } })
    .limit(1000)
    .lean<ProfileDoc[]>();
}

/** Profiles changed after a position (a moment and an id), in that order; for the matching pool. */
export async function findChangedAfter(
  { at, id }: { at: Date; id: string },
  limit: number,
): Promise<ProfileDoc[]> {
  return Profiles.find({ updatedAt: { $gte: at }, $or: [{ updatedAt: { $gt: at } }, { _id: { $gt: id } }] })
    .sort({ updatedAt: 1, _id: 1 })
    .limit(limit)
    .lean<ProfileDoc[]>();
}

export async function statusesOf(ids: readonly string[]): Promise<Map<string, ProfileDoc['status']>> {
  const docs = await Profiles.find({ _id: { $in: [...ids] } }, { status: 1 })
    .limit(1000)
    .lean();
  return new Map(docs.map((doc) => [String(doc._id), doc.status]));
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

export { presentSummary, guardedOf } from './present.ts';
export { canSee, canBeAsked } from './policy.ts';
export { type ProfileDoc } from './model.ts';
export { indexedProfiles, PROFILE_INDEX } from './document.ts';
export {
  changesOf,
  findImported,
  writeImported,
  type ImportedChange,
  type ImportedProfile,
} from './importing.ts';

export { fillProfiles } from './filling.ts';
