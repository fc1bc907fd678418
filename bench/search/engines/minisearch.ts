import MiniSearch from 'minisearch';
import type { Profile } from '../data.ts';
import { countFacets } from './count.ts';
import type { Contestant } from './contestant.ts';

const OPTIONS = { fields: ['name', 'headline', 'description'] };

/** MiniSearch with prefix and fuzzy search; it has no columns, so filters and facets run over its hits. */
export function createMiniSearch(): Contestant {
  let index = new MiniSearch<Profile>(OPTIONS);
  const byId = new Map<string, Profile>();
  return {
    async build(profiles) {
      for (const profile of profiles) {
        byId.set(profile.id, profile);
        index.add(profile);
      }
    },
    async search({ kind, words, region }) {
      const fits = (profile: Profile): boolean => region === undefined || profile.region === region;
      const found =
        words === ''
          ? [...byId.values()].filter(fits)
          : index
              .search(words, { prefix: true, fuzzy: 0.2 })
              .map((hit) => byId.get(hit.id as string))
              .filter((profile) => profile !== undefined)
              .filter(fits);
      if (kind === 'facets') countFacets(found);
      if (kind === 'sort') found.sort((a, b) => b.updatedAt - a.updatedAt);
      return found.length;
    },
    async update(profile) {
      if (byId.has(profile.id)) index.discard(profile.id);
      byId.set(profile.id, profile);
      index.add(profile);
    },
    async reload() {
      const saved = JSON.stringify(index);
      const started = performance.now();
      index = MiniSearch.loadJSON<Profile>(saved, OPTIONS);
      return performance.now() - started;
    },
  };
}
