import { type Person } from '../../actor.ts';
import { readPeople, readSessions } from '../accounts/service.ts';
import { listMembershipsOf } from '../organisations/service.ts';
import { actorOf } from './service.ts';

/** Where everything stands that `renewActors` reads: as long as nothing is written there, it would read the same. */
export const WHO_ASKS_IS_IN = ['sessions', 'people', 'members', 'organisations'] as const;

/**
 * Reads people of live connections anew, many in three queries: what a cookie proved at the handshake is not proved
 * again, but session, rights and memberships count as they are now.
 * @returns by session id; one whose session is over is missing
 */
export async function renewActors(actors: readonly Person[]): Promise<Map<string, Person>> {
  const personIds = [...new Set(actors.map((actor) => actor.personId))];
  const [sessions, people, memberships] = await Promise.all([
    readSessions([...new Set(actors.map((actor) => actor.sessionId))]),
    readPeople(personIds),
    listMembershipsOf(personIds),
  ]);
  return new Map(
    actors.flatMap(({ sessionId, personId }) => {
      const [session, user] = [sessions.get(sessionId), people.get(personId)];
      if (
        !session ||
        !user ||
        user.suspendedAt ||
        session.personId !== personId ||
        session.expiresAt.getTime() <= Date.now()
      )
        return [];
      const own = memberships.get(personId) ?? [];
      return [[sessionId, actorOf({ sessionId, wanted: session.activeOrganizationId, user }, own)] as const];
    }),
  );
}
