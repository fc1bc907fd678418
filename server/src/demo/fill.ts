import { type Deps } from '../deps.ts';
import { fillPeople, type Auth } from '../features/accounts/service.ts';
import { fillAgreements, retellAgreements } from '../features/agreements/service.ts';
import { fillConversations, retellUnread } from '../features/conversations/service.ts';
import { fillDeals } from '../features/deals/service.ts';
import { fillEvents } from '../features/events/service.ts';
import { fillIntroductions, retellIntroductions } from '../features/introductions/service.ts';
import { fillVerdicts, reasonsBetween } from '../features/matches/service.ts';
import { fillNotifications } from '../features/notifications/service.ts';
import { fillMeetings } from '../features/meetings/service.ts';
import { fillMemberships } from '../features/membership/service.ts';
import { fillOrganisations } from '../features/organisations/service.ts';
import { fillProfiles, findProfiles } from '../features/profiles/service.ts';
import { fillRooms } from '../features/rooms/service.ts';
import { fillSearches } from '../features/searches/service.ts';
import { fillStories } from '../features/stories/service.ts';
import { SHOWCASE } from './accounts.ts';
import { AGREEMENTS } from './agreements.ts';
import { fillNotices } from './notices.ts';
import { DEAL_INVESTOR, DEALS } from './deals.ts';
import { eventsOf } from './events.ts';
import { type DemoIntroduction } from './meetings.ts';
import { MEDIATIONS } from './mediations.ts';
import { wishesOf } from './meeting-wishes.ts';
import { membershipsOf } from './memberships.ts';
import { storePrograms } from './programs.ts';
import { type Stored } from './stored.ts';
import { type DemoRegion } from './region.ts';
import { ROOM_KEEPER, ROOM_VIEWER, roomOutline } from './rooms.ts';
import { SEARCHES } from './searches.ts';
import { STORIES } from './stories.ts';
import { storeTwins } from './twins.ts';

const DAY_MS = 86_400_000;
const READ_AFTER_DAYS = 4;
const DECLINED_AFTER_DAYS = 3;

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
      verifiedAt: verifiedAt(one.publishedAt, now),
    })),
    now,
  );
  await storeTwins(deps, region);
  const names = new Map(people.map(({ email, name }) => [email, name]));
  const stored: Stored = {
    person: (email) => ({ id: known(personIds, email), name: known(names, email) }),
    organisation: (name) => known(organisationIds, name),
  };
  await storeMeetings(deps, region, stored);
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
    SEARCHES.filter(({ email }) => personIds.has(email)).map(({ email, daysAgo, ...search }) => ({
      ...search,
      personId: stored.person(email).id,
      createdAt: new Date(now.getTime() - daysAgo * DAY_MS),
    })),
  );
  await storePrograms(deps, stored);
  await tellOfIt(deps, stored);
}

/** The operator confirms within three days; the newest wait. */
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

async function storeMeetings(deps: Deps, region: DemoRegion, stored: Stored): Promise<void> {
  const { introductions } = region;
  const reasons = await reasonsOf(deps, introductions, stored);
  const ids = await fillIntroductions(
    introductions.map((one, index) => ({
      from: stored.organisation(one.from).id,
      to: stored.organisation(one.to).id,
      status: one.status,
      message: one.message,
      askedBy: stored.person(one.askedBy).id,
      reasons: reasons[index] ?? { from: [], to: [] },
      declineReason: one.declineReason,
      declineNote: one.declineNote,
      askedAt: one.askedAt,
      answeredAt: one.answeredAt,
      answeredBy: one.answeredBy ? stored.person(one.answeredBy).id : null,
    })),
  );
  const accepted = introductions.flatMap((one, index) => {
    const id = ids[index];
    return one.status === 'accepted' && id ? [conversationOf(one, id, region, stored)] : [];
  });
  await fillConversations(accepted);
  await storeMediations(deps, region, stored);
  await storeAgreements(deps, region, stored, accepted);
}

async function storeMediations(deps: Deps, region: DemoRegion, stored: Stored): Promise<void> {
  const operator = stored.person(known(new Map(region.people.map((one) => [one.operator, one.email])), true));
  const reasons = await reasonsOf(deps, MEDIATIONS, stored);
  const idOf = (name: string): string => stored.organisation(name).id;
  await fillIntroductions(
    MEDIATIONS.map(({ from, to, daysAgo, message, agreed, declined }, index) => {
      const askedAt = new Date(deps.now().getTime() - daysAgo * DAY_MS);
      return {
        from: idOf(from),
        to: idOf(to),
        status: declined ? 'declined' : 'asked',
        message,
        askedBy: operator.id,
        reasons: reasons[index] ?? { from: [], to: [] },
        declineReason: declined?.reason ?? null,
        declineNote: declined?.note ?? '',
        askedAt,
        answeredAt: declined ? new Date(askedAt.getTime() + DECLINED_AFTER_DAYS * DAY_MS) : null,
        answeredBy: null,
        mediated: { agreed: agreed.map(idOf), declinedBy: declined ? idOf(declined.by) : null },
      };
    }),
  );
}

/** The first conversations have led to agreements, each signed by one person of either side; some are told of. */
async function storeAgreements(
  deps: Deps,
  region: DemoRegion,
  stored: Stored,
  conversations: readonly { id: string; organisations: readonly string[] }[],
): Promise<void> {
  const signerOf = (organisationId: string) => {
    const person = region.people.find((one) => stored.organisation(one.organisation).id === organisationId);
    const { id, name } = stored.person(person?.email ?? '');
    return { personId: id, personName: name, organisationId };
  };
  const filled = AGREEMENTS.flatMap(({ startedDaysAgo, ...outline }, index) => {
    const conversation = conversations[index];
    if (!conversation) return [];
    const startedAt = new Date(deps.now().getTime() - startedDaysAgo * DAY_MS);
    const signers = conversation.organisations.map(signerOf);
    return [{ ...outline, conversationId: conversation.id, signers, startedAt }];
  });
  const ids = await fillAgreements(filled);
  await fillStories(
    STORIES.flatMap(({ agreement, daysAgo, title, text }) => {
      const signers = filled[agreement]?.signers;
      const agreementId = ids[agreement];
      if (!signers?.[0] || !agreementId) return [];
      const at = new Date(deps.now().getTime() - daysAgo * DAY_MS);
      const consents = signers.map(({ personId, personName: by, organisationId }) => ({
        personId,
        by,
        organisationId,
        at,
      }));
      const organisations = signers.map((one) => one.organisationId);
      return [{ agreementId, organisations, title, text, consents, personId: signers[0].personId, at }];
    }),
  );
}

/** Why each pair fits, as matching sees it today; nothing where it finds no reason. */
async function reasonsOf(
  deps: Deps,
  introductions: readonly Pick<DemoIntroduction, 'from' | 'to'>[],
  stored: Stored,
) {
  const profiles = await findProfiles(introductions.map((one) => stored.organisation(one.from).id));
  const byId = new Map(profiles.map((profile) => [String(profile._id), profile]));
  return Promise.all(
    introductions.map(async (one) => {
      const own = known(byId, stored.organisation(one.from).id);
      const found = await reasonsBetween(deps, own, stored.organisation(one.to).id);
      return { from: found?.asker ?? [], to: found?.asked ?? [] };
    }),
  );
}

function conversationOf(one: DemoIntroduction, id: string, region: DemoRegion, stored: Stored) {
  const organisationOf = new Map(region.people.map((person) => [person.email, person.organisation]));
  const organisations: [string, string] = [stored.organisation(one.from).id, stored.organisation(one.to).id];
  return {
    id,
    organisations,
    openedAt: one.answeredAt ?? one.askedAt,
    messages: one.messages.map(({ sender, text, sentAt }) => ({
      senderId: stored.person(sender).id,
      senderName: stored.person(sender).name,
      organisationId: stored.organisation(known(organisationOf, sender)).id,
      text,
      sentAt,
    })),
    read: one.read.map(({ email, sequence }) => ({ personId: stored.person(email).id, sequence })),
  };
}

/** The value of a key that must be there: the region names only what it holds. */
function known<Key, Value>(map: ReadonlyMap<Key, Value>, key: Key): Value {
  const value = map.get(key);
  if (value === undefined)
    throw new Error(`the demonstration region names ${String(key)}, which it does not hold`);
  return value;
}
