import { conceptsOf } from '@klammer/contracts/vocabulary';
import { SearchError, type Filter, type Query, type Result, type SearchDocument } from '@klammer/search';
import { type SearchResult } from '@klammer/contracts/search';
import { type Deps } from '../../deps.ts';
import { Problem } from '../../problem.ts';

/** What the engine answered; null where it cannot be reached, so that callers can still show something. */
export interface Asked {
  result: Result<SearchDocument> | null;
  /** Nothing fits words and filters together: these fit the words alone. */
  nearest: boolean;
}

/** Asks the engine; where nothing fits, asks again for what comes nearest. @throws Problem invalid-input */
export async function ask(deps: Deps, query: Query, relax = true): Promise<Asked> {
  const result = await tryTo(() => deps.search.search(query));
  const relaxed = relax && result?.total === 0 ? relaxations(query) : [];
  if (relaxed.length === 0) return { result, nearest: false };
  const answers = (await tryTo(() => deps.search.multiSearch(relaxed))) ?? [];
  const nearest = answers.find((answer) => answer.total > 0);
  return nearest
    ? { result: { ...nearest, facets: result?.facets ?? {}, total: nearest.hits.length }, nearest: true }
    : { result, nearest: false };
}

/** The same question asked less strictly, the nearest first: all filters but one, then the words alone and what speaks of the same. */
function relaxations(query: Query): Query[] {
  const filters = query.filter?.op === 'and' ? query.filter.of : [];
  const butOne = filters.map((_, left): Query => {
    const of = filters.filter((_filter, index) => index !== left);
    return { ...query, page: 1, filter: { op: 'and', of } };
  });
  const wordsAlone: Query[] = query.q ? [{ ...query, page: 1, filter: undefined, nearby: true }] : [];
  return [...(filters.length > 1 ? butOne : []), ...wordsAlone];
}

/** How many each query finds; null where the engine cannot be reached. */
export async function count(deps: Deps, queries: readonly Query[]): Promise<number[] | null> {
  const results = await tryTo(() => deps.search.multiSearch(queries));
  return results?.map((result) => result.total) ?? null;
}

async function tryTo<Answer>(work: () => Promise<Answer>): Promise<Answer | null> {
  try {
    return await work();
  } catch (cause) {
    if (!(cause instanceof SearchError)) throw cause;
    if (cause.code === 'invalid_query') throw new Problem('invalid-input', cause.message, { cause });
    return null;
  }
}

/** Any of the values of a field; none where no value is wanted. */
export function anyOf(field: string, values: readonly string[]): Filter[] {
  return values.length > 0 ? [{ op: 'in', field, values }] : [];
}

/** Concepts whose label or synonym stands in the query, so that people see what their word was taken for. */
export function conceptsIn(q: string): SearchResult['understoodAs'] {
  const words = ` ${q
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
  return [...conceptsOf('needs'), ...conceptsOf('topics'), ...conceptsOf('instruments')]
    .filter(({ label, synonyms }) =>
      [label.de, label.en, ...synonyms].some((word) => words.includes(` ${word.toLowerCase()} `)),
    )
    .slice(0, 5)
    .map(({ code, label }) => ({ code, de: label.de, en: label.en }));
}

type Marked = { de?: string; en?: string };

/** Highlights of two fields as one text in two languages; undefined where neither has a match. */
export function inBoth(de?: string, en?: string): Marked | undefined {
  return de !== undefined || en !== undefined ? { de, en } : undefined;
}
