import { type ProfileFields } from '@klammer/contracts/profiles';
import { type Member } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { notFound } from '../../problem.ts';
import { exchangeFiles, type FileReader } from '../files/service.ts';
import { Profiles, type ProfileDoc } from './model.ts';
import { canOpen, canSeeField } from './policy.ts';
import { guardedOf } from './present.ts';

/** Whether two organisations have an accepted introduction and no block since; introductions say so, and the app hands it in. */
export type AreIntroduced = (oneId: string, otherId: string) => Promise<boolean>;

const OWNER_KIND = 'profile';
const FILES = ['logo', 'deck'] as const;
type Files = Partial<Pick<ProfileFields, (typeof FILES)[number]>>;

/** Writes a profile whose logo or deck changes, with what that means for the files. */
export function withFiles<Result>(
  deps: Deps,
  actor: Member,
  before: ProfileDoc,
  changes: Files,
  write: () => Promise<Result>,
): Promise<Result> {
  const owner = { ownerKind: OWNER_KIND, ownerId: String(before._id) };
  const held = () => filesOf(before._id);
  const writeAll = FILES.filter((purpose) => changes[purpose] !== undefined).reduce(
    (inner, purpose) => () => {
      const files = { had: listed(before[purpose]), has: listed(changes[purpose]), held };
      return exchangeFiles(deps, actor, { ...owner, purpose }, files, inner);
    },
    write,
  );
  return writeAll();
}

async function filesOf(id: ProfileDoc['_id']): Promise<string[]> {
  const doc = await Profiles.findById(id, { logo: 1, deck: 1 }).lean<ProfileDoc>();
  return FILES.flatMap((purpose) => listed(doc?.[purpose]));
}

const listed = (id: string | null | undefined): string[] => (id ? [id] : []);

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
