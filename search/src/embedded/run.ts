import { checkQuery, wordsAsked } from '../check-query.ts';
import { boundFilter, boundFilterWithout, filterableFields, isEverything } from '../filter.ts';
import { markRanges } from '../highlight.ts';
import { isStopword, tokenise, type Analyser } from '../language/index.ts';
import type { FacetRequest, Filter, Hit, Query, Result, SearchDocument } from '../port.ts';
import { textOf } from '../text.ts';
import type { Bitset } from './bitset.ts';
import { evaluateFilter } from './evaluate-filter.ts';
import type { IndexData } from './index-data.ts';
import { orderBy } from './order.ts';
import type { Scored, Scorer } from './score.ts';
import { best } from './top.ts';
import { understand, type Group } from './understand.ts';
import { unit } from './vectors.ts';

const MOST_FACET_VALUES = 100;
const VECTOR_CANDIDATES = 200;

/** Answers one query from one index. Synchronous, so it sees one state of the data. */
export function runQuery<T>(query: Query, data: IndexData, scorer: Scorer, analyser: Analyser): Result<T> {
  checkQuery(query, data.definition);
  const fields = filterableFields(data.definition);
  const allowed = allowedSet(boundFilter(query, fields), data);
  const q = wordsAsked(query.q);
  const groups = understand(q, data.parts.vocabulary, analyser);
  const worded = groups.length > 0 ? wordScores(query, groups, data, scorer) : null;
  const matching = worded ? within(worded, allowed) : everything(allowed);
  const ranked =
    query.hybrid && query.hybrid.ratio > 0
      ? withVector(query.hybrid, worded ? matching : null, contentWords(groups), allowed, data)
      : matching;
  return {
    hits: page(query, ranked, data).map((place) => hit<T>(query, ranked, place, groups, data)),
    total: ranked.documents.length,
    totalCapped: false,
    facets: Object.fromEntries(
      (query.facets ?? []).map((facet) => {
        const without = facet.disjunctive ? boundFilterWithout(query, fields, facet.field) : null;
        const base = without
          ? worded
            ? within(worded, allowedSet(without, data))
            : everything(allowedSet(without, data))
          : matching;
        return [facet.field, countFacet(facet, base.documents, data)];
      }),
    ),
  };
}

/** Living documents that fit the filter. */
export function allowedSet(filter: Filter, data: IndexData): Bitset {
  const alive = data.aliveSet();
  return isEverything(filter) ? alive : alive.and(evaluateFilter(filter, data));
}

function wordScores(query: Query, groups: readonly Group[], data: IndexData, scorer: Scorer): Scored {
  const { searchable } = data.definition;
  const mask = searchable.reduce(
    (bits, field, place) => (query.searchOn?.includes(field) === false ? bits : bits | (1 << place)),
    0,
  );
  return scorer.score(groups, data.parts.postings, data.size, data.living, mask, query.match === 'all');
}

function within(scored: Scored, allowed: Bitset): Scored {
  const documents = new Uint32Array(scored.documents.length);
  const scores = new Float32Array(scored.documents.length);
  let length = 0;
  for (let i = 0; i < scored.documents.length; i += 1) {
    const document = scored.documents[i] ?? 0;
    if (!allowed.has(document)) continue;
    documents[length] = document;
    scores[length] = scored.scores[i] ?? 0;
    length += 1;
  }
  return { documents: documents.subarray(0, length), scores: scores.subarray(0, length) };
}

function everything(allowed: Bitset): Scored {
  const documents = allowed.toArray();
  return { documents, scores: new Float32Array(documents.length).fill(1) };
}

/** Word scores and cosines mixed; without words, or at ratio 1, cosines alone. Only the nearest join by vector. */
function withVector(
  hybrid: NonNullable<Query['hybrid']>,
  worded: Scored | null,
  words: number,
  allowed: Bitset,
  data: IndexData,
): Scored {
  const vector = unit(hybrid.vector);
  const { vectors } = data.parts;
  const all = allowed.toArray();
  const cosines = new Float32Array(data.size);
  for (const document of all)
    cosines[document] = vectors.has(document) ? Math.max(0, vectors.cosine(vector, document)) : 0;
  if (worded === null || hybrid.ratio === 1) {
    const documents = all.filter((document) => vectors.has(document));
    return {
      documents,
      scores: Float32Array.from(documents, (document) => Math.min(1, cosines[document] ?? 0)),
    };
  }
  const mixed = new Map<number, number>();
  worded.documents.forEach((document, i) => {
    const fitted = (worded.scores[i] ?? 0) * words;
    const tier = Math.ceil(fitted) - 1;
    const share = (1 - hybrid.ratio) * (fitted - tier) + hybrid.ratio * (cosines[document] ?? 0);
    mixed.set(document, (tier + share) / words);
  });
  const nearest = hybrid.reorderOnly
    ? []
    : best(
        all.length,
        VECTOR_CANDIDATES,
        (a, b) => (cosines[all[b] ?? 0] ?? 0) - (cosines[all[a] ?? 0] ?? 0) || a - b,
      );
  for (const place of nearest) {
    const document = all[place] ?? 0;
    const cosine = cosines[document] ?? 0;
    if (cosine > 0 && !mixed.has(document)) mixed.set(document, (hybrid.ratio * cosine) / words);
  }
  return {
    documents: Uint32Array.from(mixed.keys()),
    scores: Float32Array.from(mixed.values(), (score) => Math.min(1, score)),
  };
}

/** How many words of the query the score counts (see `Scorer`). */
function contentWords(groups: readonly Group[]): number {
  return groups.filter((group) => !group.stopword).length || groups.length;
}

/** Places in `ranked` of the documents on the asked page. Ties fall to the order of arrival, so that pages never overlap. */
function page(query: Query, ranked: Scored, data: IndexData): number[] {
  const { documents, scores } = ranked;
  const order = query.sort?.length ? orderBy(query.sort, data) : null;
  const end = Math.min(query.page * query.pageSize, documents.length);
  const places = best(documents.length, end, (a, b) => {
    const left = documents[a] ?? 0;
    const right = documents[b] ?? 0;
    const sorted = order?.(left, right) ?? 0;
    if (sorted !== 0) return sorted;
    const closer = (scores[b] ?? 0) - (scores[a] ?? 0);
    if (closer !== 0) return closer;
    return left - right;
  });
  return places.slice((query.page - 1) * query.pageSize, end);
}

function hit<T>(
  query: Query,
  ranked: Scored,
  place: number,
  groups: readonly Group[],
  data: IndexData,
): Hit<T> {
  const document = data.parts.documents.get(ranked.documents[place] ?? 0);
  const found: Hit<T> = { doc: document as T, score: ranked.scores[place] ?? 0 };
  if (query.highlight) found.highlights = highlightsOf(document, query.highlight, groups, data);
  return found;
}

function highlightsOf(
  document: SearchDocument,
  fields: readonly string[],
  groups: readonly Group[],
  data: IndexData,
): Record<string, string> {
  const hasContent = groups.some((group) => !group.stopword);
  const content = hasContent ? groups.filter((group) => !group.stopword) : groups;
  const atoms = content.flatMap((group) => group.alternatives.flatMap((alternative) => alternative.atoms));
  const isMatch = (word: string): boolean => {
    // A synonym of several words brings its "and" and "or", which nobody looked for.
    if (hasContent && isStopword(word)) return false;
    if (content.some((group) => group.prefix && word.startsWith(group.word))) return true;
    const term = data.parts.vocabulary.number(word);
    return term !== undefined && atoms.some((atom) => atom.has(term));
  };
  const marked = fields.map((field) => {
    const text = textOf(document[field]);
    const ranges = tokenise(text).filter((token) => isMatch(token.word));
    return [
      field,
      markRanges(
        text,
        ranges.map((token) => [token.start, token.end] as const),
      ),
    ] as const;
  });
  return Object.fromEntries(marked.filter((entry): entry is [string, string] => entry[1] !== null));
}

function countFacet(facet: FacetRequest, documents: Uint32Array, data: IndexData): Record<string, number> {
  return Object.fromEntries(
    facetCounts(facet.field, documents, data).slice(
      0,
      Math.min(facet.limit ?? MOST_FACET_VALUES, MOST_FACET_VALUES),
    ),
  );
}

/** Values of a facet field with counts above zero, the most frequent first, then by value. */
export function facetCounts(field: string, documents: Uint32Array, data: IndexData): [string, number][] {
  const column = data.parts.columns.get(field);
  if (column === undefined) return [];
  const counts = [...column.count(documents)].map((count, number): [string, number] => [
    String(column.values[number]),
    count,
  ]);
  return counts
    .filter(([, count]) => count > 0)
    .sort(([a, left], [b, right]) => right - left || (a < b ? -1 : 1));
}
