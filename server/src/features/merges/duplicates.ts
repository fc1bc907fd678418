import { type Output, type Parsed } from '@klammer/contracts/endpoint';
import { type DuplicateHint, type merges } from '@klammer/contracts/merges';
import { type Person } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { notFound } from '../../problem.ts';
import { noteAudit } from '../audit/service.ts';
import { describeRows } from '../operator/service.ts';
import { listNames } from '../profiles/service.ts';
import { domainOf, isAlike, keyOf } from './likeness.ts';
import { Dismissals } from './model.ts';

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
    const key = pairOf(...ids);
    const pair = pairs.get(key) ?? { ids, hints: new Set() };
    pairs.set(key, { ...pair, hints: pair.hints.add(hint) });
  };
  const all = await listNames(MOST_READ);
  for (const group of groupsBy(all, ({ website }) => domainOf(website)))
    if (group.length <= MOST_OF_ONE_DOMAIN) forEachPair(group, (one, other) => note(one, other, 'domain'));
  // Names that are nearly the same begin alike.
  for (const group of groupsBy(all, ({ name }) => keyOf(name).slice(0, 4)))
    forEachPair(group, (one, other) => isAlike(one.name, other.name) && note(one, other, 'name'));
  const dismissed = await Dismissals.find({ _id: { $in: [...pairs.keys()] } }, { _id: 1 })
    .limit(pairs.size)
    .lean();
  for (const { _id } of dismissed) pairs.delete(_id);
  const found = [...pairs.values()].toSorted((a, b) => b.hints.size - a.hints.size).slice(0, MOST_SHOWN);
  const rows = await describeRows(found.flatMap(({ ids }) => ids));
  return {
    items: found.flatMap(({ ids, hints }) => {
      const [one, other] = [rows.get(ids[0]), rows.get(ids[1])];
      return one && other ? [{ one, other, hints: [...hints] }] : [];
    }),
  };
}

/** @throws Problem not-found where one of them is not there */
export async function dismissDuplicate(
  deps: Deps,
  actor: Person,
  { oneId, otherId }: Parsed<typeof merges.dismiss>['body'],
): Promise<void> {
  if ((await describeRows([oneId, otherId])).size < 2) throw notFound();
  await Dismissals.updateOne(
    { _id: pairOf(oneId, otherId) },
    { $setOnInsert: { organisationIds: [oneId, otherId], at: deps.now() } },
    { upsert: true },
  );
  noteAudit(deps, {
    actor,
    action: 'duplicate.dismissed',
    subject: { kind: 'organisation', id: oneId },
    detail: { other: otherId },
  });
}

const pairOf = (one: string, other: string): string => [one, other].toSorted().join();

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
