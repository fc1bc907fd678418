import { DEFAULT_CAPACITY } from '@klammer/contracts/introductions';
import {
  countFitting,
  rankAll,
  rankFor,
  explain,
  Shortlist,
  type Explanation,
  type Match,
  type MatchContext,
  type MatchProfile,
} from '@klammer/search/matching';
import { vocabularyVersion } from '@klammer/contracts/vocabulary';
import { type LatentModel } from '@klammer/search';
import { type Deps } from '../../deps.ts';
import { readPlaces } from '../exposure/service.ts';
import { chosenCapacities, countWaiting } from '../introductions/service.ts';
import { findChangedAfter, type ProfileDoc } from '../profiles/service.ts';
import { weighFeedback, type Influence, type Lesson } from './feedback.ts';
import { Kept } from './kept.ts';
import { learnFrom } from './learning.ts';
import { asOthersKnow, toMatchProfile } from './match-profile.ts';
import { type VerdictDoc } from './model.ts';
import { readStandings } from './standing.ts';

const READ_AT_ONCE = 1000;
/** A write's time is taken before it is visible, so a little is read again. */
const OVERLAP_MS = 2000;
const FIRST_ID = '0'.repeat(24);
/** So many get the full look; the others touch the seeker's needs, offers and topics less. */
const SHORTLISTED = 500;
/** The corpus statistics are learnt anew when this share of the profiles changed. */
const RELEARN_SHARE = 0.05;

/** Who was shown how often changes with each count only. */
const PLACES_KEPT_MS = 60_000;
/** How somebody deals with others changes slowly, and a year of introductions is read for it. */
const STANDINGS_KEPT_MS = 10 * 60_000;
/** Feedback moves matches within this many more than are asked for. */
const SPARE = 40;

/** A match with what the seeker's own verdicts do to it. */
export type Ranked = Match & { influence: Influence | null };
export interface Wanted {
  limit: number;
  exclude?: ReadonlySet<string>;
  kind?: MatchProfile['kind'] | undefined;
  /** Verdicts of the seeker, by the id of what was judged. */
  lessons?: ReadonlyMap<string, Pick<Lesson, 'verdict' | 'reason'>>;
  /** Only these, however busy they are: what was put aside is found again. */
  only?: ReadonlySet<string>;
}

export interface Capacity {
  waiting: number;
  most: number;
}

/** What rests in memory between requests: published profiles and what was learnt from them. */
interface State {
  profiles: Map<string, MatchProfile>;
  context: MatchContext;
  shortlist: Shortlist;
  readUpTo: Date;
  changedSinceLearning: number;
  latent: LatentModel | null;
}

/**
 * All published profiles, ready to be ranked. Reads what changed since the last look before each ranking, by an
 * index, so a profile saved a moment ago counts.
 */
export class MatchingPool {
  private readonly deps: Pick<Deps, 'now' | 'analyser' | 'latent'>;
  private state: State | undefined;
  private refreshing: Promise<State> | undefined;
  /** With which words the profiles were read. */
  private words: object | undefined;
  private readonly places = new Kept(PLACES_KEPT_MS, readPlaces);
  private readonly standings = new Kept(STANDINGS_KEPT_MS, () => readStandings(this.deps));

  constructor(deps: Pick<Deps, 'now' | 'analyser' | 'latent'>) {
    this.deps = deps;
  }

  async rank(
    seeker: ProfileDoc,
    { limit, exclude = new Set(), kind, lessons = new Map(), only }: Wanted,
  ): Promise<Ranked[]> {
    const { profiles, shortlist, context } = await this.fresh();
    const own = { ...toMatchProfile(seeker), active: true };
    const candidates = (
      only ? chosen(only, profiles) : shortlist.for(own, SHORTLISTED + exclude.size, kind)
    ).filter((one) => one.id !== own.id && !exclude.has(one.id) && (!kind || one.kind === kind));
    const exposure = await this.places.get(this.deps);
    const ranked = rankFor(own, candidates, context, { limit: limit + SPARE, exposure });
    return weighFeedback(ranked, (id) => profiles.get(id), own, known(lessons, profiles)).slice(0, limit);
  }

  /** How many there are with whom the seeker shares a need and an offer, and nothing stands in the way. */
  async count(seeker: ProfileDoc, exclude: ReadonlySet<string>): Promise<number> {
    const { profiles, context } = await this.fresh();
    const others = [...profiles.values()].filter(({ id }) => !exclude.has(id));
    return countFitting({ ...toMatchProfile(seeker), active: true }, others, context.now);
  }

  /** Everybody's matches in slices, for figures over the whole region. */
  async rankEverybody(): Promise<{ total: number; rankings: AsyncIterable<{ id: string; top: string[] }> }> {
    const { profiles, context } = await this.fresh();
    const known = [...profiles.values()];
    return { total: known.length, rankings: topsOf(known, context) };
  }

  /** What was learnt from the region, for fitting weights to it. */
  async learnt(): Promise<MatchContext> {
    return (await this.fresh()).context;
  }

  /** Gets ready before somebody asks. */
  async warm(): Promise<void> {
    await this.fresh();
  }

  /** Why two profiles fit or not; null where the other is not published. @param capacity as the seeker is to read it */
  async explain(
    seeker: ProfileDoc,
    otherId: string,
    { lessons = new Map(), capacity }: Pick<Wanted, 'lessons'> & { capacity?: Capacity } = {},
  ): Promise<(Explanation & Ranked) | null> {
    const { profiles, context } = await this.fresh();
    const found = profiles.get(otherId);
    if (!found) return null;
    const other = capacity ? { ...found, openIncoming: capacity.waiting, capacity: capacity.most } : found;
    const own = toMatchProfile(seeker);
    const explanation = explain(own, other, context);
    const [weighed] = weighFeedback([explanation], (id) => profiles.get(id), own, known(lessons, profiles));
    return { ...explanation, influence: weighed?.influence ?? null };
  }

  /** How many requests wait for an organisation, and how many it takes. */
  capacityOf(id: string): Capacity {
    const profile = this.state?.profiles.get(id);
    return { waiting: profile?.openIncoming ?? 0, most: profile?.capacity ?? DEFAULT_CAPACITY };
  }

  private fresh(): Promise<State> {
    this.refreshing ??= this.refresh().finally(() => (this.refreshing = undefined));
    return this.refreshing;
  }

  private async refresh(): Promise<State> {
    if (this.words !== vocabularyVersion()) this.state = undefined;
    this.words = vocabularyVersion();
    const profiles = this.state?.profiles ?? new Map<string, MatchProfile>();
    let position = {
      at: new Date((this.state?.readUpTo.getTime() ?? OVERLAP_MS) - OVERLAP_MS),
      id: FIRST_ID,
    };
    let changed = 0;
    for (let full = true; full;) {
      const docs = await findChangedAfter(position, READ_AT_ONCE);
      changed += docs.filter((doc) => this.apply(profiles, doc)).length;
      const last = docs.at(-1);
      if (last) position = { at: last.updatedAt, id: String(last._id) };
      full = docs.length === READ_AT_ONCE;
    }
    this.state = await this.learn(profiles, position.at, changed);
    const [waiting, chosen, standings] = await Promise.all([
      countWaiting(),
      chosenCapacities(),
      this.standings.get(this.deps),
    ]);
    for (const profile of profiles.values()) {
      profile.openIncoming = waiting.get(profile.id) ?? 0;
      profile.capacity = chosen.get(profile.id) ?? DEFAULT_CAPACITY;
      const { replyRate, goodOutcomes, outcomes } = standings.get(profile.id) ?? {};
      Object.assign(profile, { replyRate, goodOutcomes, outcomes });
    }
    return this.state;
  }

  /** Takes over a changed profile; false where it is known as it is. */
  private apply(profiles: Map<string, MatchProfile>, doc: ProfileDoc): boolean {
    const id = String(doc._id);
    if (doc.status !== 'published') return profiles.delete(id);
    if (profiles.get(id)?.updatedAt === doc.updatedAt.toISOString()) return false;
    profiles.set(id, asOthersKnow(doc));
    return true;
  }

  private async learn(profiles: Map<string, MatchProfile>, readUpTo: Date, changed: number): Promise<State> {
    const total = (this.state?.changedSinceLearning ?? 0) + changed;
    const latent = this.deps.latent.current();
    const enough = this.state?.latent !== latent || total > profiles.size * RELEARN_SHARE;
    const known = [...profiles.values()];
    const context =
      this.state && !enough
        ? { ...this.state.context, now: this.deps.now() }
        : await learnFrom(this.deps, known, latent);
    const shortlist =
      this.state && changed === 0 ? this.state.shortlist : await Shortlist.build(known, context);
    return { profiles, context, shortlist, readUpTo, changedSinceLearning: enough ? 0 : total, latent };
  }
}

async function* topsOf(profiles: MatchProfile[], context: MatchContext) {
  for await (const { profile, matches } of rankAll(profiles, context))
    yield { id: profile.id, top: matches.map((match) => match.id) };
}

function chosen(ids: ReadonlySet<string>, profiles: ReadonlyMap<string, MatchProfile>): MatchProfile[] {
  return [...ids].flatMap((id) => {
    const profile = profiles.get(id);
    return profile ? [{ ...profile, openIncoming: 0 }] : [];
  });
}

/** Lessons about profiles that are still there. */
function known(
  lessons: NonNullable<Wanted['lessons']>,
  profiles: ReadonlyMap<string, MatchProfile>,
): Lesson[] {
  return [...lessons].flatMap(([id, lesson]) => {
    const profile = profiles.get(id);
    return profile ? [{ ...lesson, profile }] : [];
  });
}

export function lessonsFrom(verdicts: ReadonlyMap<string, VerdictDoc>): NonNullable<Wanted['lessons']> {
  return new Map([...verdicts].map(([id, { verdict, reason }]) => [id, { verdict, reason: reason ?? null }]));
}
