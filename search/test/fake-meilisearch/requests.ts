import { z } from 'zod';

/**
 * What Meilisearch v1.50 accepts, as its published API description has it, cut down to what the adapter
 * needs. Strict: a misspelt or unknown property fails, as it does on a real server.
 */
const uid = z.string().regex(/^[A-Za-z0-9_-]{1,512}$/);
const names = z.array(z.string().min(1));
const filter = z.string().optional();

export const CreateIndex = z.strictObject({ uid, primaryKey: z.literal('id') });

export const Settings = z.strictObject({
  searchableAttributes: names.min(1),
  filterableAttributes: names,
  sortableAttributes: names,
  rankingRules: z.array(z.enum(['sort', 'words', 'typo', 'proximity', 'attribute', 'exactness'])),
  typoTolerance: z.strictObject({
    enabled: z.boolean(),
    minWordSizeForTypos: z.strictObject({
      oneTypo: z.number().int().min(0).max(255),
      twoTypos: z.number().int().min(0).max(255),
    }),
    disableOnAttributes: names,
  }),
  pagination: z.strictObject({ maxTotalHits: z.number().int().min(1) }),
  faceting: z.strictObject({
    maxValuesPerFacet: z.number().int().min(1),
    sortFacetValuesBy: z.record(z.string(), z.enum(['count', 'alpha'])),
  }),
  embedders: z
    .record(
      z.string(),
      z.strictObject({ source: z.literal('userProvided'), dimensions: z.number().int().min(1) }),
    )
    .optional(),
});
export type Settings = z.infer<typeof Settings>;

const place = z.object({ lat: z.number().min(-90).max(90), lng: z.number().min(-180).max(180) });
export const Documents = z.array(
  z.looseObject({
    id: z.string().regex(/^[A-Za-z0-9_-]{1,511}$/),
    _geo: place.nullable().optional(),
    _vectors: z.record(z.string(), z.array(z.number()).nullable()).optional(),
  }),
);
export type Documents = z.infer<typeof Documents>;

export const Ids = z.array(z.string());
/** Query parameters, so everything is text. */
export const Fetch = z.strictObject({
  offset: z.coerce.number().int().min(0),
  limit: z.coerce.number().int().min(0),
  fields: z.string().optional(),
  retrieveVectors: z.literal('true').optional(),
});
export const Swap = z.array(z.strictObject({ indexes: z.tuple([uid, uid]), rename: z.boolean().optional() }));

export const SearchRequest = z.strictObject({
  indexUid: uid,
  q: z.string(),
  matchingStrategy: z.enum(['last', 'all', 'frequency']),
  attributesToSearchOn: names.optional(),
  filter,
  facets: names,
  sort: z.array(z.string().regex(/^(_geoPoint\(-?[\d.]+, -?[\d.]+\)|[A-Za-z]\w*):(asc|desc)$/)).optional(),
  page: z.number().int().min(1).optional(),
  hitsPerPage: z.number().int().min(0).optional(),
  limit: z.number().int().min(0).optional(),
  showRankingScore: z.boolean().optional(),
  attributesToHighlight: names.optional(),
  highlightPreTag: z.string().optional(),
  highlightPostTag: z.string().optional(),
  vector: z.array(z.number()).optional(),
  hybrid: z.strictObject({ embedder: z.string(), semanticRatio: z.number().min(0).max(1) }).optional(),
});
export type SearchRequest = z.infer<typeof SearchRequest>;

export const MultiSearch = z.strictObject({ queries: z.array(SearchRequest) });
export const FacetSearch = z.strictObject({ facetName: z.string(), facetQuery: z.string(), filter });
export const Similar = z.strictObject({
  id: z.string(),
  embedder: z.string(),
  limit: z.number().int().min(1),
  filter,
  showRankingScore: z.boolean(),
});
