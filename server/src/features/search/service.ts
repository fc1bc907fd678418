import {
  FACETS,
  type Facet,
  type ProfileQuery,
  type SearchHit,
  type SearchResult,
} from '@klammer/contracts/search';
import { type Filter, type Query, type Result, type SearchDocument, type Sort } from '@klammer/search';
import { type Actor } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import {
  canSee,
  findProfiles,
  guardedOf,
  indexedProfiles,
  listNewest,
  presentSummary,
  PROFILE_INDEX,
} from '../profiles/service.ts';
import { anyOf, ask, conceptsIn, inBoth } from './asking.ts';
import { scopeFor } from './scope.ts';

const HIGHLIGHTED = ['name', 'headlineDe', 'headlineEn', 'descriptionDe', 'descriptionEn'];

/** Searches profiles the actor may see; hits are read again from the store through the policy. */
export async function searchProfiles(deps: Deps, actor: Actor, wanted: ProfileQuery): Promise<SearchResult> {
  const { result, nearest } = await ask(
    deps,
    toProfileQuery(wanted, await scopeFor(indexedProfiles.find, actor)),
  );
  if (!result) return newestInstead(wanted);
  return {
    hits: await presentHits(actor, result),
    total: result.total,
    page: wanted.page,
    pageSize: wanted.pageSize,
    facets: Object.fromEntries(
      FACETS.map((facet) => [facet, result.facets[facet] ?? {}]),
    ) as SearchResult['facets'],
    understoodAs: conceptsIn(wanted.q),
    nearest,
    catchingUp: await deps.indexIsBehind(),
    away: false,
  };
}

/** While search is away the product goes on: the newest public profiles, straight from the store. */
async function newestInstead({ page, pageSize }: ProfileQuery): Promise<SearchResult> {
  const { items } = page === 1 ? await listNewest(pageSize) : { items: [] };
  return {
    hits: items.map((profile) => ({ profile, score: 0, highlights: {} })),
    total: items.length,
    page,
    pageSize,
    facets: Object.fromEntries(FACETS.map((facet) => [facet, {}])) as SearchResult['facets'],
    understoodAs: [],
    nearest: false,
    catchingUp: true,
    away: true,
  };
}

function toProfileQuery(wanted: ProfileQuery, scope: Filter): Query {
  const filters = FACETS.flatMap((facet) => anyOf(facet, wanted[facet]));
  return {
    index: PROFILE_INDEX,
    q: wanted.q,
    filter: filters.length > 0 ? { op: 'and', of: filters } : undefined,
    scope,
    facets: FACETS.map((field: Facet) => ({ field, disjunctive: true })),
    sort: sortOf(wanted),
    page: wanted.page,
    pageSize: wanted.pageSize,
    highlight: wanted.q === '' ? undefined : HIGHLIGHTED,
  };
}

function sortOf({ sort, q }: ProfileQuery): Sort[] | undefined {
  if (sort === 'name') return [{ field: 'name', direction: 'asc' }];
  if (sort === 'newest' || q === '') return [{ field: 'publishedAt', direction: 'desc' }];
  return undefined;
}

async function presentHits(actor: Actor, result: Result<SearchDocument>): Promise<SearchHit[]> {
  const docs = await findProfiles(result.hits.map((hit) => hit.doc.id));
  const byId = new Map(docs.map((doc) => [String(doc._id), doc]));
  return result.hits.flatMap((hit) => {
    const doc = byId.get(hit.doc.id);
    // The index may be a moment behind: what the actor may no longer see or find is left out.
    if (!doc || doc.visibility === 'anonymous' || !canSee(actor, guardedOf(doc))) return [];
    return [
      { profile: presentSummary(doc), score: hit.score, highlights: highlightsOf(hit.highlights ?? {}) },
    ];
  });
}

function highlightsOf(marked: Record<string, string>): SearchHit['highlights'] {
  return {
    name: marked.name,
    headline: inBoth(marked.headlineDe, marked.headlineEn),
    description: inBoth(marked.descriptionDe, marked.descriptionEn),
  };
}

export { countTypes, findIds, searchThings } from './things.ts';
