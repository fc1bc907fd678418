import { DEFAULT_CAPACITY } from '@klammer/contracts/introductions';
import {
  countFitting,
  rankAll,
  rankFor,
  explain,
  type Explanation,
  type Match,
  type MatchContext,
  type MatchProfile,
} from '@klammer/search/matching';
import { type Deps } from '../../deps.ts';
import { readPlaces } from '../exposure/service.ts';
import { type ProfileDoc } from '../profiles/service.ts';
import { weighFeedback, type Influence, type Lesson } from './feedback.ts';
import { Kept, Remembered } from './kept.ts';
import { KnownProfiles, type State } from './known-profiles.ts';
import { toMatchProfile } from './match-profile.ts';
import { type VerdictDoc } from './model.ts';

/** So many get the full look; the others touch the seeker's needs, offers and topics less. */
const SHORTLISTED = 500;
/** Who was shown how often changes with each count only. */
const PLACES_KEPT_MS = 60_000;
/** Feedback moves matches within this many more than are asked for. */
const SPARE = 40;
/** Of shorter lists each begins the same one, so that it is made once for all parts of a page. */
const FEWEST = 20;

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

/** Ranks what is known of all published profiles. */
export class MatchingPool {
  private readonly deps: Pick<Deps, 'now'>;
  private readonly known: KnownProfiles;
  private readonly places = new Kept(PLACES_KEPT_MS, readPlaces);
  private readonly lists = new Remembered<Ranked[]>();

  constructor(...from: ConstructorParameters<typeof KnownProfiles>) {
    [this.deps] = from;
    this.known = new KnownProfiles(...from);
  }

  async rank(seeker: ProfileDoc, wanted: Wanted): Promise<Ranked[]> {
    const state = await this.known.fresh();
    const exposure = await this.places.get(this.deps);
    const own = { ...toMatchProfile(seeker), active: true };
    const size = Math.max(wanted.limit, FEWEST);
    const { exclude = [], kind, lessons = [], only } = wanted;
    const key = JSON.stringify([own, size, [...exclude], kind, [...lessons], only && [...only]]);
    // Which places are taken is read anew each minute, so the list is not older than that either.
    const list = this.lists.get([state.version, exposure], key, () =>
      rankFresh(state, own, { ...wanted, limit: size }, exposure),
    );
    return list.slice(0, wanted.limit);
  }

  /** How many there are with whom the seeker shares a need and an offer, and nothing stands in the way. */
  async count(seeker: ProfileDoc, exclude: ReadonlySet<string>): Promise<number> {
    const { profiles, context } = await this.known.fresh();
    const others = [...profiles.values()].filter(({ id }) => !exclude.has(id));
    return countFitting({ ...toMatchProfile(seeker), active: true }, others, context.now);
  }

  /** Everybody's matches in slices, for figures over the whole region. */
  async rankEverybody(): Promise<{ total: number; rankings: AsyncIterable<{ id: string; top: string[] }> }> {
    const { profiles, context } = await this.known.fresh();
    const all = [...profiles.values()];
    return { total: all.length, rankings: topsOf(all, context) };
  }

  /** What was learnt from the region, for fitting weights to it. */
  async learnt(): Promise<MatchContext> {
    return (await this.known.fresh()).context;
  }

  /** Gets ready before somebody asks. */
  async warm(): Promise<void> {
    await this.known.fresh();
  }

  /** Why two profiles fit or not; null where the other is not published. @param capacity as the seeker is to read it */
  async explain(
    seeker: ProfileDoc,
    otherId: string,
    { lessons = new Map(), capacity }: Pick<Wanted, 'lessons'> & { capacity?: Capacity } = {},
  ): Promise<(Explanation & Ranked) | null> {
    const { profiles, context } = await this.known.fresh();
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
    const profile = this.known.get(id);
    return { waiting: profile?.openIncoming ?? 0, most: profile?.capacity ?? DEFAULT_CAPACITY };
  }
}

function rankFresh(
  { profiles, shortlist, context }: State,
  own: MatchProfile,
  { limit, exclude = new Set(), kind, lessons = new Map(), only }: Wanted,
  exposure: ReadonlyMap<string, number>,
): Ranked[] {
  const candidates = (
    only ? chosen(only, profiles) : shortlist.for(own, SHORTLISTED + exclude.size, kind)
  ).filter((one) => one.id !== own.id && !exclude.has(one.id) && (!kind || one.kind === kind));
  const ranked = rankFor(own, candidates, context, { limit: limit + SPARE, exposure });
  return weighFeedback(ranked, (id) => profiles.get(id), own, known(lessons, profiles)).slice(0, limit);
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
