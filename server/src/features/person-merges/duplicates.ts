import { type Output, type Parsed } from '@klammer/contracts/endpoint';
import { type PersonHint, type personMerges } from '@klammer/contracts/person-merges';
import { type Person } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { notFound } from '../../problem.ts';
import { listAddresses, type PersonAddress } from '../accounts/service.ts';
import { noteAudit } from '../audit/service.ts';
import { describePeople } from '../operator/service.ts';
import { listMembershipsOf } from '../organisations/service.ts';
import { areAddressesAlike, nameKeyOf } from './likeness.ts';
import { PersonDismissals } from './model.ts';

const MOST_READ = 20_000;
const MOST_SHOWN = 50;
/** More of one name are more than one person with two accounts. */
const MOST_OF_ONE_NAME = 6;

/** Pairs of the same name that share an organisation or whose addresses are written alike; both hints before one. */
export async function suggestPeople(): Promise<Output<typeof personMerges.suggestions>> {
  const byName = Map.groupBy(await listAddresses(MOST_READ), ({ name }) => nameKeyOf(name));
  byName.delete('');
  const groups = [...byName.values()].filter((one) => one.length > 1 && one.length <= MOST_OF_ONE_NAME);
  const organisations = await organisationsOf(groups.flat().map(({ id }) => id));
  const pairs = groups.flatMap(pairsOf).flatMap(([one, other]) => {
    const hints = hintsOf(one, other, organisations);
    return hints.length > 0
      ? [{ key: keyOf(one.id, other.id), ids: [one.id, other.id] as const, hints }]
      : [];
  });
  const dismissed = await PersonDismissals.distinct('_id', { _id: { $in: pairs.map(({ key }) => key) } });
  const shown = pairs
    .filter(({ key }) => !dismissed.includes(key))
    .toSorted((a, b) => b.hints.length - a.hints.length)
    .slice(0, MOST_SHOWN);
  const rows = await describePeople(shown.flatMap(({ ids }) => ids));
  return {
    items: shown.flatMap(({ ids, hints }) => {
      const [one, other] = [rows.get(ids[0]), rows.get(ids[1])];
      return one && other ? [{ one, other, hints }] : [];
    }),
  };
}

/** @throws Problem not-found where one of them is not there */
export async function dismissPeople(
  deps: Deps,
  actor: Person,
  { oneId, otherId }: Parsed<typeof personMerges.dismiss>['body'],
): Promise<void> {
  if ((await describePeople([oneId, otherId])).size < 2) throw notFound();
  await keepApart(deps, oneId, otherId);
  noteAudit(deps, { actor, action: 'person.told-apart', subject: { kind: 'person', id: oneId } });
}

/** The pair is suggested no more. */
export async function keepApart(deps: Deps, oneId: string, otherId: string): Promise<void> {
  await PersonDismissals.updateOne(
    { _id: keyOf(oneId, otherId) },
    { $setOnInsert: { personIds: [oneId, otherId], at: deps.now() } },
    { upsert: true },
  );
}

const keyOf = (one: string, other: string): string => [one, other].toSorted().join();

async function organisationsOf(personIds: readonly string[]): Promise<Map<string, Set<string>>> {
  if (personIds.length === 0) return new Map();
  const memberships = await listMembershipsOf(personIds);
  return new Map([...memberships].map(([id, own]) => [id, new Set(own.map((one) => one.organisationId))]));
}

function pairsOf(group: readonly PersonAddress[]): [PersonAddress, PersonAddress][] {
  return group.flatMap((one, index) =>
    group.slice(index + 1).map((other): [PersonAddress, PersonAddress] => [one, other]),
  );
}

function hintsOf(
  one: PersonAddress,
  other: PersonAddress,
  organisations: ReadonlyMap<string, ReadonlySet<string>>,
): PersonHint[] {
  const own = organisations.get(one.id);
  const shared = [...(organisations.get(other.id) ?? [])].some((id) => own?.has(id));
  return [
    ...(shared ? (['organisation'] as const) : []),
    ...(areAddressesAlike(one.email, other.email) ? (['address'] as const) : []),
  ];
}
