import { type Output, type Parsed } from '@klammer/contracts/endpoint';
import { type operator, type PersonRow } from '@klammer/contracts/operator';
import { type Deps } from '../../deps.ts';
import { toPage } from '../../http/cursor.ts';
import { notFound } from '../../problem.ts';
import { findPeople, findPeopleById, findPerson, presenceOf, type FoundPerson } from '../accounts/service.ts';
import { countReportsOf } from '../conversations/service.ts';
import { listAllMemberships } from '../organisations/service.ts';
import { plannedErasure } from '../privacy/service.ts';
import { traitsOf } from '../profiles/service.ts';

export async function listPeople(
  query: Parsed<typeof operator.people>['query'],
): Promise<Output<typeof operator.people>> {
  const found = await findPeople(query);
  const belonging = await organisationsOf(found.map((one) => one.id));
  return toPage(
    found,
    query.limit,
    (one) => one.createdAt ?? new Date(0),
    (one) => presentRow(one, belonging.get(one.id) ?? []),
  );
}

export async function readPerson(deps: Deps, id: string): Promise<Output<typeof operator.person>> {
  const person = await findPerson(id);
  if (!person) throw notFound();
  const [belonging, presence, reports, erasure] = await Promise.all([
    organisationsOf([id]),
    presenceOf([id], deps.now()),
    countReportsOf(id),
    plannedErasure(id),
  ]);
  const { suspension } = person;
  return {
    ...presentRow(person, belonging.get(id) ?? []),
    locale: person.locale,
    demonstration: person.demonstration,
    suspension: suspension && { at: suspension.at.toISOString(), reason: suspension.reason },
    twoFactor: person.twoFactor,
    sessions: presence.sessions,
    lastSeenAt: presence.lastSeenAt?.toISOString() ?? null,
    reports,
    erasedOn: erasure?.dueAt ?? null,
    abilities: { suspend: person.state !== 'operator', lift: suspension !== null },
  };
}

/** People as the operator's lists show them, by id; those that are not there are left out. */
export async function describePeople(ids: readonly string[]): Promise<Map<string, PersonRow>> {
  const distinct = [...new Set(ids)];
  const [found, belonging] = await Promise.all([findPeopleById(distinct), organisationsOf(distinct)]);
  return new Map(found.map((one) => [one.id, presentRow(one, belonging.get(one.id) ?? [])]));
}

function presentRow(person: FoundPerson, organisations: PersonRow['organisations']): PersonRow {
  const { id, name, email, state, createdAt } = person;
  return { id, name, email, state, organisations, createdAt: createdAt?.toISOString() ?? null };
}

/** What people belong to, by person. */
async function organisationsOf(
  personIds: readonly string[],
): Promise<Map<string, PersonRow['organisations']>> {
  const memberships = await listAllMemberships(personIds);
  const traits = await traitsOf([...new Set(memberships.map((one) => one.organisationId))]);
  const byPerson = Map.groupBy(memberships, (one) => one.personId);
  return new Map(
    [...byPerson].map(([personId, own]) => [
      personId,
      own.flatMap(({ organisationId, role }) => {
        const found = traits.get(organisationId);
        return found ? [{ id: organisationId, name: found.name, kind: found.kind, role }] : [];
      }),
    ]),
  );
}
