import {
  FACETS,
  type Facet,
  type ProfileQuery,
  type SearchHit,
  type SearchResult,
} from '@klammer/contracts/search';
import { type Concept, VOCABULARIES } from '@klammer/contracts/vocabulary';
import {
  SearchError,
  type Filter,
  type Query,
  type Result,
  type SearchDocument,
  type Sort,
} from '@klammer/search';
import { type Actor } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { Problem } from '../../problem.ts';
import { canSee, findProfiles, guardedOf, presentSummary, PROFILE_INDEX } from '../profiles/service.ts';

const HIGHLIGHTED = ['name', 'headlineDe', 'headlineEn', 'descriptionDe', 'descriptionEn'];

/** Searches profiles the actor may see; hits are read again from the store through the policy. */
export async function searchProfiles(deps: Deps, actor: Actor, wanted: ProfileQuery): Promise<SearchResult> {
  const query = toQuery(actor, wanted);
  let [result, nearest] = [await ask(deps, query), false];
  if (result.total === 0 && wanted.q !== '') {
    // Nothing fits words and filters together: what is nearest by words alone still helps.
    const relaxed = await ask(deps, { ...query, filter: undefined });
    if (relaxed.total > 0) [result, nearest] = [{ ...relaxed, total: relaxed.hits.length }, true];
  }
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
  };
}

async function ask(deps: Deps, query: Query): Promise<Result<SearchDocument>> {
  try {
    return await deps.search.search(query);
  } catch (cause) {
    if (!(cause instanceof SearchError)) throw cause;
    if (cause.code === 'invalid_query') throw new Problem('invalid-input', cause.message, { cause });
    throw new Problem('unavailable', 'Search is catching up; please try again in a moment.', {
      cause,
      retryAfterSeconds: 2,
    });
  }
}

function toQuery(actor: Actor, wanted: ProfileQuery): Query {
  const filters = FACETS.filter((facet) => wanted[facet].length > 0).map((facet): Filter => ({
    op: 'in',
    field: facet,
    values: wanted[facet],
  }));
  return {
    index: PROFILE_INDEX,
    q: wanted.q,
    filter: filters.length > 0 ? { op: 'and', of: filters } : undefined,
    scope: scopeOf(actor),
    facets: FACETS.map((field: Facet) => ({ field, disjunctive: true })),
    sort: sortOf(wanted),
    page: wanted.page,
    pageSize: wanted.pageSize,
    highlight: wanted.q === '' ? undefined : HIGHLIGHTED,
  };
}

/** What this actor may find at all. */
function scopeOf(actor: Actor): Filter {
  const visible = actor?.emailVerified ? ['public', 'members'] : ['public'];
  return { op: 'in', field: 'visibility', values: visible };
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
    // The index may be a moment behind: what the actor may no longer see is left out.
    if (!doc || !canSee(actor, guardedOf(doc))) return [];
    return [
      { profile: presentSummary(doc), score: hit.score, highlights: highlightsOf(hit.highlights ?? {}) },
    ];
  });
}

function highlightsOf(marked: Record<string, string>): SearchHit['highlights'] {
  const both = (de?: string, en?: string) => (de !== undefined || en !== undefined ? { de, en } : undefined);
  return {
    name: marked.name,
    headline: both(marked.headlineDe, marked.headlineEn),
    description: both(marked.descriptionDe, marked.descriptionEn),
  };
}

const concepts: readonly Concept[] = [
  ...VOCABULARIES.needs,
  ...VOCABULARIES.topics,
  ...VOCABULARIES.instruments,
];

/** Concepts whose label or synonym stands in the query, so that people see what their word was taken for. */
function conceptsIn(q: string): SearchResult['understoodAs'] {
  const words = ` ${q
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
  return concepts
    .filter(({ label, synonyms }) =>
      [label.de, label.en, ...synonyms].some((word) => words.includes(` ${word.toLowerCase()} `)),
    )
    .slice(0, 5)
    .map(({ code, label }) => ({ code, de: label.de, en: label.en }));
}
