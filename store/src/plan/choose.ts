import { type Collection, type Index, indexOf } from '../catalog/collection.ts';
import { fail } from '../errors.ts';
import type { SortField } from '../sort/order.ts';
import { type Doc, isDoc, type Value } from '../values/types.ts';
import { idScan, type IndexScan, indexScan } from './index-scan.ts';
import { type Conditions, conditionsOf } from './predicates.ts';

export type Plan =
  | { kind: 'collection'; isBackward: boolean; isExact: boolean; isSorted: boolean }
  | IndexScan
  | { kind: 'union'; scans: Plan[]; isExact: false; isSorted: false };

export interface PlanRequest {
  filter: Doc;
  sort?: SortField[];
  hint?: Value;
  /** Index keys order strings by code point, so with a collation none is used. */
  isCollated?: boolean;
}

/** Chooses how to read a collection. An index only ever narrows what is looked at, so the choice changes no result. */
export function choosePlan(
  collection: Collection,
  { filter, sort = [], hint, isCollated }: PlanRequest,
): Plan {
  const [natural] = sort;
  const isNatural = natural?.path === '$natural';
  const scanAll: Plan = {
    kind: 'collection',
    isBackward: isNatural && natural.direction < 0,
    isExact: filter.size === 0,
    isSorted: sort.length === 0 || isNatural,
  };
  const forced = hintedIndex(collection, hint);
  if (forced === 'natural' || isNatural || isCollated) return scanAll;
  const byId = forced ? undefined : idScan(collection, filter);
  if (byId) return byId;
  const conditions = conditionsOf(filter);
  const candidates = forced ? [forced] : collection.indexes;
  let best: IndexScan | undefined;
  for (const index of candidates) {
    if (index !== forced && !mayServe(index, conditions, sort)) continue;
    const scan = indexScan(index, conditions, sort, index === forced);
    if (scan && (!best || scan.score > best.score)) best = scan;
  }
  if (best && (best.score > 0 || forced)) return best;
  return unionOf(collection, conditions, forced) ?? scanAll;
}

/** Whether it could narrow or order anything; a look at the many that cannot would cost more than the rest. */
function mayServe(index: Index, { byPath }: Conditions, sort: readonly SortField[]): boolean {
  return sort.length > 0 || index.isSparse || byPath.has(index.fields[0]?.path ?? '');
}

function hintedIndex(collection: Collection, hint: Value | undefined): Index | 'natural' | undefined {
  if (hint === undefined || (isDoc(hint) && hint.size === 0)) return undefined;
  if (isDoc(hint) && hint.has('$natural')) return 'natural';
  const found = indexOf(collection, hint);
  if (!found)
    fail(
      'BadValue',
      'error processing query: planner returned error :: caused by :: hint provided does not correspond to an existing index',
    );
  return found;
}

function unionOf(
  collection: Collection,
  conditions: Conditions,
  forced: Index | undefined,
): Plan | undefined {
  if (!conditions.branches || forced) return undefined;
  const scans: Plan[] = [];
  for (const branch of conditions.branches) {
    const plan = choosePlan(collection, { filter: branch });
    if (plan.kind === 'collection') return undefined;
    scans.push(plan);
  }
  return { kind: 'union', scans, isExact: false, isSorted: false };
}
