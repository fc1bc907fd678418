import { DEFAULT_CAPACITY } from '@klammer/contracts/introductions';
import { vocabularyVersion } from '@klammer/contracts/vocabulary';
import { type LatentModel } from '@klammer/search';
import { Shortlist, type MatchContext, type MatchProfile } from '@klammer/search/matching';
import { writesTo } from '../../db/writes.ts';
import { type Deps } from '../../deps.ts';
import { chosenCapacities, countWaiting } from '../introductions/service.ts';
import { findProfiles, listChangesAfter, type ProfileDoc } from '../profiles/service.ts';
import { Kept } from './kept.ts';
import { learnFrom } from './learning.ts';
import { asOthersKnow } from './match-profile.ts';
import { readStandings, type Standing } from './standing.ts';

const READ_AT_ONCE = 1000;
/** A write's time is taken before it is visible, so a little is looked at again. */
const OVERLAP_MS = 2000;
const FIRST_ID = '0'.repeat(24);
/** The corpus statistics are learnt anew when this share of the profiles changed. */
const RELEARN_SHARE = 0.05;
/** How somebody deals with others changes slowly, and a year of introductions is read for it. */
const STANDINGS_KEPT_MS = 10 * 60_000;
/** Where everything stands that is looked at before each ranking. */
const STANDS_IN = ['profiles', 'introductions', 'introduction_capacities'] as const;

/** What rests in memory between requests: published profiles and what was learnt from them. */
export interface State {
  profiles: Map<string, MatchProfile>;
  context: MatchContext;
  shortlist: Shortlist;
  /** Another one as soon as something is not as it was, the time left aside. */
  version: object;
  readUpTo: Date;
  changedSinceLearning: number;
  latent: LatentModel | null;
  standings: ReadonlyMap<string, Standing>;
  /** As of which write; null where other processes write too. */
  writes: number | null;
}

/** All published profiles, ready to be ranked: as they are now, so one saved a moment ago counts. */
export class KnownProfiles {
  private readonly deps: Pick<Deps, 'now' | 'analyser' | 'latent'>;
  private readonly writes: () => number | null;
  private state: State | undefined;
  private refreshing: Promise<State> | undefined;
  /** With which words the profiles were read. */
  private words: object | undefined;
  private readonly standings = new Kept(STANDINGS_KEPT_MS, () => readStandings(this.deps));

  /** @param writes goes up with what is written there; null where nobody tells of it */
  constructor(
    deps: Pick<Deps, 'now' | 'analyser' | 'latent'>,
    writes: () => number | null = () => writesTo(STANDS_IN),
  ) {
    this.deps = deps;
    this.writes = writes;
  }

  /** A profile as it was at the last look. */
  get(id: string): MatchProfile | undefined {
    return this.state?.profiles.get(id);
  }

  fresh(): Promise<State> {
    this.refreshing ??= this.refresh()
      .catch((error: unknown) => {
        // What was half read would pass for known.
        this.state = undefined;
        throw error;
      })
      .finally(() => (this.refreshing = undefined));
    return this.refreshing;
  }

  private async refresh(): Promise<State> {
    if (this.words !== vocabularyVersion()) this.state = undefined;
    this.words = vocabularyVersion();
    // Before anything is read: what is written meanwhile is read next time.
    const writes = this.writes();
    const standings = await this.standings.get(this.deps);
    const latent = this.deps.latent.current();
    const { state } = this;
    const isAsRead = writes !== null && writes === state?.writes;
    this.state =
      state && isAsRead && standings === state.standings && latent === state.latent
        ? { ...state, context: { ...state.context, now: this.deps.now() } }
        : await this.read({ writes, standings, latent });
    return this.state;
  }

  /** Reads what changed since the last look, by an index. */
  private async read(as: Pick<State, 'writes' | 'standings' | 'latent'>): Promise<State> {
    const { state } = this;
    const profiles = state?.profiles ?? new Map<string, MatchProfile>();
    const { changed, readUpTo } = await this.readChanged(profiles);
    const total = (state?.changedSinceLearning ?? 0) + changed;
    const isOutdated = !state || state.latent !== as.latent || total > profiles.size * RELEARN_SHARE;
    const known = [...profiles.values()];
    const context = isOutdated
      ? await learnFrom(this.deps, known, as.latent)
      : { ...state.context, now: this.deps.now() };
    const shortlist = state && changed === 0 ? state.shortlist : await Shortlist.build(known, context);
    const areFiguresNew = await readFigures(known, as.standings);
    const isNew = isOutdated || changed > 0 || areFiguresNew;
    const changedSinceLearning = isOutdated ? 0 : total;
    const version = isNew ? {} : state.version;
    return { ...as, profiles, context, shortlist, version, readUpTo, changedSinceLearning };
  }

  /** Takes over what changed; most of what is looked at again is known as it is, and is not read. */
  private async readChanged(profiles: Map<string, MatchProfile>) {
    const from = this.state?.readUpTo.getTime() ?? OVERLAP_MS;
    let position = { at: new Date(from - OVERLAP_MS), id: FIRST_ID };
    let changed = 0;
    for (let full = true; full;) {
      const found = await listChangesAfter(position, READ_AT_ONCE);
      const unknown = found.filter(({ id, at }) => profiles.get(id)?.updatedAt !== at.toISOString());
      const docs = await findProfiles(unknown.map(({ id }) => id));
      changed += docs.filter((doc) => take(profiles, doc)).length;
      position = found.at(-1) ?? position;
      full = found.length === READ_AT_ONCE;
    }
    return { changed, readUpTo: position.at };
  }
}

/** Takes over a changed profile; false where it is none that is matched, before and after. */
function take(profiles: Map<string, MatchProfile>, doc: ProfileDoc): boolean {
  const id = String(doc._id);
  if (doc.status !== 'published') return profiles.delete(id);
  profiles.set(id, asOthersKnow(doc));
  return true;
}

/** How busy organisations are, and how they deal with others. @returns whether any of it is new */
async function readFigures(
  profiles: readonly MatchProfile[],
  standings: ReadonlyMap<string, Standing>,
): Promise<boolean> {
  const [waiting, chosen] = await Promise.all([countWaiting(), chosenCapacities()]);
  return profiles
    .map((profile) => {
      const { replyRate, goodOutcomes, outcomes } = standings.get(profile.id) ?? {};
      const openIncoming = waiting.get(profile.id) ?? 0;
      const capacity = chosen.get(profile.id) ?? DEFAULT_CAPACITY;
      const figures = { openIncoming, capacity, replyRate, goodOutcomes, outcomes };
      const isNew = Object.entries(figures).some(
        ([name, is]) => profile[name as keyof typeof figures] !== is,
      );
      Object.assign(profile, figures);
      return isNew;
    })
    .includes(true);
}
