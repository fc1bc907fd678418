import { type Match as MatchOut } from '@klammer/contracts/matches';
import mongoose from 'mongoose';
import { type Actor } from '../../actor.ts';
import { introductionsWith } from '../introductions/service.ts';
import { canSee, findProfiles, guardedOf, type ProfileDoc } from '../profiles/service.ts';
import { type Influence, presentInfluence } from './feedback.ts';
import { Verdicts, type VerdictDoc } from './model.ts';
import { type Capacity, type MatchingPool, type Ranked } from './pool.ts';
import { presentMatch } from './present.ts';

const MOST_VERDICTS = 5000;

/** What the asking side has said and done so far. */
export interface History {
  verdicts: Map<string, VerdictDoc>;
  introductions: Awaited<ReturnType<typeof introductionsWith>>;
}

export async function readHistory(organisationId: string): Promise<History> {
  const [docs, introductions] = await Promise.all([
    Verdicts.find({ organisationId: new mongoose.Types.ObjectId(organisationId) })
      .limit(MOST_VERDICTS)
      .lean<VerdictDoc[]>(),
    introductionsWith(organisationId),
  ]);
  return { verdicts: new Map(docs.map((doc) => [String(doc.profileId), doc])), introductions };
}

/** Presents ranked profiles with what is known of each pair; what is no longer there is left out. */
export async function presentRanked(
  actor: Actor,
  pool: MatchingPool,
  ranked: readonly Ranked[],
  { verdicts, introductions }: History,
  capacity?: Capacity,
): Promise<MatchOut[]> {
  const judged = ranked.flatMap((match) => (match.influence ? [match.influence.of] : []));
  const docs = await profilesById([...ranked.map((match) => match.id), ...judged]);
  return ranked.flatMap((match) => {
    const doc = docs.get(match.id);
    if (!doc) return [];
    return [
      presentMatch(actor, match, doc, {
        verdict: verdicts.get(match.id)?.verdict ?? null,
        introduction: introductions.get(match.id) ?? null,
        influence: influenceOf(actor, match.influence, docs),
        capacity: capacity ?? pool.capacityOf(match.id),
      }),
    ];
  });
}

/** What was judged is named where the actor may see it; an anonymous profile stays "one". */
function influenceOf(actor: Actor, influence: Influence | null, docs: ReadonlyMap<string, ProfileDoc>) {
  return presentInfluence(influence, (id) => {
    const doc = docs.get(id);
    return doc && canSee(actor, guardedOf(doc)) ? doc.name : null;
  });
}

export async function profilesById(ids: readonly string[]): Promise<Map<string, ProfileDoc>> {
  return new Map((await findProfiles(ids)).map((doc) => [String(doc._id), doc]));
}

/** Whether a pair belongs to a list: `open` leaves out what was put aside or asked already. */
export function isListed(
  { verdicts, introductions }: History,
  list: 'open' | VerdictDoc['verdict'],
  id: string,
): boolean {
  const verdict = verdicts.get(id)?.verdict ?? null;
  if (list !== 'open') return verdict === list;
  return (
    (verdict === null || verdict === 'interested') &&
    !['asked', 'accepted'].includes(introductions.get(id)?.status ?? '')
  );
}
