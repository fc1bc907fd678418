import { type Deps } from '../deps.ts';
import { fillPeople, type Auth } from '../features/accounts/service.ts';
import { retellAgreements } from '../features/agreements/service.ts';
import { retellUnread } from '../features/conversations/service.ts';
import { fillDeals } from '../features/deals/service.ts';
import { fillEvents } from '../features/events/service.ts';
import { retellIntroductions } from '../features/introductions/service.ts';
import { fillVerdicts } from '../features/matches/service.ts';
import { fillNotifications } from '../features/notifications/service.ts';
import { fillMeetings } from '../features/meetings/service.ts';
import { fillMemberships } from '../features/membership/service.ts';
import { fillOrganisations } from '../features/organisations/service.ts';
import { fillProfiles } from '../features/profiles/service.ts';
import { fillRooms } from '../features/rooms/service.ts';
import { fillSearches } from '../features/searches/service.ts';
import { SHOWCASE } from './accounts.ts';
import { fillNotices } from './notices.ts';
import { DEAL_INVESTOR, DEALS } from './deals.ts';
import { eventsOf } from './events.ts';
import { wishesOf } from './meeting-wishes.ts';
import { membershipsOf } from './memberships.ts';
import { storePrograms } from './programs.ts';
import { type DemoRegion } from './region.ts';
import { ROOM_KEEPER, ROOM_VIEWER, roomOutline } from './rooms.ts';
import { SEARCHES } from './searches.ts';
import { storeIntroductions } from './store-introductions.ts';
import { known, type Stored } from './stored.ts';
import { storeTwins } from './twins.ts';

const DAY_MS = 86_400_000;
const READ_AFTER_DAYS = 4;

/**
 * Writes a demonstration region into an empty store: people with one password, organisations, published profiles,
 * introductions with the reasons that matching gives, conversations and verdicts. Search indexes it as any other.
 */
export async function fillRegion(
  deps: Deps,
  auth: Auth,
  region: DemoRegion,
  password: string,
): Promise<void> {
  const now = deps.now();
  const people = region.people.map(({ first, family, email, operator }) => ({
    name: `${first} ${family}`,
    email,
    operator,
  }));
  const personIds = await fillPeople(auth, people, password, now);
  const organisationIds = await fillOrganisations(
    region.organisations.map(({ kind, fields, publishedAt }) => ({
      name: fields.name,
      kind,
      createdAt: publishedAt,
      members: region.people
        .filter((person) => person.organisation === fields.name)
        .map(({ email, role }) => ({ personId: known(personIds, email), role })),
    })),
  );
  await fillProfiles(
    region.organisations.map((one) => ({
      ...one,
      ...known(organisationIds, one.fields.name),
      verifiedAt: one.kind === 'partner' ? one.publishedAt : verifiedAt(one.publishedAt, now),
    })),
    now,
  );
  await storeTwins(deps, region);
  const names = new Map(people.map(({ email, name }) => [email, name]));
  const stored: Stored = {
    person: (email) => ({ id: known(personIds, email), name: known(names, email) }),
    organisation: (name) => known(organisationIds, name),
  };
  await storeIntroductions(deps, region, stored);
  await storeDeals(stored, now);
  await storeRooms(deps, stored);
  await fillVerdicts(
    region.verdicts.map(({ organisation, about, verdict, by, at }) => ({
      organisationId: stored.organisation(organisation).id,
      profileId: stored.organisation(about).id,
      verdict,
      personId: stored.person(by).id,
      at,
    })),
  );
  await fillNotices(deps, region, stored);
  await storeEvents(region, stored, now);
  await fillMemberships(membershipsOf(stored, now));
  await fillSearches(
    SEARCHES.filter(({ email }) => personIds.has(email)).map(
      ({ email, organisation, daysAgo, ...search }) => ({
        ...search,
        personId: stored.person(email).id,
        organisationId: stored.organisation(organisation).id,
        createdAt: new Date(now.getTime() - daysAgo * DAY_MS),
      }),
    ),
  );
  await storePrograms(deps, stored);
  await tellOfIt(deps, stored);
}

/** The operator confirms within three days; the newest wait. Partners were known before they came. */
function verifiedAt(publishedAt: Date, now: Date): Date | null {
  const at = new Date(publishedAt.getTime() + 3 * DAY_MS);
  return at.getTime() < now.getTime() - 7 * DAY_MS ? at : null;
}

/** The bells of those whom visitors sign in as show what happened; what is older they have read. */
async function tellOfIt(deps: Deps, stored: Stored): Promise<void> {
  const shown = SHOWCASE.map((one) => stored.organisation(one.organisation).id);
  await retellIntroductions(deps, shown);
  await retellUnread(deps, shown);
  await retellAgreements(deps);
  await fillNotifications(new Date(deps.now().getTime() - READ_AFTER_DAYS * DAY_MS));
}

/** The calendar; to the last event of it people come to meet in twos. */
async function storeEvents(region: DemoRegion, stored: Stored, now: Date): Promise<void> {
  const events = eventsOf(region.people, stored, now);
  const evening = (await fillEvents(events)).at(-1);
  const guests = events.at(-1)?.registrations ?? [];
  if (!evening) return;
  const kinds = new Map(region.organisations.map((one) => [one.fields.name, one.kind]));
  const meetings = wishesOf(
    evening.id,
    guests.map(({ personId, organisationName }, index) => ({
      personId,
      registrationId: evening.registrationIds[index] ?? '',
      kind: kinds.get(organisationName) ?? 'startup',
    })),
  );
  await fillMeetings(meetings, now);
}

async function storeDeals(stored: Stored, now: Date): Promise<void> {
  const owner = stored.person(DEAL_INVESTOR.email);
  const organisationId = stored.organisation(DEAL_INVESTOR.organisation).id;
  const filled = DEALS.map(({ startup, ...deal }) => {
    const profileId = stored.organisation(startup).id;
    return { ...deal, organisationId, profileId, name: startup, ownerId: owner.id, ownerName: owner.name };
  });
  await fillDeals(filled, now);
}

async function storeRooms(deps: Deps, stored: Stored): Promise<void> {
  const { grant, ...outline } = await roomOutline(deps.now());
  const room = {
    ...outline,
    organisationId: stored.organisation(ROOM_KEEPER.organisation).id,
    keeper: stored.person(ROOM_KEEPER.email),
    grant: {
      ...grant,
      organisationId: stored.organisation(ROOM_VIEWER.organisation).id,
      confirmedBy: stored.person(ROOM_VIEWER.email),
    },
  };
  await fillRooms(deps, [room]);
}
