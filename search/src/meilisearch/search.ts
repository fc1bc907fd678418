import type { MultiSearchQuery, RecordAny } from 'meilisearch';
import { checkQuery, wordsAsked } from '../check-query.ts';
import { boundFilter, boundFilterWithout, filterableFields } from '../filter.ts';
import { markRanges, MARK_END, MARK_START, renderMarks } from '../highlight.ts';
import { tokenise, type Analyser } from '../language/index.ts';
import type { Hit, IndexDefinition, Query, Result } from '../port.ts';
import { textOf } from '../text.ts';
import { askedTerms, respelt } from './asked-terms.ts';
import { EMBEDDER, fromStored, TERMS } from './documents.ts';
import { translated } from './errors.ts';
import { filterText } from './filter-text.ts';
import type { Remote } from './remote.ts';
import { MOST_HITS } from './settings.ts';

/** Fewer hits than this for the words as written, and the analysed words are asked as well. */
const FEW = 5;

interface Answer {
  hits: RecordAny[];
  totalHits?: number;
  facetDistribution?: Record<string, Record<string, number>>;
}

/** One query of the port: one multi-search for the words as written, the analysed words, and the facets. */
export async function runSearch<T>(query: Query, remote: Remote, analyser: Analyser): Promise<Result<T>> {
  const definition = await remote.definition(query.index);
  checkQuery(query, definition);
  const written = requestsFor(query, definition, remote, wordsAsked(query.q), [
    ...(query.searchOn ?? definition.searchable),
  ]);
  const q = wordsAsked(query.q);
  const guess = query.searchOn ? null : respelt(analyser, q);
  const termsOf = (words: string): MultiSearchQuery[][] =>
    // A space behind, for no term is unfinished.
    askedTerms(analyser, words).map((terms) => requestsFor(query, definition, remote, `${terms} `, [TERMS]));
  const analysed = query.searchOn ? [] : termsOf(q);
  const guessed = guess === null ? [] : termsOf(guess);
  const { results } = await translated(() =>
    remote.searching.multiSearch({ queries: [written, ...analysed, ...guessed].flat() }),
  );
  const answers = results as unknown as Answer[];
  const [asWritten, ...rest] = [written, ...analysed, ...guessed].map((_, index) =>
    answers.slice(index * written.length, (index + 1) * written.length),
  );
  const asAnalysed = widest(rest.slice(0, analysed.length));
  const asGuessed = widest(rest.slice(analysed.length));
  if (found(asWritten) < FEW && found(asAnalysed) > found(asWritten))
    return toResult<T>(query, asAnalysed, { analyser, words: q });
  // A word that has a neighbour in the index, typos forgiven, is no riddle.
  if (found(asWritten) === 0 && found(asGuessed) > 0)
    return toResult<T>(query, asGuessed, { analyser, words: guess ?? q });
  return toResult<T>(query, asWritten, null);
}

const found = (of: Answer[] | undefined): number => of?.[0]?.totalHits ?? 0;
const widest = (answers: Answer[][]): Answer[] | undefined =>
  answers.toSorted((a, b) => found(b) - found(a))[0];

/** The hits' request first, then one for each disjunctive facet. */
function requestsFor(
  query: Query,
  definition: IndexDefinition,
  remote: Remote,
  q: string,
  searchOn: string[],
): MultiSearchQuery[] {
  const fields = filterableFields(definition);
  const facets = query.facets ?? [];
  const common = {
    indexUid: remote.uid(query.index),
    q,
    matchingStrategy: query.match ?? 'last',
    ...(q.trim() === '' ? {} : { attributesToSearchOn: searchOn }),
  } satisfies MultiSearchQuery;
  const hits: MultiSearchQuery = {
    ...common,
    filter: filterText(boundFilter(query, fields)),
    facets: facets.filter((facet) => !facet.disjunctive).map((facet) => facet.field),
    sort: (query.sort ?? []).map((by) =>
      'near' in by
        ? `_geoPoint(${by.near.lat}, ${by.near.lng}):${by.direction}`
        : `${by.field}:${by.direction}`,
    ),
    page: query.page,
    hitsPerPage: query.pageSize,
    showRankingScore: true,
    ...(query.highlight
      ? {
          attributesToHighlight: [...query.highlight],
          highlightPreTag: MARK_START,
          highlightPostTag: MARK_END,
        }
      : {}),
    ...(query.hybrid && query.hybrid.ratio > 0 && !query.hybrid.reorderOnly
      ? {
          vector: Array.from(query.hybrid.vector),
          hybrid: { embedder: EMBEDDER, semanticRatio: query.hybrid.ratio },
        }
      : {}),
  };
  const counts = facets
    .filter((facet) => facet.disjunctive)
    .map((facet) => ({
      ...common,
      filter: filterText(boundFilterWithout(query, fields, facet.field)),
      facets: [facet.field],
      limit: 0,
    }));
  return [hits, ...counts];
}

/** By which analysed words hits were found; Meilisearch can't mark their matches. */
interface Understood {
  analyser: Analyser;
  words: string;
}

function toResult<T>(
  query: Query,
  [first, ...counts]: Answer[] = [],
  understood: Understood | null,
): Result<T> {
  const total = first?.totalHits ?? 0;
  const facets: Result<T>['facets'] = {};
  const distributions = Object.assign(
    {},
    first?.facetDistribution,
    ...counts.map((answer) => answer.facetDistribution),
  ) as Result<T>['facets'];
  for (const { field, limit = 100 } of query.facets ?? []) {
    const counted = Object.entries(distributions[field] ?? {}).filter(([, count]) => count > 0);
    facets[field] = Object.fromEntries(
      counted.sort(([a, left], [b, right]) => right - left || (a < b ? -1 : 1)).slice(0, limit),
    );
  }
  return {
    hits: (first?.hits ?? []).map((stored) => toHit<T>(query, stored, understood)),
    total,
    totalCapped: total >= MOST_HITS,
    facets,
  };
}

function toHit<T>(query: Query, stored: RecordAny, understood: Understood | null): Hit<T> {
  const doc = fromStored(stored);
  const score = typeof stored['_rankingScore'] === 'number' ? stored['_rankingScore'] : 1;
  const hit: Hit<T> = { doc: doc as T, score: Math.min(1, Math.max(0, score)) };
  if (!query.highlight) return hit;
  const formatted = (stored['_formatted'] ?? {}) as Record<string, unknown>;
  const marked = query.highlight.map((field) => {
    const html = understood
      ? markAnalysed(textOf(doc[field]), understood)
      : renderMarks(textOf(formatted[field]));
    return [field, html] as const;
  });
  hit.highlights = Object.fromEntries(
    marked.filter((entry): entry is [string, string] => entry[1]?.includes('<mark>') === true),
  );
  return hit;
}

function markAnalysed(text: string, { analyser, words }: Understood): string | null {
  const wanted = new Set(analyser.terms(words));
  const ranges = tokenise(text).filter((token) =>
    analyser.terms(token.word).some((term) => wanted.has(term)),
  );
  return markRanges(
    text,
    ranges.map((token) => [token.start, token.end] as const),
  );
}
