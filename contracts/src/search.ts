import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { Kind, ProfileSummary, Stage } from './profiles.ts';
import { text } from './text.ts';
import { INDUSTRY_CODES, NEED_CODES, REGION_CODES, TOPIC_CODES } from './vocabulary/index.ts';

/** A query parameter that may be given several times. */
const many = <T extends z.ZodType>(item: T) =>
  z.union([z.array(item).max(30), item.transform((one) => [one])]).default([]);

export const SORTS = ['relevance', 'newest', 'name'] as const;

/** Filters of the directory and of discover; within one filter any value fits, across filters all must. */
export const ProfileQuery = z.object({
  q: text(200).default(''),
  kind: many(Kind),
  needs: many(z.enum(NEED_CODES)),
  offers: many(z.enum(NEED_CODES)),
  topics: many(z.enum(TOPIC_CODES)),
  industries: many(z.enum(INDUSTRY_CODES)),
  stage: many(Stage),
  region: many(z.enum(REGION_CODES)),
  sort: z.enum(SORTS).default('relevance'),
  page: z.coerce.number().int().min(1).max(50).default(1),
  pageSize: z.coerce.number().int().min(1).max(50).default(20),
});
export type ProfileQuery = z.infer<typeof ProfileQuery>;

export const FACETS = ['kind', 'needs', 'offers', 'topics', 'industries', 'stage', 'region'] as const;
export type Facet = (typeof FACETS)[number];

/** What matched in each language's text; a language without a match is left out. */
const Marked = z.object({ de: z.string().optional(), en: z.string().optional() });

/** A hit: highlights are HTML-escaped text with `<mark>` around what matched. */
export const SearchHit = z.object({
  profile: ProfileSummary,
  score: z.number().min(0).max(1),
  highlights: z.object({
    name: z.string().optional(),
    headline: Marked.optional(),
    description: Marked.optional(),
  }),
});
export type SearchHit = z.infer<typeof SearchHit>;

export const SearchResult = z.object({
  hits: z.array(SearchHit),
  total: z.number().int(),
  page: z.number().int(),
  pageSize: z.number().int(),
  /** Per facet: how many hits each code would have, ignoring the filter on that facet itself. */
  facets: z.record(z.enum(FACETS), z.record(z.string(), z.number().int())),
  /** Concepts of the vocabulary that the query was understood as, in both languages. */
  understoodAs: z.array(z.object({ code: z.string(), de: z.string(), en: z.string() })),
  /** True where nothing fitted exactly and these are the nearest. */
  nearest: z.boolean(),
  /** True while the index is behind the database. */
  catchingUp: z.boolean(),
});
export type SearchResult = z.infer<typeof SearchResult>;

export const search = {
  profiles: endpoint({
    method: 'GET',
    path: '/api/search/profiles',
    summary: 'Search published profiles with facets, typo and cross-language help',
    access: 'public',
    query: ProfileQuery,
    response: SearchResult,
  }),
};
