import { type Output, type Parsed } from '@klammer/contracts/endpoint';
import { type matches } from '@klammer/contracts/matches';
import { type Member } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { type Job } from '../../contributions/jobs.ts';
import { notFound } from '../../problem.ts';
import { blockedFor, hasBlocked } from '../blocks/service.ts';
import { readRoomFor } from '../introductions/service.ts';
import { readProfile, type ProfileDoc } from '../profiles/service.ts';
import { newsJob } from './news.ts';
import { lessonsFrom, MatchingPool, type Ranked } from './pool.ts';
import { hidingTo, isAnonymousTo, presentReasons } from './present.ts';
import { isListed, presentRanked, profilesById, readHistory, type History } from './showing.ts';

const pools = new WeakMap<Deps, MatchingPool>();
const PREVIEWED = 5;
const NO_HISTORY: History = { verdicts: new Map(), introductions: new Map() };

/** The pool of this composition; made when first asked for. */
export function poolOf(deps: Deps): MatchingPool {
  const pool = pools.get(deps) ?? new MatchingPool(deps);
  pools.set(deps, pool);
  return pool;
}

/** Learns from the region's profiles at start, so that the first to ask need not wait for it. */
export async function warmMatching(deps: Deps): Promise<void> {
  await poolOf(deps).warm();
}

/** Everybody's matches, in slices: for figures over the region. */
export async function rankEverybody(deps: Deps): ReturnType<MatchingPool['rankEverybody']> {
  return poolOf(deps).rankEverybody();
}

/** Ranked counterparts. `open` leaves out what was judged or asked already; the other lists hold what was judged so. */
export async function listMatches(
  deps: Deps,
  actor: Member,
  query: Parsed<typeof matches.list>['query'],
): Promise<Output<typeof matches.list>> {
  const { ranked, history, hint } = await rankMatches(deps, actor, query);
  return { items: await presentRanked(actor, poolOf(deps), ranked, history), hint };
}

/** The same without what is said of them. */
export async function rankMatches(
  deps: Deps,
  actor: Member,
  query: Parsed<typeof matches.list>['query'],
): Promise<{ ranked: Ranked[]; history: History; hint: Output<typeof matches.list>['hint'] }> {
  const own = await readProfile(actor, actor.organisationId);
  const hint = hintFor(own);
  if (hint !== 'none') return { ranked: [], history: NO_HISTORY, hint };
  const [history, blocked] = await Promise.all([
    readHistory(actor.organisationId),
    blockedFor(actor.organisationId),
  ]);
  const { verdicts, introductions } = history;
  const put = [...verdicts.keys(), ...introductions.keys()];
  const isWanted = (id: string) => !blocked.has(id) && isListed(history, query.verdict, id);
  const ranked = await poolOf(deps).rank(own, {
    ...(query.verdict === 'open'
      ? { exclude: new Set([...put.filter((id) => !isWanted(id)), ...blocked]) }
      : { only: new Set(put.filter(isWanted)) }),
    limit: query.limit,
    kind: query.kind,
    lessons: lessonsFrom(verdicts),
  });
  return { ranked, history, hint };
}

function hintFor(own: ProfileDoc): Output<typeof matches.list>['hint'] {
  if (own.needs.length + own.offers.length === 0 && !own.raising && !own.investing)
    return 'add-needs-and-offers';
  return own.status === 'published' ? 'none' : 'publish-first';
}

/** @throws Problem not-found for what is missing, unpublished or blocked by oneself, and for the own profile. */
export async function getMatch(
  deps: Deps,
  actor: Member,
  profileId: string,
): Promise<Output<typeof matches.get>> {
  const { organisationId } = actor;
  if (profileId === organisationId || (await hasBlocked(organisationId, profileId))) throw notFound();
  const own = await readProfile(actor, actor.organisationId);
  const pool = poolOf(deps);
  const history = await readHistory(actor.organisationId);
  const capacity = await readRoomFor(organisationId, profileId);
  const explanation = await pool.explain(own, profileId, {
    lessons: lessonsFrom(history.verdicts),
    capacity,
  });
  if (!explanation) throw notFound();
  const [match] = await presentRanked(actor, pool, [explanation], history, capacity);
  if (!match) throw notFound();
  const doc = (await profilesById([profileId])).get(profileId);
  if (!doc) throw notFound();
  const hiding = hidingTo(doc, match);
  return { match, obstacles: presentReasons(explanation.against, match.profile.anonymous, hiding) };
}

/** The matches a profile would earn with the fields as typed; nothing is stored. */
export async function previewMatches(
  deps: Deps,
  actor: Member,
  fields: Parsed<typeof matches.preview>['body'],
): Promise<Output<typeof matches.preview>> {
  const own = await readProfile(actor, actor.organisationId);
  const pool = poolOf(deps);
  const exclude = await blockedFor(actor.organisationId);
  const typed = { ...own, ...fields, name: fields.name ?? own.name };
  const total = await pool.count(typed, exclude);
  const ranked = await pool.rank(typed, { limit: PREVIEWED, exclude });
  return { items: await presentRanked(actor, pool, ranked, NO_HISTORY), total };
}

/** Why two organisations fit, from the point of view of the first; null where they cannot be matched. */
export async function reasonsBetween(deps: Deps, own: ProfileDoc, otherId: string) {
  const explanation = await poolOf(deps).explain(own, otherId);
  const other = (await profilesById([otherId])).get(otherId);
  if (!explanation || !other) return null;
  const anonymous = isAnonymousTo(null, other, { introduction: null });
  return {
    // Both sides will read both lists, and before they are introduced.
    asker: presentReasons(explanation.reasons.seeker, anonymous, [own, other]),
    asked: presentReasons(explanation.reasons.other, false, [own, other]),
  };
}

export const matchJobs: Job[] = [newsJob(poolOf)];

export { judgeMatch } from './judging.ts';
export { fitWeights, resetWeights, type Fitted } from './fitting.ts';
export { fillVerdicts } from './filling.ts';
export { feedbackRecords, listJudged } from './records.ts';
