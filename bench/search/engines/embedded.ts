import { SHIPPED } from '@klammer/contracts/vocabulary';
import { createAnalyser, createEmbeddedEngine } from '../../../search/src/index.ts';
import type { Contestant } from './contestant.ts';

const index = 'profiles';
const FACETS = ['topics', 'industries', 'stage', 'region'];

export async function createEmbedded(directory: string): Promise<Contestant> {
  const analyser = createAnalyser({ concepts: [...SHIPPED.topics, ...SHIPPED.needs, ...SHIPPED.industries] });
  const open = () => createEmbeddedEngine({ analyser, directory, saveAfterMs: 3_600_000 });
  let engine = open();
  return {
    async build(profiles) {
      await engine.rebuild(
        index,
        { searchable: ['name', 'headline', 'description'], filterable: FACETS, sortable: ['updatedAt'] },
        (function* () {
          for (const profile of profiles) yield { ...profile };
        })(),
      );
    },
    async search({ kind, words, region }) {
      const { total } = await engine.search({
        index,
        q: words,
        scope: 'public',
        filter: region === undefined ? undefined : { op: 'eq', field: 'region', value: region },
        facets: kind === 'facets' ? FACETS.map((field) => ({ field })) : [],
        sort: kind === 'sort' ? [{ field: 'updatedAt', direction: 'desc' }] : [],
        page: 1,
        pageSize: 20,
      });
      return total;
    },
    update: (profile) => engine.upsert(index, [{ ...profile }]),
    async reload() {
      await engine.close();
      const started = performance.now();
      engine = open();
      await engine.state(index);
      return performance.now() - started;
    },
  };
}
