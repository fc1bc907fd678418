import { type Output } from '@klammer/contracts/endpoint';
import { type DuplicateHint, type merges } from '@klammer/contracts/merges';
import { describeRows } from '../operator/service.ts';
import { listNames } from '../profiles/service.ts';
import { domainOf, isAlike, keyOf } from './likeness.ts';

const MOST_READ = 20_000;
const MOST_SHOWN = 50;
/** More under one domain are tenants of a park or a platform, not one organisation. */
const MOST_OF_ONE_DOMAIN = 4;

type Named = Awaited<ReturnType<typeof listNames>>[number];

/** Pairs that share a domain, or whose names are the same or nearly so; both hints before one. */
export async function suggestDuplicates(): Promise<Output<typeof merges.suggestions>> {
  const pairs = new Map<string, { ids: [string, string]; hints: Set<DuplicateHint> }>();
  const note = (one: Named, other: Named, hint: DuplicateHint) => {
    const ids = [String(one._id), String(other._id)].toSorted() as [string, string];
    const pair = pairs.get(ids.join()) ?? { ids, hints: new Set() };
    pairs.set(ids.join(), { ...pair, hints: pair.hints.add(hint) });
  };
  const all = await listNames(MOST_READ);
  for (const group of groupsBy(all, ({ website }) => domainOf(website)))
    if (group.length <= MOST_OF_ONE_DOMAIN) forEachPair(group, (one, other) => note(one, other, 'domain'));
  // Names that are nearly the same begin alike.
  for (const group of groupsBy(all, ({ name }) => keyOf(name).slice(0, 4)))
    forEachPair(group, (one, other) => isAlike(one.name, other.name) && note(one, other, 'name'));
  const found = [...pairs.values()].toSorted((a, b) => b.hints.size - a.hints.size).slice(0, MOST_SHOWN);
  const rows = await describeRows(found.flatMap(({ ids }) => ids));
  return {
    items: found.flatMap(({ ids, hints }) => {
      const [one, other] = [rows.get(ids[0]), rows.get(ids[1])];
      return one && other ? [{ one, other, hints: [...hints] }] : [];
    }),
  };
}

function groupsBy(all: readonly Named[], key: (one: Named) => string): Named[][] {
  const groups = Map.groupBy(
    all.filter((one) => key(one) !== ''),
    key,
  );
  return [...groups.values()].filter((group) => group.length > 1);
}

function forEachPair(group: readonly Named[], visit: (one: Named, other: Named) => void): void {
  for (const [index, one] of group.entries()) for (const other of group.slice(index + 1)) visit(one, other);
}
