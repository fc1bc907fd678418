import {
  createContext,
  rankFor,
  explain,
  Shortlist,
  type Analyse,
  type Explanation,
  type Match,
  type MatchContext,
  type MatchProfile,
} from '@klammer/search/matching';
import { type Deps } from '../../deps.ts';
import { findChangedAfter, type ProfileDoc } from '../profiles/service.ts';
import { toMatchProfile } from './match-profile.ts';

const READ_AT_ONCE = 1000;
/** A write's time is taken before it is visible, so a little is read again. */
const OVERLAP_MS = 2000;
const FIRST_ID = '0'.repeat(24);
/** So many get the full look; the others touch the seeker's needs, offers and topics less. */
const SHORTLISTED = 500;
const SLICE_MS = 8;
/** The corpus statistics are learnt anew when this share of the profiles changed. */
const RELEARN_SHARE = 0.05;

/** What rests in memory between requests: published profiles and what was learnt from them. */
interface State {
  profiles: Map<string, MatchProfile>;
  context: MatchContext;
  shortlist: Shortlist;
  readUpTo: Date;
  changedSinceLearning: number;
}

/**
 * All published profiles, ready to be ranked. Reads what changed since the last look before each ranking, by an
 * index, so a profile saved a moment ago counts.
 */
export class MatchingPool {
  private readonly deps: Pick<Deps, 'now' | 'analyser'>;
  private state: State | undefined;
  private refreshing: Promise<State> | undefined;

  constructor(deps: Pick<Deps, 'now' | 'analyser'>) {
    this.deps = deps;
  }

  async rank(seeker: ProfileDoc, exclude: ReadonlySet<string>, limit: number): Promise<Match[]> {
    const { shortlist, context } = await this.fresh();
    const own = { ...toMatchProfile(seeker), active: true };
    const candidates = shortlist
      .for(own, SHORTLISTED + exclude.size)
      .filter((one) => one.id !== own.id && !exclude.has(one.id));
    return rankFor(own, candidates, context, { limit });
  }

  /** Gets ready before somebody asks. */
  async warm(): Promise<void> {
    await this.fresh();
  }

  /** Why two profiles fit or not; null where the other is not published. */
  async explain(seeker: ProfileDoc, otherId: string): Promise<Explanation | null> {
    const { profiles, context } = await this.fresh();
    const other = profiles.get(otherId);
    return other ? explain(toMatchProfile(seeker), other, context) : null;
  }

  private fresh(): Promise<State> {
    this.refreshing ??= this.refresh().finally(() => (this.refreshing = undefined));
    return this.refreshing;
  }

  private async refresh(): Promise<State> {
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
    return this.state;
  }

  /** Takes over a changed profile; false where it is known as it is. */
  private apply(profiles: Map<string, MatchProfile>, doc: ProfileDoc): boolean {
    const id = String(doc._id);
    if (doc.status !== 'published') return profiles.delete(id);
    if (profiles.get(id)?.updatedAt === doc.updatedAt.toISOString()) return false;
    profiles.set(id, toMatchProfile(doc));
    return true;
  }

  private async learn(profiles: Map<string, MatchProfile>, readUpTo: Date, changed: number): Promise<State> {
    const total = (this.state?.changedSinceLearning ?? 0) + changed;
    const enough = !this.state || total > profiles.size * RELEARN_SHARE;
    const now = this.deps.now();
    const known = [...profiles.values()];
    const context =
      this.state && !enough
        ? { ...this.state.context, now }
        : createContext({ profiles: known, now, analyse: await this.analyseAll(known) });
    const shortlist = this.state && changed === 0 ? this.state.shortlist : new Shortlist(known, context);
    return { profiles, context, shortlist, readUpTo, changedSinceLearning: enough ? 0 : total };
  }

  /** Analyses all texts beforehand, in slices: thousands at once would keep every other request waiting. */
  private async analyseAll(profiles: readonly MatchProfile[]): Promise<Analyse> {
    const terms = new Map<string, string[]>();
    let sliceStart = performance.now();
    for (const { text } of profiles) {
      terms.set(text, this.deps.analyser.terms(text));
      if (performance.now() - sliceStart < SLICE_MS) continue;
      await new Promise((resolve) => setImmediate(resolve));
      sliceStart = performance.now();
    }
    return (text) => terms.get(text) ?? this.deps.analyser.terms(text);
  }
}
