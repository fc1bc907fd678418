import { type Output, type Parsed } from '@klammer/contracts/endpoint';
import { type operator, type OrganisationRow, type OrganisationState } from '@klammer/contracts/operator';
import { type Member } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { toPage } from '../../http/cursor.ts';
import { notFound } from '../../problem.ts';
import { type WaitingFor } from '../../contributions/waiting.ts';
import { findPersonIds, peopleOf, presenceOf } from '../accounts/service.ts';
import { listPeriods } from '../membership/service.ts';
import {
  countInvitations,
  listAllMemberships,
  listAway,
  organisationStandings,
  type OrganisationStanding,
} from '../organisations/service.ts';
import { completenessOf, findProfiles, lookForProfiles, type ProfileDoc } from '../profiles/service.ts';

const MOST_PEOPLE = 500;
const NOBODY: OrganisationStanding = { members: [], suspension: null, leavingUntil: null, mergedInto: null };
/** What waits for an organisation as a whole. What waits for one of its people, and every word of it, stays theirs. */
const OF_ORGANISATIONS = new Set([
  'introduction-to-answer',
  'agreement-to-sign',
  'event-to-join',
  'application-to-send',
  'profile-to-publish',
  'applications-to-answer',
  'request-to-close',
  'request-to-publish',
  'event-to-publish',
  'profile-to-confirm',
]);

/** Whatever state it is in; a cursor goes on where the page before ended. */
export async function listOrganisations(
  query: Parsed<typeof operator.organisations>['query'],
): Promise<Output<typeof operator.organisations>> {
  const { q, kind, region, state, cursor, limit } = query;
  const memberships = await listAllMemberships(await findPersonIds(q, MOST_PEOPLE));
  const also = memberships.map((one) => one.organisationId);
  const docs = await lookForProfiles({ q, also, kind, region, cursor, limit, ...(await inState(state)) });
  const standings = await organisationStandings(docs.map((doc) => String(doc._id)));
  return toPage(
    docs,
    limit,
    (doc) => doc.createdAt,
    (doc) => presentRow(doc, standings.get(String(doc._id)) ?? NOBODY),
  );
}

/** Organisations by id as the list shows them; merged ones are left out. */
export async function describeRows(
  ids: readonly string[],
): Promise<Map<string, OrganisationRow & { website: string }>> {
  const [docs, standings] = await Promise.all([findProfiles(ids), organisationStandings(ids)]);
  return new Map(
    docs
      .filter((doc) => !doc.mergedInto && !doc.search?.removed)
      .map((doc) => {
        const id = String(doc._id);
        return [id, { ...presentRow(doc, standings.get(id) ?? NOBODY), website: doc.website }];
      }),
  );
}

/** Being suspended or leaving is kept with the organisation, all else with its profile. */
async function inState(state: OrganisationState | undefined) {
  if (state === undefined) return {};
  if (state === 'suspended' || state === 'leaving') return { among: await listAway(state) };
  const away = await Promise.all([listAway('suspended'), listAway('leaving')]);
  return { status: state, except: away.flat() };
}

export async function readOrganisation(
  deps: Deps,
  waiting: readonly WaitingFor[],
  id: string,
): Promise<Output<typeof operator.organisation>> {
  const [[doc], standings] = await Promise.all([findProfiles([id]), organisationStandings([id])]);
  const standing = standings.get(id);
  if (!doc || !standing || doc.search?.removed || doc.mergedInto) throw notFound();
  const personIds = standing.members.map((one) => one.personId);
  const [people, presence, invitations, periods, counts] = await Promise.all([
    peopleOf(personIds),
    presenceOf(personIds, deps.now()),
    countInvitations(id),
    listPeriods(id),
    countWaiting(deps, waiting, id, standing),
  ]);
  const { suspension } = standing;
  return {
    ...presentRow(doc, standing),
    website: doc.website,
    suspension: suspension && { at: suspension.at.toISOString(), reason: suspension.reason },
    leavingUntil: standing.leavingUntil?.toISOString() ?? null,
    completeness: completenessOf(doc.kind, doc).percent,
    confirmedAt: doc.confirmedAt.toISOString(),
    verifiedAt: doc.verifiedAt?.toISOString() ?? null,
    people: standing.members.map(({ personId, role, joinedAt }) => ({
      personId,
      name: people.get(personId)?.name ?? '–',
      email: people.get(personId)?.email ?? '',
      role,
      joinedAt: joinedAt?.toISOString() ?? null,
    })),
    invitations,
    memberships: periods,
    waiting: counts,
    lastSeenAt: presence.lastSeenAt?.toISOString() ?? null,
    abilities: { suspend: true, lift: suspension !== null },
  };
}

function presentRow(
  doc: ProfileDoc,
  { members, suspension, leavingUntil }: OrganisationStanding,
): OrganisationRow {
  return {
    id: String(doc._id),
    name: doc.name,
    slug: doc.slug,
    kind: doc.kind,
    logo: doc.logo,
    place: doc.place,
    state: suspension ? 'suspended' : leavingUntil ? 'leaving' : doc.status,
    verification: doc.verification,
    demonstration: doc.demonstration,
    members: members.length,
    createdAt: doc.createdAt.toISOString(),
  };
}

/** How much waits, as its first owner would be told; only the numbers leave. */
async function countWaiting(
  deps: Deps,
  waiting: readonly WaitingFor[],
  organisationId: string,
  { members, suspension }: OrganisationStanding,
): Promise<{ code: string; count: number }[]> {
  const owner = members.find((one) => one.role === 'owner');
  if (!owner || suspension) return [];
  const asOwner: Member = {
    personId: owner.personId,
    name: '',
    email: '',
    emailVerified: true,
    operator: false,
    locale: null,
    sessionId: '',
    memberships: [{ organisationId, role: 'owner' }],
    organisationId,
    role: 'owner',
    by: null,
  };
  const all = await Promise.all(waiting.flatMap(({ member }) => member?.(deps, asOwner) ?? []));
  const counts = new Map<string, number>();
  for (const { code, count } of all.flat())
    if (OF_ORGANISATIONS.has(code)) counts.set(code, (counts.get(code) ?? 0) + count);
  return [...counts].map(([code, count]) => ({ code, count }));
}
