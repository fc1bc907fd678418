import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { type z } from 'zod';
import { CreateIndex, FacetSearch, SearchRequest, Settings, Similar, Swap } from './requests.ts';

/** Meilisearch's published API description, where a copy is at hand: it is not ours to keep here. */
const file = process.env['MEILI_OPENAPI'];

interface Described {
  components: { schemas: Record<string, { properties?: Record<string, unknown> } | undefined> };
}

const SHAPES: [name: string, shape: z.ZodObject, published: string][] = [
  ['creating an index', CreateIndex, 'IndexCreateRequest'],
  ['settings', Settings, 'Settings_Unchecked'],
  ['typo tolerance', Settings.shape.typoTolerance, 'TypoSettings'],
  ['word sizes for typos', Settings.shape.typoTolerance.shape.minWordSizeForTypos, 'MinWordSizeTyposSetting'],
  ['pagination', Settings.shape.pagination, 'PaginationSettings'],
  ['faceting', Settings.shape.faceting, 'FacetingSettings'],
  ['embedder', Settings.shape.embedders.unwrap().valueType, 'EmbeddingSettings'],
  ['a search among several', SearchRequest, 'SearchQueryWithIndex'],
  ['hybrid', SearchRequest.shape.hybrid.unwrap(), 'HybridQuery'],
  ['facet search', FacetSearch, 'FacetSearchQuery'],
  ['similar documents', Similar, 'SimilarQuery'],
  ['swap', Swap.element, 'SwapIndexesPayload'],
];

it.skipIf(!file).each(SHAPES)('asks of %s only what Meilisearch has published', (_, shape, published) => {
  const { components } = JSON.parse(readFileSync(file ?? '', 'utf8')) as Described;
  const known = Object.keys(components.schemas[published]?.properties ?? {});
  expect(known).toEqual(expect.arrayContaining(Object.keys(shape.shape)));
});
