import { type Kind } from '@klammer/contracts/profiles';
import { knownCodes, placeOf } from '@klammer/contracts/vocabulary';
import { after } from '../../http/cursor.ts';
import { containing } from '../../containing.ts';
import { Profiles, type ProfileDoc } from './model.ts';

/** What the operator looks for among all profiles, whatever their state. */
export interface WantedProfiles {
  q: string;
  /** Organisations that the words fit for another reason than the profile. */
  also: readonly string[];
  /** Only these, or only others. */
  among?: readonly string[] | undefined;
  except?: readonly string[] | undefined;
  status?: ProfileDoc['status'] | undefined;
  kind?: Kind | undefined;
  /** A place with everything that lies in it. */
  region?: string | undefined;
  cursor?: string | undefined;
  limit: number;
}

/** Newest first; one more than a page, to know whether there is another. */
export async function lookForProfiles(wanted: WantedProfiles): Promise<ProfileDoc[]> {
  const { q, also, among, except, status, kind, region, cursor, limit } = wanted;
  const words = containing(q);
  return Profiles.find({
    $and: [
      { 'search.removed': { $ne: true }, mergedInto: { $exists: false } },
      words ? { $or: [{ name: words }, { website: words }, { _id: { $in: [...also] } }] } : {},
      among ? { _id: { $in: [...among] } } : {},
      except ? { _id: { $nin: [...except] } } : {},
      status ? { status } : {},
      kind ? { kind } : {},
      region ? { 'place.region': { $in: within(region) } } : {},
      after('createdAt', cursor),
    ],
  } as never)
    .sort({ createdAt: -1, _id: -1 })
    .limit(limit + 1)
    .lean<ProfileDoc[]>();
}

/** All profiles of a kind that are no merged ones, oldest first; for taking them along. */
export function streamProfiles(kind: Kind): AsyncIterable<ProfileDoc> {
  return Profiles.find({ kind, mergedInto: { $exists: false }, 'search.removed': { $ne: true } })
    .sort({ _id: 1 })
    .lean<ProfileDoc>()
    .cursor({ batchSize: 500 }) as unknown as AsyncIterable<ProfileDoc>;
}

/** The place itself and everything that lies in it. */
function within(region: string): string[] {
  const inside = knownCodes('regions').filter((code) => placeOf(code)?.parent === region);
  return [region, ...inside.flatMap(within)];
}
