import { type Output } from '@klammer/contracts/endpoint';
import { type matches, type Pairing } from '@klammer/contracts/matches';
import { type Person } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { notFound } from '../../problem.ts';
import { blockedFor, isBlockedBetween } from '../blocks/service.ts';
import { introductionsWith } from '../introductions/service.ts';
import { presentSummary, readProfile, type ProfileDoc } from '../profiles/service.ts';
import { presentReasons } from './present.ts';
import { poolOf } from './service.ts';
import { profilesById } from './showing.ts';

const SUGGESTED = 6;
const MET = ['asked', 'accepted'];

/** The best counterparts of an organisation that it has not met, for the operator to choose from. */
export async function suggestFor(
  deps: Deps,
  actor: Person,
  profileId: string,
): Promise<Output<typeof matches.suggestions>> {
  const own = await readProfile(actor, profileId);
  const [introductions, blocked] = await Promise.all([introductionsWith(profileId), blockedFor(profileId)]);
  const met = [...introductions].filter(([, { status }]) => MET.includes(status)).map(([id]) => id);
  const exclude = new Set([...met, ...blocked]);
  const ranked = await poolOf(deps).rank(own, { limit: SUGGESTED, exclude });
  const docs = await profilesById(ranked.map((match) => match.id));
  return {
    profile: presentSide(own),
    items: ranked.flatMap(({ id, score }) => {
      const doc = docs.get(id);
      return doc ? [{ ...presentSide(doc), score }] : [];
    }),
  };
}

/** @throws Problem not-found for one that is missing or not published, or the same twice */
export async function readPairing(
  deps: Deps,
  actor: Person,
  { profileId, otherId }: { profileId: string; otherId: string },
): Promise<Pairing> {
  const [first, second] = [await readProfile(actor, profileId), await readProfile(actor, otherId)];
  const explanation = await poolOf(deps).explain(first, otherId);
  if (!explanation || profileId === otherId) throw notFound();
  const [introductions, blocked] = await Promise.all([
    introductionsWith(profileId),
    isBlockedBetween(profileId, otherId),
  ]);
  const introduction = introductions.get(otherId) ?? null;
  const hiding = [first, second];
  return {
    first: presentSide(first),
    second: presentSide(second),
    score: explanation.score,
    gainForFirst: explanation.gainForSeeker,
    gainForSecond: explanation.gainForOther,
    reasonsForFirst: presentReasons(explanation.reasons.seeker, isAnonymous(second), hiding),
    reasonsForSecond: presentReasons(explanation.reasons.other, isAnonymous(first), hiding),
    obstacles: presentReasons(explanation.against, isAnonymous(second), hiding),
    introduction,
    blocked,
    abilities: {
      mediate: first.status === 'published' && !blocked && !MET.includes(introduction?.status ?? ''),
    },
  };
}

const isAnonymous = (doc: ProfileDoc): boolean => doc.visibility === 'anonymous';
const presentSide = (doc: ProfileDoc): Pairing['first'] => ({
  ...presentSummary(doc),
  anonymous: isAnonymous(doc),
});
