import { type StoredFile } from '@klammer/contracts/files';
import { ProfileFields, type Kind } from '@klammer/contracts/profiles';
import { type profiles } from '@klammer/contracts/profiles';
import { MOST_PAGES, type PublicPage } from '@klammer/contracts/site';
import { type Output, type Parsed } from '@klammer/contracts/endpoint';
import mongoose from 'mongoose';
import { type Actor, type Member } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { isDuplicateKey } from '../../http/problems.ts';
import { notFound, Problem } from '../../problem.ts';
import { namesOf } from '../accounts/service.ts';
import { describeFiles } from '../files/service.ts';
import { completenessOf } from './completeness.ts';
import { confirmProfile, isStale } from './confirming.ts';
import { isIntroduced, withFiles, type AreIntroduced } from './files.ts';
import { noteChange } from './history.ts';
import { Profiles, type ProfileDoc } from './model.ts';
import { canEdit, canOpen, canSee, isPublishable } from './policy.ts';
import { guardedOf, presentProfile, presentSummary } from './present.ts';
import { unverified, verifyByDomain } from './verifying.ts';

type OwnProfile = Output<typeof profiles.mine>;

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
  const doc = await findProfile(slugOrId);
  if (!doc || !canSee(actor, guardedOf(doc))) throw notFound();
  return doc;
}

async function findProfile(slugOrId: string): Promise<ProfileDoc | null> {
  const key = mongoose.isObjectIdOrHexString(slugOrId) ? { _id: slugOrId } : { slug: slugOrId };
  const found = await Profiles.findOne(key).lean<ProfileDoc>();
  // Old addresses lead to the organisation that stands for both.
  return found?.mergedInto ? Profiles.findById(found.mergedInto).lean<ProfileDoc>() : found;
}

export async function getProfile(
  deps: Deps,
  areIntroduced: AreIntroduced,
  actor: Actor,
  slugOrId: string,
): Promise<Output<typeof profiles.get>> {
  const doc = await findProfile(slugOrId);
  if (!doc) throw notFound();
  const introduced = await isIntroduced(areIntroduced, actor, String(doc._id));
  if (!canOpen(actor, guardedOf(doc), introduced)) throw notFound();
  return presentProfile(actor, doc, { introduced, now: deps.now(), deckFile: await deckOf(doc) });
}

export async function getOwnProfile(deps: Deps, actor: Member): Promise<OwnProfile> {
  return presentOwn(deps, actor, await readProfile(actor, actor.organisationId));
}

/**
 * Changes fields. The revision is part of the filter, so of two people saving at once one is told.
 * @throws Problem not-found | forbidden | conflict | invalid-input for a file that is not there
 */
export async function updateProfile(
  deps: Deps,
  actor: Member,
  id: string,
  { revision, ...changes }: Parsed<typeof profiles.update>['body'],
): Promise<OwnProfile> {
  const before = await readEditable(actor, id);
  const doc = await withFiles(deps, actor, before, changes, async () => {
    const written = await Profiles.findOneAndUpdate(
      { _id: id, revision },
      {
        $set: { ...changes, ...unverified(before, changes), confirmedAt: deps.now() },
        $inc: { revision: 1 },
      },
      { returnDocument: 'after', runValidators: true },
    ).lean<ProfileDoc>();
    if (!written)
      throw new Problem(
        'conflict',
        'Somebody saved this profile after you opened it; load it again and repeat your change.',
      );
    return written;
  });
  await noteChange(deps, actor, before, changes);
  return presentOwn(deps, actor, doc);
}

/** Publishes, pauses or takes back. @throws Problem not-possible-now when too little is filled in to be published. */
export async function setProfileStatus(
  deps: Deps,
  actor: Member,
  id: string,
  status: ProfileDoc['status'],
): Promise<OwnProfile> {
  const before = await readEditable(actor, id);
  if (status === 'published' && !isPublishable(before))
    throw new Problem(
      'not-possible-now',
      'A headline and at least one need or offer are necessary to be found and matched.',
    );
  const publishedAt = status === 'published' && !before.publishedAt ? { publishedAt: deps.now() } : {};
  const doc = await Profiles.findOneAndUpdate(
    { _id: id, hidden: { $ne: true } },
    { $set: { status, ...publishedAt }, $inc: { revision: 1 } },
    { returnDocument: 'after' },
  ).lean<ProfileDoc>();
  if (!doc) throw notFound();
  await noteChange(deps, actor, before, { status });
  return presentOwn(deps, actor, doc);
}

/** One click that says all of it still holds. @throws Problem not-found | forbidden */
export async function confirmOwnProfile(deps: Deps, actor: Member, id: string): Promise<OwnProfile> {
  return presentOwn(deps, actor, await confirmProfile(deps, await readEditable(actor, id)));
}

/** @throws Problem not-found | forbidden | not-possible-now */
export async function verifyOwnDomain(deps: Deps, actor: Member, id: string): Promise<OwnProfile> {
  return presentOwn(deps, actor, await verifyByDomain(deps, actor, await readEditable(actor, id)));
}

async function readEditable(actor: Actor, id: string): Promise<ProfileDoc> {
  const doc = await readProfile(actor, id);
  if (!canEdit(actor, guardedOf(doc))) throw new Problem('forbidden');
  return doc;
}

async function presentOwn(deps: Deps, actor: Member, doc: ProfileDoc): Promise<OwnProfile> {
  const look = { introduced: false, now: deps.now(), deckFile: await deckOf(doc) };
  const names = await namesOf(doc.verifiedBy ? [doc.verifiedBy] : []);
  return {
    profile: presentProfile(actor, doc, look),
    completeness: completenessOf(doc.kind, doc),
    verifiedBy: (doc.verifiedBy && names.get(doc.verifiedBy)) ?? null,
    isStale: isStale(doc, deps.now()),
  };
}

async function deckOf(doc: ProfileDoc): Promise<StoredFile | undefined> {
  return doc.deck ? (await describeFiles([doc.deck])).get(doc.deck) : undefined;
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
  return Profiles.find({ updatedAt: { $gte: at }, $or: [{ updatedAt: { $gt: at } }, { _id: { $gt: id } }] })
    .sort({ updatedAt: 1, _id: 1 })
    .limit(limit)
    .lean<ProfileDoc[]>();
}

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

/** How many published profiles there are of each kind, and whether any is invented. */
export async function countPublished(): Promise<{ kinds: Map<Kind, number>; demonstration: boolean }> {
  const rows = await Profiles.aggregate<{ _id: Kind; count: number }>([
    { $match: { status: 'published' } },
    { $group: { _id: '$kind', count: { $sum: 1 } } },
  ]);
  const demonstration = (await Profiles.exists({ demonstration: true })) !== null;
  return { kinds: new Map(rows.map((row) => [row._id, row.count])), demonstration };
}

export { findFitting, type Fitting } from './fitting.ts';
export { presentAnonymous, presentSummary, guardedOf } from './present.ts';
export { type AreIntroduced } from './files.ts';
export { nudgeStale, lapseWishes } from './confirming.ts';
export { listHistory } from './history.ts';
export { listVerifiable, verifyByOperator } from './verifying.ts';
export { canSee, canBeAsked, isPublishable } from './policy.ts';
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
export { completenessOf } from './completeness.ts';
export { absorbProfile, listNames, type Absorbed } from './absorbing.ts';
export { lookForProfiles, streamProfiles, type WantedProfiles } from './looking.ts';
export { hideProfile, isGone, listHidden, showProfile, sweepRemovedProfiles } from './hiding.ts';
