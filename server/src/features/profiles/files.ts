import { type ProfileFields } from '@klammer/contracts/profiles';
import { type Member } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { notFound } from '../../problem.ts';
import { claimFile, releaseFile, unclaimFile, type FileReader } from '../files/service.ts';
import { Profiles, type ProfileDoc } from './model.ts';
import { canOpen, canSeeField } from './policy.ts';
import { guardedOf } from './present.ts';

/** Whether two organisations have an accepted introduction; introductions say so, and the app hands it in. */
export type AreIntroduced = (oneId: string, otherId: string) => Promise<boolean>;

const OWNER_KIND = 'profile';
const FILES = ['logo', 'deck'] as const;
type Files = Partial<Pick<ProfileFields, (typeof FILES)[number]>>;

/**
 * Writes a profile whose logo or deck changes: claims the new file first, releases the old one afterwards, and lets
 * the new one go where the write failed.
 */
export async function withFiles<Result>(
  deps: Deps,
  actor: Member,
  before: ProfileDoc,
  changes: Files,
  write: () => Promise<Result>,
): Promise<Result> {
  const owner = { ownerKind: OWNER_KIND, ownerId: String(before._id) };
  const changed = FILES.filter((field) => changes[field] !== undefined && changes[field] !== before[field]);
  const claimed: string[] = [];
  try {
    for (const purpose of changed) {
      const id = changes[purpose];
      if (!id) continue;
      await claimFile(deps, actor, id, { ...owner, purpose });
      claimed.push(id);
    }
    const result = await write();
    for (const field of changed) {
      const old = before[field];
      if (old) await releaseFile(deps, old, owner);
    }
    return result;
  } catch (error) {
    for (const id of claimed) await unclaimFile(id, owner);
    throw error;
  }
}

/** A logo is seen with the profile, a deck by its audience. */
export function profileFileReader(areIntroduced: AreIntroduced): FileReader {
  return async (_deps, actor, { ownerId, fileId }) => {
    const doc = await Profiles.findById(ownerId).lean<ProfileDoc>();
    if (!doc) throw notFound();
    const introduced = await isIntroduced(areIntroduced, actor, ownerId);
    if (!canOpen(actor, guardedOf(doc), introduced)) return false;
    if (fileId === doc.logo) return true;
    return fileId === doc.deck && canSeeField(actor, guardedOf(doc), doc.audiences.deck, introduced);
  };
}

export async function isIntroduced(
  areIntroduced: AreIntroduced,
  actor: { organisationId: string | null } | null,
  profileId: string,
): Promise<boolean> {
  if (!actor?.organisationId || actor.organisationId === profileId) return false;
  return areIntroduced(actor.organisationId, profileId);
}
