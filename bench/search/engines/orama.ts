import { create, insert, search, update } from '@orama/orama';
import type { BenchQuery } from '../data.ts';
import type { Contestant } from './contestant.ts';

const SCHEMA = {
  id: 'string',
  name: 'string',
  headline: 'string',
  description: 'string',
  topics: 'enum[]',
  industries: 'enum[]',
  region: 'enum',
  stage: 'enum',
  updatedAt: 'number',
} as const;

/** Orama with a tolerance of one typo. */
export function createOrama(): Contestant {
  const index = create({ schema: SCHEMA });
  return {
    async build(profiles) {
      for (const profile of profiles) await insert(index, { ...profile });
    },
    async search({ kind, words, region }: BenchQuery) {
      const { count } = await search(index, {
        term: words,
        properties: ['name', 'headline', 'description'],
        tolerance: kind === 'typo' ? 1 : 0,
        limit: 20,
        ...(region === undefined ? {} : { where: { region: { eq: region } } }),
        ...(kind === 'facets' ? { facets: { topics: {}, industries: {}, stage: {}, region: {} } } : {}),
        ...(kind === 'sort' ? { sortBy: { property: 'updatedAt', order: 'DESC' as const } } : {}),
      });
      return count;
    },
    async update(profile) {
      await update(index, profile.id, { ...profile });
    },
  };
}
