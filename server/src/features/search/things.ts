import { type Output } from '@klammer/contracts/endpoint';
import { type search, type ThingQuery, type ThingResult } from '@klammer/contracts/search';
import { type Filter, type Query } from '@klammer/search';
import { type Actor } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { type Findable, type Indexed } from '../../indexing/indexed.ts';
import { notFound } from '../../problem.ts';
import { anyOf, ask, conceptsIn, count, inBoth } from './asking.ts';
import { scopeFor } from './scope.ts';

const DAY_MS = 86_400_000;

/** Searches one registered type; hits are read again through the feature's own policy. */
export async function searchThings(
  deps: Deps,
  indexed: readonly Indexed[],
  actor: Actor,
  wanted: ThingQuery,
): Promise<ThingResult> {
  const source = indexed.find(({ find }) => find?.type === wanted.type);
  const find = source?.find;
  if (!source || !find) throw notFound();
  const { result, nearest } = await ask(deps, await toThingQuery(deps, source.index, find, actor, wanted));
  const items = new Map(
    (await find.read(actor, result?.hits.map((hit) => hit.doc.id) ?? [])).map((item) => [item.id, item]),
  );
  return {
    hits: (result?.hits ?? []).flatMap(({ doc, highlights = {} }) => {
      const item = items.get(doc.id);
      if (!item) return [];
      const { publicId = item.id, ...shown } = item;
      return [{ ...shown, id: publicId, highlights: highlightsOf(find, highlights) }];
    }),
    total: result?.total ?? 0,
    page: wanted.page,
    pageSize: wanted.pageSize,
    facets: Object.entries(find.facets).map(([field, vocabulary]) => ({
      field,
      vocabulary,
      counts: result?.facets[field] ?? {},
    })),
    understoodAs: conceptsIn(wanted.q),
    nearest,
    catchingUp: result === null || (await deps.indexIsBehind()),
    away: result === null,
  };
}

/** How many of each registered type the words find; none where search is away. */
export async function countTypes(
  deps: Deps,
  indexed: readonly Indexed[],
  actor: Actor,
  q: string,
): Promise<Output<typeof search.counts>> {
  const types = indexed.flatMap(({ index, find }) => (find ? [{ index, find }] : []));
  const queries = await Promise.all(
    types.map(({ index, find }) =>
      toThingQuery(deps, index, find, actor, { type: find.type, q, filter: [], page: 1, pageSize: 0 }),
    ),
  );
  const totals = await count(deps, queries);
  return { counts: types.map(({ find }, row) => ({ type: find.type, total: totals?.[row] ?? 0 })) };
}

const MOST_IDS = 1000;

/** Ids of everything that fits all words, newest first; null where search is away. For searches that run by themselves. */
export async function findIds(
  deps: Deps,
  source: { index: string; find: Findable },
  actor: Actor,
  wanted: Pick<ThingQuery, 'type' | 'q' | 'filter'>,
): Promise<string[] | null> {
  const { index, find } = source;
  const query = await toThingQuery(deps, index, find, actor, { ...wanted, page: 1, pageSize: MOST_IDS });
  const sort = [{ field: find.order.field, direction: 'desc' as const }];
  const { result } = await ask(
    deps,
    { ...query, sort, match: 'all', facets: [], highlight: undefined },
    false,
  );
  return result?.hits.map((hit) => hit.doc.id) ?? null;
}

/** What the engine is asked. */
async function toThingQuery(
  deps: Pick<Deps, 'now'>,
  index: string,
  find: Findable,
  actor: Actor,
  wanted: ThingQuery,
): Promise<Query> {
  const { fields, order } = find;
  const filters = filtersOf(find, wanted.filter);
  return {
    index,
    q: wanted.q,
    filter: filters.length > 0 ? { op: 'and', of: filters } : undefined,
    scope: { op: 'and', of: [await scopeFor(find, actor), ...upcoming(deps, order)] },
    facets:
      wanted.pageSize === 0 ? [] : Object.keys(find.facets).map((field) => ({ field, disjunctive: true })),
    sort:
      wanted.q === ''
        ? [{ field: order.field, direction: order.first === 'next' ? 'asc' : 'desc' }]
        : undefined,
    page: wanted.page,
    pageSize: wanted.pageSize,
    highlight:
      wanted.q === '' ? undefined : [fields.title.de, fields.title.en, fields.text.de, fields.text.en],
  };
}

/** What is past is not looked for; an event of this morning still is. */
function upcoming({ now }: Pick<Deps, 'now'>, { field, first }: Findable['order']): Filter[] {
  return first === 'next' ? [{ op: 'range', field, gte: now().getTime() - DAY_MS }] : [];
}

/** `field:code` of fields that can be filtered; what is unknown is left out, so that old links keep working. */
function filtersOf(find: Findable, wanted: readonly string[]): Filter[] {
  return Object.keys(find.facets).flatMap((field) =>
    anyOf(
      field,
      wanted.filter((one) => one.startsWith(`${field}:`)).map((one) => one.slice(field.length + 1)),
    ),
  );
}

function highlightsOf({ fields }: Findable, marked: Record<string, string>) {
  return {
    title: inBoth(marked[fields.title.de], marked[fields.title.en]),
    text: inBoth(marked[fields.text.de], marked[fields.text.en]),
  };
}
