import { type FoundItem, type SearchType } from '@klammer/contracts/search';
import { inBothLanguages } from '@klammer/contracts/text';
import { type Person } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { type Indexed } from '../../indexing/indexed.ts';
import { notify } from '../notifications/service.ts';
import { listMemberships } from '../organisations/service.ts';
import { findIds } from '../search/service.ts';
import { SavedSearches, type SavedSearchDoc } from './model.ts';

/** A flood is told bit by bit: the rest comes with the next run. */
const TOLD_AT_ONCE = 20;
const REMEMBERED = 5000;

type Findable = Indexed & { find: NonNullable<Indexed['find']> };

export function sourceOf(indexed: readonly Indexed[], type: SearchType): Findable | undefined {
  return indexed.find((source): source is Findable => source.find?.type === type);
}

/** Runs saved searches (all with alerts, or these) and tells each person once of each new hit. */
export async function runSearches(
  deps: Deps,
  indexed: readonly Indexed[],
  only?: readonly SavedSearchDoc[],
): Promise<void> {
  const all = only ?? SavedSearches.find({ alerts: true }).lean<SavedSearchDoc>().cursor({ batchSize: 100 });
  for await (const search of all) await runSearch(deps, indexed, search);
}

async function runSearch(deps: Deps, indexed: readonly Indexed[], search: SavedSearchDoc): Promise<void> {
  const source = sourceOf(indexed, search.type);
  const actor = await actorOf(search);
  if (!source || !actor) return;
  const { type, q, filter } = search;
  // Every word has to fit: an alert for a part of what was asked would be noise.
  const ids = await findIds(deps, source, actor, { type, q, filter: [...filter] });
  if (!ids) return;
  if (search.known === null) return remember(search, ids);
  const known = new Set([...search.known, ...actor.memberships.map((one) => one.organisationId)]);
  const fresh = ids.filter((id) => !known.has(id)).slice(0, TOLD_AT_ONCE);
  if (fresh.length === 0) return;
  const items = await source.find.read(actor, fresh);
  for (const item of items) await tell(deps, search, item);
  await remember(search, fresh, { $inc: { told: items.length }, $set: { toldAt: deps.now() } });
}

/** Told first, remembered after: cut off in between, the same key tells nobody twice. */
async function tell(deps: Deps, search: SavedSearchDoc, item: FoundItem): Promise<void> {
  const title = inBothLanguages(item.title);
  await notify(deps, {
    key: `search:${String(search._id)}:${item.id}`,
    type: 'search-hit',
    to: { persons: [search.personId] },
    organisationId: search.organisationId,
    title: { de: `Neu zu „${search.name}“: ${title.de}`, en: `New for “${search.name}”: ${title.en}` },
    text: inBothLanguages(item.text),
    path: item.path,
  });
}

async function remember(
  { _id, known }: SavedSearchDoc,
  ids: readonly string[],
  also: { $inc?: Record<string, number>; $set?: Record<string, Date> } = {},
): Promise<void> {
  const all = [...new Set([...(known ?? []), ...ids])].slice(-REMEMBERED);
  await SavedSearches.updateOne({ _id }, { ...also, $set: { ...also.$set, known: all } });
}

/**
 * The person as search sees them when they are not there, acting for the organisation that the search was saved for; null
 * while they do not belong to it, or it is suspended.
 */
async function actorOf({ personId, organisationId }: SavedSearchDoc): Promise<Person | null> {
  const memberships = await listMemberships(personId);
  if (!memberships.some((one) => one.organisationId === organisationId)) return null;
  return {
    personId,
    name: '',
    email: '',
    // Only members save searches, and only a confirmed address makes a member.
    emailVerified: true,
    operator: false,
    locale: null,
    sessionId: '',
    by: null,
    memberships,
    organisationId,
  };
}
