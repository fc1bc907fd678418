import type { Collection, Index } from '../catalog/collection.ts';
import { fail } from '../errors.ts';
import type { Near } from '../geo/near.ts';
import { compileFilter } from '../match/compile.ts';
import { compareKeys, type SortField, type SortKey, sortKeyOf, Top } from '../sort/order.ts';
import type { Database } from '../storage/database.ts';
import type { Records } from '../storage/records.ts';
import type { StringOrder } from '../values/compare.ts';
import { decodeDoc } from '../values/decode.ts';
import { Held } from '../values/held.ts';
import { type Doc, isDoc, type Value } from '../values/types.ts';
import { choosePlan, type Plan } from './choose.ts';
import { scan, type Stored } from './scan.ts';
import type { Matcher } from '../match/matcher.ts';
/** What is looked for. */
export interface Wanted {
  filter: Doc;
  /** Also near a place, and in the order of the distance where no other is asked for. */
  near?: Near;
  sort?: SortField[];
  skip?: number;
  /** 0: no limit. */
  limit?: number;
  hint?: Value;
  strings?: StringOrder;
  variables?: Doc;
}

export interface Query extends Wanted {
  matches: Matcher;
}

/** Throws for a filter that cannot be understood, also where there will be nothing to filter. */
export function compileQuery(wanted: Wanted): Query {
  const { filter, near } = wanted;
  const matches = compileFilter(filter, wanted);
  if (!near) return { ...wanted, matches };
  return { ...wanted, matches: (doc, state) => near.nearest(doc) !== undefined && matches(doc, state) };
}

/** A found document; `doc` is there only if it had to be decoded. */
export interface Found extends Stored {
  doc?: Doc;
}

export function docOf({ doc, bytes }: Found): Doc {
  return doc ?? decodeDoc(bytes);
}

/** The most a sort may hold in memory: keys only, the documents are read again in order. */
const maxSorted = 2_000_000;

const byDistance: SortField[] = [{ path: '', direction: 1 }];

function servesNear(index: Index, { path, indexKinds }: Near): boolean {
  const key = index.spec.get('key');
  return isDoc(key) && indexKinds.has(String(key.get(path))) && !index.isHidden && !index.inPartial;
}

/** Finds documents: filter, then sort, skip and limit. */
export class Finder {
  readonly #database: Database;
  readonly #records: Records;

  constructor(database: Database, records: Records) {
    this.#database = database;
    this.#records = records;
  }

  /** When the running command has taken the time it was given. */
  deadline = Infinity;
  #asked = 0;

  /** Throws where the time is over. Asked for every row, so it looks at the clock now and then only. */
  checkTime(): void {
    if (++this.#asked % 16 === 0 && Date.now() > this.deadline)
      fail('MaxTimeMSExpired', 'operation exceeded time limit');
  }

  plan(collection: Collection, { filter, near, sort, hint, strings }: Query): Plan {
    if (near && !collection.indexes.some((index) => servesNear(index, near)))
      fail(
        'NoQueryExecutionPlans',
        `error processing query: ns=${collection.db}.${collection.name} planner returned error :: caused by :: unable to find index for $geoNear query: make one of kind ${[...near.indexKinds].join(' or ')} on ${near.path}`,
      );
    return choosePlan(collection, { filter, sort, hint, isCollated: strings !== undefined });
  }

  /** The found documents; none of a collection that is not there. */
  *find(collection: Collection | undefined, query: Query): Generator<Found> {
    if (!collection) return;
    const { skip = 0, limit = 0 } = query;
    const plan = this.plan(collection, query);
    const found =
      plan.isSorted && !query.near
        ? this.#matching(collection, query, plan)
        : this.#sorted(collection, query, plan);
    let left = limit > 0 ? limit : Infinity;
    let toSkip = skip;
    for (const item of found) {
      if (toSkip > 0) {
        toSkip--;
        continue;
      }
      yield item;
      if (--left === 0) return;
    }
  }

  *#matching(collection: Collection, query: Query, plan: Plan): Generator<Found> {
    const { matches, limit = 0, skip = 0 } = query;
    // One row more than wanted would cost a second look; one fewer a second statement.
    const first = limit > 0 && plan.isSorted ? Math.min(limit + skip, 256) : 32;
    for (const stored of scan(this.#database, collection, plan, first)) {
      this.checkTime();
      if (plan.isExact && !query.near) yield stored;
      else {
        const doc = decodeDoc(stored.bytes);
        if (matches(doc)) yield { ...stored, doc };
      }
    }
  }

  *#sorted(collection: Collection, query: Query, plan: Plan): Generator<Found> {
    const { sort = [], near, skip = 0, limit = 0 } = query;
    const isByDistance = near && sort.length === 0;
    const keyOf = isByDistance ? (doc: Doc) => [near.nearest(doc)?.distance ?? null] : sortKeyOf(sort);
    const order = compareKeys(isByDistance ? byDistance : sort, query.strings);
    const top = new Top<[SortKey, number]>(limit > 0 ? limit + skip : Infinity, (a, b) => order(a[0], b[0]));
    const held = new Held('Sort');
    for (const found of this.#matching(collection, query, plan)) {
      const key = keyOf(docOf(found));
      if (limit === 0) held.add(key);
      top.add([key, found.id]);
      if (top.size > maxSorted) {
        fail(
          'QueryExceededMemoryLimitNoDiskUseAllowed',
          `Sort exceeded ${maxSorted} documents: add an index that gives this order, or a limit.`,
        );
      }
    }
    for (const [, id] of top.sorted()) {
      const bytes = this.#records.read(collection, id);
      if (bytes) yield { id, bytes };
    }
  }
}
