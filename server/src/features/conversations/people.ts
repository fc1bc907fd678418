import { type Participant } from '@klammer/contracts/conversations';
import { belongsTo, type Person } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { namesOf } from '../accounts/service.ts';
import { listMembersOf } from '../organisations/service.ts';
import { endedAmong } from './ending.ts';
import { guardedOf } from './present.ts';
import { onlineAmong } from './presence.ts';
import { readConversation } from './reading.ts';
import { readMarksIn } from './seats.ts';

export interface Participating {
  personId: string;
  organisationId: string;
}

/** Everybody who belongs to the organisations. Who belongs to two of them is named for the first. */
export async function participantsOf(organisations: readonly string[]): Promise<Participating[]> {
  return (await participantsOfEach([organisations]))[0] ?? [];
}

/** The same for several conversations at once, in their order. */
export async function participantsOfEach(groups: readonly (readonly string[])[]): Promise<Participating[][]> {
  const members = await listMembersOf([...new Set(groups.flat())]);
  const byOrganisation = Map.groupBy(members, (member) => member.organisationId);
  return groups.map((organisations) => {
    const all = organisations.flatMap((id) => byOrganisation.get(id) ?? []);
    const first = new Map(all.toReversed().map((member) => [member.personId, member]));
    return [...first.values()].toReversed();
  });
}

/** Who takes part, how far they have read and who is there. */
export async function listPeople(deps: Deps, actor: Person, id: string): Promise<{ items: Participant[] }> {
  const conversation = await readConversation(actor, id);
  const people = await participantsOf(guardedOf(conversation).organisations);
  const ids = people.map((person) => person.personId);
  // Whoever ended it is not to be watched through it.
  const isEnded = (await endedAmong([conversation])).size > 0;
  const watched = people.filter(({ organisationId }) => !isEnded || belongsTo(actor, organisationId));
  const [names, marks, online] = await Promise.all([
    namesOf(ids),
    readMarksIn(id),
    onlineAmong(
      deps,
      actor.personId,
      watched.map((person) => person.personId),
    ),
  ]);
  return {
    items: people.flatMap(({ personId, organisationId }) => {
      const name = names.get(personId);
      return name === undefined
        ? []
        : [
            {
              id: personId,
              name,
              organisationId,
              readSequence: marks.get(personId) ?? 0,
              online: online.get(personId) ?? null,
            },
          ];
    }),
  };
}
