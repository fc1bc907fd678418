import { type Deps } from '../deps.ts';
import { fillPeople, type Auth } from '../features/accounts/service.ts';
import { fillConversations } from '../features/conversations/service.ts';
import { fillIntroductions } from '../features/introductions/service.ts';
import { fillVerdicts, reasonsBetween } from '../features/matches/service.ts';
import { fillOrganisations } from '../features/organisations/service.ts';
import { fillProfiles, findProfiles } from '../features/profiles/service.ts';
import { type DemoIntroduction } from './meetings.ts';
import { type DemoRegion } from './region.ts';

/** Ids of what was stored, by the names and addresses that the region uses. */
interface Stored {
  person: (email: string) => { id: string; name: string };
  organisation: (name: string) => { id: string; slug: string };
}

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
    region.organisations.map((one) => ({ ...one, ...known(organisationIds, one.fields.name) })),
    now,
  );
  const names = new Map(people.map(({ email, name }) => [email, name]));
  const stored: Stored = {
    person: (email) => ({ id: known(personIds, email), name: known(names, email) }),
    organisation: (name) => known(organisationIds, name),
  };
  await storeMeetings(deps, region, stored);
  await fillVerdicts(
    region.verdicts.map(({ organisation, about, verdict, by, at }) => ({
      organisationId: stored.organisation(organisation).id,
      profileId: stored.organisation(about).id,
      verdict,
      personId: stored.person(by).id,
      at,
    })),
  );
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
}

/** Why each pair fits, as matching sees it today; nothing where it finds no reason. */
async function reasonsOf(deps: Deps, introductions: readonly DemoIntroduction[], stored: Stored) {
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
