import { createHash } from 'node:crypto';
import type { Settings } from 'meilisearch';
import type { Analyser } from '../language/index.ts';
import type { IndexDefinition } from '../port.ts';
import { EMBEDDER, TERMS } from './documents.ts';

/** More hits than this are not counted. */
export const MOST_HITS = 1000;

/** An index's settings. No `localizedAttributes`: Meilisearch's German splitter shreds brand names. */
export function settingsOf(definition: IndexDefinition): Settings {
  return {
    searchableAttributes: [...definition.searchable, TERMS],
    filterableAttributes: [...new Set(['id', ...(definition.filterable ?? [])])],
    sortableAttributes: [...(definition.sortable ?? [])],
    rankingRules: ['sort', 'words', 'typo', 'proximity', 'attribute', 'exactness'],
    typoTolerance: {
      enabled: true,
      minWordSizeForTypos: { oneTypo: 5, twoTypos: 9 },
      disableOnAttributes: [TERMS],
    },
    pagination: { maxTotalHits: MOST_HITS },
    faceting: { maxValuesPerFacet: 100, sortFacetValuesBy: { '*': 'count' } },
    ...(definition.vectorDimensions
      ? { embedders: { [EMBEDDER]: { source: 'userProvided', dimensions: definition.vectorDimensions } } }
      : {}),
  };
}

/** Settings and analyser together: the analysed terms are part of what is stored. */
export function settingsHash(definition: IndexDefinition, analyser: Analyser): string {
  const settings = [settingsOf(definition), definition.revision ?? '', analyser.version];
  return createHash('sha256').update(JSON.stringify(settings)).digest('hex').slice(0, 16);
}
