import { type StoredFile } from '@klammer/contracts/files';
import { ProfileFields, type Kind, type profiles } from '@klammer/contracts/profiles';
import { type Output, type Parsed } from '@klammer/contracts/endpoint';
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
import { canEdit, canOpen, isPublishable } from './policy.ts';
import { guardedOf, presentProfile } from './present.ts';
import { findProfile, readProfile } from './reading.ts';
import { unverified, verifiedAsSeen, verifyByDomain } from './verifying.ts';

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
      { _id: id, revision, ...verifiedAsSeen(before, changes) },
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

export {
  countPublished,
  countPublishedSince,
  findChangedAfter,
  findProfiles,
  findProfilesBySlug,
  listChangesAfter,
  listNewest,
  listPublicPages,
  readOwnPublished,
  readProfile,
  standingsOf,
  traitsOf,
} from './reading.ts';
export { findFitting } from './fitting.ts';
export { presentAnonymous, presentSummary, presentTeam, guardedOf } from './present.ts';
export { type AreIntroduced } from './files.ts';
export { nudgeStale, lapseWishes } from './confirming.ts';
export { listHistory } from './history.ts';
export { listVerifiable, verifyByOperator } from './verifying.ts';
export { canSee, canBeAsked, isKnownPartner, isPublishable } from './policy.ts';
export { type ProfileDoc } from './model.ts';
export { indexedProfiles, PROFILE_INDEX } from './document.ts';
export { changesOf, findImported, writeImported, type ImportedChange } from './importing.ts';

export { fillProfiles } from './filling.ts';
export { completenessOf } from './completeness.ts';
export { absorbProfile, listNames, type Absorbed } from './absorbing.ts';
export { lookForProfiles, streamProfiles } from './looking.ts';
export { hideProfile, isGone, listHidden, showProfile } from './hiding.ts';
