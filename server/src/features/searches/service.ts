import { type Output, type Parsed } from '@klammer/contracts/endpoint';
import { type SavedSearch, type searches } from '@klammer/contracts/searches';
import { type Member } from '../../actor.ts';
import { storeAmong } from '../../db/capped.ts';
import { type Deps } from '../../deps.ts';
import { type Indexed } from '../../indexing/indexed.ts';
import { type Job } from '../../contributions/jobs.ts';
import { notFound } from '../../problem.ts';
import { runSearches, sourceOf } from './alerting.ts';
import { keyOf, SavedSearches, type SavedSearchDoc } from './model.ts';
import { presentSearch } from './present.ts';

const MOST_SAVED = 50;

/** A saved search is its person's alone, for the organisation they act for: nobody else sees, changes or deletes it. */
export async function listSearches(actor: Member): Promise<Output<typeof searches.list>> {
  const docs = await SavedSearches.find(ownOf(actor), { known: 0 })
    .sort({ createdAt: -1 })
    .limit(MOST_SAVED)
    .lean<SavedSearchDoc[]>();
  return { items: docs.map(presentSearch) };
}

/** @throws Problem capacity-reached where there are too many, not-found for a type that nothing is registered for. */
export async function saveSearch(
  deps: Deps,
  indexed: readonly Indexed[],
  actor: Member,
  { name, type, q, filter, alerts }: Parsed<typeof searches.save>['body'],
): Promise<SavedSearch> {
  if (!sourceOf(indexed, type)) throw notFound();
  const own = ownOf(actor);
  const sorted = [...new Set(filter)].toSorted();
  const key = keyOf({ ...own, type, q, filter: sorted });
  const write = async () => {
    const doc = await SavedSearches.findOneAndUpdate(
      { ...own, key },
      {
        $setOnInsert: { type, q, filter: sorted, createdAt: deps.now(), known: null, told: 0, toldAt: null },
        $set: { name, alerts },
      },
      { upsert: true, returnDocument: 'after' },
    ).lean<SavedSearchDoc>();
    if (!doc) throw notFound();
    return doc;
  };
  const isNew = !(await SavedSearches.exists({ ...own, key }));
  const detail = `You have saved ${MOST_SAVED} searches; delete one first.`;
  const doc = isNew
    ? await storeAmong(SavedSearches, own, { most: MOST_SAVED, detail }, write)
    : await write();
  // What fits already is no news; where search is away the job notes it.
  if (isNew) await runSearches(deps, indexed, [doc]);
  return presentSearch(doc);
}

export async function changeSearch(
  actor: Member,
  id: string,
  change: Parsed<typeof searches.update>['body'],
): Promise<SavedSearch> {
  const doc = await SavedSearches.findOneAndUpdate(
    { _id: id, ...ownOf(actor) },
    {
      $set: {
        ...(change.name !== undefined && { name: change.name }),
        ...(change.alerts !== undefined && { alerts: change.alerts }),
        // Switched on again, it tells of what is new from then on.
        ...(change.alerts === true && { known: null }),
      },
    },
    { returnDocument: 'after' },
  ).lean<SavedSearchDoc>();
  if (!doc) throw notFound();
  return presentSearch(doc);
}

export async function removeSearch(actor: Member, id: string): Promise<void> {
  const { deletedCount } = await SavedSearches.deleteOne({ _id: id, ...ownOf(actor) });
  if (deletedCount === 0) throw notFound();
}

function ownOf({ personId, organisationId }: Member): Pick<SavedSearchDoc, 'personId' | 'organisationId'> {
  return { personId, organisationId };
}

export function searchesJobs(indexed: readonly Indexed[]): Job[] {
  return [{ name: 'run-saved-searches', everyMs: 60_000, run: (deps) => runSearches(deps, indexed) }];
}

export { fillSearches } from './filling.ts';
export { runSearches } from './alerting.ts';
