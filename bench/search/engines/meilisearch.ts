import { SHIPPED } from '@klammer/contracts/vocabulary';
import { createAnalyser, createMeilisearchEngine } from '../../../search/src/index.ts';
import type { Contestant } from './contestant.ts';

const FACETS = ['topics', 'industries', 'stage', 'region'];

/** The server at `MEILI_URL`, through the product's own adapter. Its CPU is another process's, so read its figures as wall time. */
export function createMeilisearch(): Contestant {
  const analyser = createAnalyser({ concepts: [...SHIPPED.topics, ...SHIPPED.needs, ...SHIPPED.industries] });
  const engine = createMeilisearchEngine({
    url: process.env['MEILI_URL'] ?? '',
    adminKey: process.env['MEILI_KEY'],
    analyser,
  });
  const index = `bench-${process.pid}`;
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
  };
}
