import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { Kind, ProfileSummary, Stage } from './profiles.ts';
import { Moment, text } from './text.ts';
import { NeedCode, PlaceCode, TopicCode } from './codes.ts';
import { INDUSTRY_CODES } from './vocabulary/index.ts';

/** A query parameter that may be given several times. */
const many = <T extends z.ZodType>(item: T) =>
  z.union([z.array(item).max(30), item.transform((one) => [one])]).default([]);

export const SORTS = ['relevance', 'newest', 'name'] as const;

/** Filters of the directory and of discover; within one filter any value fits, across filters all must. */
export const ProfileQuery = z.object({
  q: text(200).default(''),
  kind: many(Kind),
  needs: many(NeedCode),
  offers: many(NeedCode),
  topics: many(TopicCode),
  industries: many(z.enum(INDUSTRY_CODES)),
  stage: many(Stage),
  region: many(PlaceCode),
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
  /** True where search cannot be reached: these are the newest, whatever was asked. */
  away: z.boolean(),
});
export type SearchResult = z.infer<typeof SearchResult>;

/** What search finds, in the order of the tabs; a type shows once its feature names it in `feature.ts`. */
export const SEARCH_TYPES = ['profile', 'request', 'event', 'topic', 'call', 'article', 'story'] as const;
export const SearchType = z.enum(SEARCH_TYPES);
export type SearchType = z.infer<typeof SearchType>;

/** Found things that are no profiles share one simple shape. Titles and texts are in both languages where there are. */
export const FoundItem = z.object({
  id: z.string(),
  title: z.object({ de: z.string(), en: z.string() }),
  text: z.object({ de: z.string(), en: z.string() }),
  /** Where it is read. */
  path: z.string(),
  /** The moment that matters: when an event begins, until when a request is open. */
  at: Moment.nullable(),
  /** Codes of topics, shown as badges. */
  topics: z.array(z.string()),
});
export type FoundItem = z.infer<typeof FoundItem>;

/** A filter of found things: `field:code`. */
export const ThingFilter = text(120).regex(/^[A-Za-z]+:[A-Za-z0-9._-]+$/);

export const ThingQuery = z.object({
  type: SearchType,
  q: text(200).default(''),
  filter: many(ThingFilter),
  page: z.coerce.number().int().min(1).max(50).default(1),
  pageSize: z.coerce.number().int().min(1).max(50).default(20),
});
export type ThingQuery = z.infer<typeof ThingQuery>;

export const ThingResult = SearchResult.pick({
  total: true,
  page: true,
  pageSize: true,
  understoodAs: true,
  nearest: true,
  catchingUp: true,
  away: true,
}).extend({
  hits: z.array(
    FoundItem.extend({ highlights: z.object({ title: Marked.optional(), text: Marked.optional() }) }),
  ),
  /** Per facet the vocabulary that its codes come from, and counts ignoring the filter on the facet itself. */
  facets: z.array(
    z.object({ field: z.string(), vocabulary: z.string(), counts: z.record(z.string(), z.number().int()) }),
  ),
});
export type ThingResult = z.infer<typeof ThingResult>;
export const SearchCounts = z.object({
  counts: z.array(z.object({ type: SearchType, total: z.number().int() })),
});

export const search = {
  profiles: endpoint({
    method: 'GET',
    path: '/api/search/profiles',
    summary: 'Search published profiles with facets, typo and cross-language help',
    access: 'public',
    scope: 'profiles:read',
    query: ProfileQuery,
    response: SearchResult,
  }),
  things: endpoint({
    method: 'GET',
    path: '/api/search/things',
    summary: 'Search one type of thing: requests, events, topics, calls, or profiles in short',
    access: 'public',
    query: ThingQuery,
    response: ThingResult,
  }),
  counts: endpoint({
    method: 'GET',
    path: '/api/search/counts',
    summary: 'How many of each searchable type the words find',
    access: 'public',
    query: z.object({ q: text(200).default('') }),
    response: SearchCounts,
  }),
};
