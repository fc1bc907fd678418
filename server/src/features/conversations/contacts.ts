import { type Contact } from '@klammer/contracts/conversations';
import { type Member } from '../../actor.ts';
import { namesOf } from '../accounts/service.ts';
import { findProfiles, presentTeam } from '../profiles/service.ts';
import { participantsOfEach } from './people.ts';
import { listConversations } from './service.ts';

const MOST_CONVERSATIONS = 100;

/**
 * The people of other organisations one talks with, each once: with the newest conversation, and with the role that their
 * organisation's team says to the asker. Where one cannot write any more nobody is a contact.
 */
export async function listContacts(actor: Member): Promise<{ items: Contact[] }> {
  const { items } = await listConversations(actor, { limit: MOST_CONVERSATIONS, archived: 'false' });
  const open = items.filter(({ abilities }) => abilities.send);
  const others = open.map(({ organisations }) =>
    organisations.map(({ id }) => id).filter((id) => id !== actor.organisationId),
  );
  const people = await participantsOfEach(others);
  const [names, profiles] = await Promise.all([
    namesOf([...new Set(people.flat().map(({ personId }) => personId))]),
    findProfiles([...new Set(others.flat())]),
  ]);
  const profileById = new Map(profiles.map((profile) => [String(profile._id), profile]));
  const contacts = open.flatMap(({ id: conversationId, kind }, index) =>
    (people[index] ?? []).flatMap(({ personId, organisationId }): Contact[] => {
      const [name, profile] = [names.get(personId), profileById.get(organisationId)];
      if (name === undefined || !profile || personId === actor.personId) return [];
      // Whoever is in a group with somebody was not introduced to them by that.
      const team = presentTeam(actor, profile, kind !== 'group');
      const role = team.find((one) => one.name === name)?.role ?? '';
      const { slug, place } = profile;
      const organisation = { name: profile.name, kind: profile.kind, slug, city: place?.city ?? '' };
      return [{ personId, name, role, organisation, conversationId }];
    }),
  );
  const first = new Map(contacts.toReversed().map((contact) => [contact.personId, contact]));
  return { items: [...first.values()].toReversed() };
}
