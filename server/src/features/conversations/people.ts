import { type Participant } from '@klammer/contracts/conversations';
import { type Person } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { namesOf } from '../accounts/service.ts';
import { listMembersOf } from '../organisations/service.ts';
import { guardedOf } from './present.ts';
import { onlineAmong } from './presence.ts';
import { readConversation } from './reading.ts';
import { readMarksIn } from './seats.ts';

/** Everybody who belongs to the organisations. Who belongs to two of them is named for the first. */
export async function participantsOf(
  organisations: readonly string[],
): Promise<{ personId: string; organisationId: string }[]> {
  const members = (await listMembersOf(organisations)).toSorted(
    (a, b) => organisations.indexOf(a.organisationId) - organisations.indexOf(b.organisationId),
  );
  const first = new Map(members.toReversed().map((member) => [member.personId, member]));
  return [...first.values()].toReversed();
}

/** Who takes part, how far they have read and who is there. */
export async function listPeople(deps: Deps, actor: Person, id: string): Promise<{ items: Participant[] }> {
  const conversation = await readConversation(actor, id);
  const people = await participantsOf(guardedOf(conversation).organisations);
  const ids = people.map((person) => person.personId);
  const [names, marks, online] = await Promise.all([
    namesOf(ids),
    readMarksIn(id),
    onlineAmong(deps, actor.personId, ids),
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
