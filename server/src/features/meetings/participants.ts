import { type MeetingParticipant } from '@klammer/contracts/meetings';
import { type Actor } from '../../actor.ts';
import { blockedAmong } from '../blocks/service.ts';
import { listPlaced, type Placed } from '../events/service.ts';
import { canSee, findProfiles, guardedOf, type ProfileDoc } from '../profiles/service.ts';
import { Wishes, type WishesDoc } from './model.ts';

const MOST_PARTICIPANTS = 2000;

/** Who has a place and said that they take part, with what they said. */
export interface Participation {
  placed: Placed;
  wishes: WishesDoc;
}

export async function readParticipations(eventId: string): Promise<Participation[]> {
  const [placed, wishes] = await Promise.all([
    listPlaced(eventId),
    Wishes.find({ eventId, takesPart: true }).limit(MOST_PARTICIPANTS).lean<WishesDoc[]>(),
  ]);
  const byRegistration = new Map(wishes.map((one) => [String(one.registrationId), one]));
  return placed.flatMap((one) => {
    const own = byRegistration.get(one.id);
    return own ? [{ placed: one, wishes: own }] : [];
  });
}

/** Whether two may be offered to each other at all: not colleagues, and neither has blocked the other. */
export async function pairingOf(
  participations: readonly Participation[],
): Promise<(one: Placed, other: Placed) => boolean> {
  const organisations = participations.flatMap(({ placed }) => placed.organisationId ?? []);
  const blocked = await blockedAmong([...new Set(organisations)]);
  return (one, other) => {
    if (one.personId === other.personId) return false;
    const [a, b] = [one.organisationId, other.organisationId];
    if (a === null || b === null) return true;
    return a !== b && !blocked.has(`${a}:${b}`) && !blocked.has(`${b}:${a}`);
  };
}

/**
 * How others see people who take part, by their registration. Whose profile is not to be seen has names only, and whose
 * profile is anonymous has their own: what they belong to is told by an introduction.
 */
export async function presentersFor(
  actor: Actor,
  people: readonly Placed[],
): Promise<(one: Placed) => MeetingParticipant> {
  const profiles = await findProfiles([...new Set(people.flatMap((one) => one.organisationId ?? []))]);
  const visible = new Map<string, ProfileDoc>(
    profiles
      .filter((profile) => canSee(actor, guardedOf(profile)))
      .map((profile) => [String(profile._id), profile]),
  );
  const anonymous = new Set(
    profiles.filter(({ visibility }) => visibility === 'anonymous').map(({ _id }) => String(_id)),
  );
  return (one) => {
    const profile = one.organisationId ? visible.get(one.organisationId) : undefined;
    const isHidden = one.organisationId !== null && anonymous.has(one.organisationId) && !profile;
    return {
      id: one.id,
      name: one.name,
      organisation: isHidden ? '' : one.organisationName,
      slug: profile?.slug ?? null,
      kind: profile?.kind ?? null,
    };
  };
}
