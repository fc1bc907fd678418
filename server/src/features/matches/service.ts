import { type Output, type Parsed } from '@klammer/contracts/endpoint';
import { type matches } from '@klammer/contracts/matches';
import mongoose from 'mongoose';
import { type Member } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { notFound, Problem } from '../../problem.ts';
import { introductionsWith } from '../introductions/service.ts';
import { findProfiles, readProfile, type ProfileDoc } from '../profiles/service.ts';
import { Verdicts } from './model.ts';
import { MatchingPool } from './pool.ts';
import { presentMatch, presentReason, type Known } from './present.ts';

const pools = new WeakMap<Deps, MatchingPool>();
const PREVIEWED = 5;

/** The pool of this composition; made when first asked for. */
function poolOf(deps: Deps): MatchingPool {
  const pool = pools.get(deps) ?? new MatchingPool(deps);
  pools.set(deps, pool);
  return pool;
}

/** Learns from the region's profiles at start, so that the first to ask need not wait for it. */
export async function warmMatching(deps: Deps): Promise<void> {
  await poolOf(deps).warm();
}

/** Ranked counterparts. `open` leaves out what was judged or asked already; the other lists hold what was judged so. */
export async function listMatches(
  deps: Deps,
  actor: Member,
  query: Parsed<typeof matches.list>['query'],
): Promise<Output<typeof matches.list>> {
  const own = await readProfile(actor, actor.organisationId);
  const hint = hintFor(own);
  if (hint !== 'none') return { items: [], hint };
  const verdicts = await verdictsOf(actor.organisationId);
  const introductions = await introductionsWith(actor.organisationId);
  const known = (id: string): Known => ({
    verdict: verdicts.get(id) ?? null,
    introduction: introductions.get(id) ?? null,
  });
  const isListed = (id: string): boolean => {
    const { verdict, introduction } = known(id);
    if (query.verdict !== 'open') return verdict === query.verdict;
    return (
      (verdict === null || verdict === 'interested') &&
      !['asked', 'accepted'].includes(introduction?.status ?? '')
    );
  };
  const judged = new Set([...verdicts.keys(), ...introductions.keys()].filter((id) => !isListed(id)));
  const ranked = await poolOf(deps).rank(
    own,
    judged,
    query.verdict === 'open' && !query.kind ? query.limit : 500,
  );
  const docs = await profilesById(ranked.map((match) => match.id));
  const items = ranked
    .flatMap((match) => {
      const doc = docs.get(match.id);
      if (!doc || !isListed(match.id) || (query.kind && doc.kind !== query.kind)) return [];
      return [presentMatch(actor, match, doc, known(match.id))];
    })
    .slice(0, query.limit);
  return { items, hint };
}

function hintFor(own: ProfileDoc): Output<typeof matches.list>['hint'] {
  if (own.needs.length + own.offers.length === 0 && !own.raising && !own.investing)
    return 'add-needs-and-offers';
  return own.status === 'published' ? 'none' : 'publish-first';
}

/** @throws Problem not-found for what is missing, unpublished or the own profile. */
export async function getMatch(
  deps: Deps,
  actor: Member,
  profileId: string,
): Promise<Output<typeof matches.get>> {
  if (profileId === actor.organisationId) throw notFound();
  const own = await readProfile(actor, actor.organisationId);
  const explanation = await poolOf(deps).explain(own, profileId);
  const doc = (await profilesById([profileId])).get(profileId);
  if (!explanation || !doc) throw notFound();
  const verdicts = await verdictsOf(actor.organisationId);
  const introductions = await introductionsWith(actor.organisationId);
  const known = {
    verdict: verdicts.get(profileId) ?? null,
    introduction: introductions.get(profileId) ?? null,
  };
  return {
    match: presentMatch(actor, explanation, doc, known),
    obstacles: explanation.against.map(presentReason),
  };
}

/** The matches a profile would earn with the fields as typed; nothing is stored. */
export async function previewMatches(
  deps: Deps,
  actor: Member,
  fields: Parsed<typeof matches.preview>['body'],
): Promise<Output<typeof matches.preview>> {
  const own = await readProfile(actor, actor.organisationId);
  const ranked = await poolOf(deps).rank({ ...own, ...fields, name: fields.name ?? own.name }, new Set(), 50);
  const docs = await profilesById(ranked.slice(0, PREVIEWED).map((match) => match.id));
  const items = ranked.slice(0, PREVIEWED).flatMap((match) => {
    const doc = docs.get(match.id);
    return doc ? [presentMatch(actor, match, doc, { verdict: null, introduction: null })] : [];
  });
  return { items, total: ranked.length };
}

/** Why two organisations fit, from the point of view of the first; null where they cannot be matched. */
export async function reasonsBetween(deps: Deps, own: ProfileDoc, otherId: string) {
  const explanation = await poolOf(deps).explain(own, otherId);
  if (!explanation) return null;
  return {
    asker: explanation.reasons.seeker.map(presentReason),
    asked: explanation.reasons.other.map(presentReason),
  };
}

/** Records a verdict, or takes it back with null. @throws Problem not-found | forbidden */
export async function judgeMatch(
  deps: Deps,
  actor: Member,
  profileId: string,
  { verdict, reason, note }: Parsed<typeof matches.judge>['body'],
): Promise<void> {
  if (actor.role === 'viewer') throw new Problem('forbidden');
  const [doc] = await findProfiles([profileId]);
  if (!doc || doc.status !== 'published' || profileId === actor.organisationId) throw notFound();
  const key = { organisationId: actor.organisationId, profileId };
  if (verdict === null) await Verdicts.deleteOne(key);
  else
    await Verdicts.updateOne(
      key,
      { $set: { verdict, reason, note, personId: actor.personId, at: deps.now() } },
      { upsert: true },
    );
  deps.publish({ organisations: [actor.organisationId] }, 'matches:changed', {
    organisationId: actor.organisationId,
  });
}

async function verdictsOf(organisationId: string): Promise<Map<string, Known['verdict']>> {
  const docs = await Verdicts.find({ organisationId: new mongoose.Types.ObjectId(organisationId) })
    .limit(5000)
    .lean();
  return new Map(docs.map((doc) => [String(doc.profileId), doc.verdict]));
}

async function profilesById(ids: readonly string[]): Promise<Map<string, ProfileDoc>> {
  return new Map((await findProfiles(ids)).map((doc) => [String(doc._id), doc]));
}

export { fillVerdicts } from './filling.ts';
