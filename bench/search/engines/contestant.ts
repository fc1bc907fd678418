import type { BenchQuery, Profile } from '../data.ts';

/** An engine under measurement, doing the same work with its own means. */
export interface Contestant {
  build(profiles: Iterable<Profile>): Promise<void>;
  /** First 20 hits with their documents; facets are counts over four fields of all hits. Resolves to the number of hits. */
  search(query: BenchQuery): Promise<number>;
  /** Resolves when a search would find it. */
  update(profile: Profile): Promise<void>;
  /** Saves, forgets, loads; resolves to the milliseconds that loading took. Absent where the engine has no such thing. */
  reload?(): Promise<number>;
}
