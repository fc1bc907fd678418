import { type Access } from '@klammer/contracts/endpoint';
import { type Locale } from '@klammer/contracts/vocabulary';
import { Problem } from './problem.ts';

export type Role = 'owner' | 'editor' | 'viewer';

/** A signed-in person, with everything policies need to know. Ids are 24 hexadecimal digits. */
export interface Person {
  personId: string;
  name: string;
  email: string;
  emailVerified: boolean;
  operator: boolean;
  locale: Locale | null;
  sessionId: string;
  memberships: readonly { organisationId: string; role: Role }[];
  /** The organisation they act for now; null where they belong to none. */
  organisationId: string | null;
}

/** A person acting for an organisation. */
export interface Member extends Person {
  organisationId: string;
  role: Role;
}

export type Actor = Person | null;

/** The actor an endpoint's handler receives, by the endpoint's `access`. */
export type ActorFor<A extends Access> = A extends 'public' ? Actor : A extends 'member' ? Member : Person;

/**
 * Lets the actor through to an endpoint of this access.
 * @throws Problem unauthenticated | email-not-verified | forbidden; operator endpoints do not exist for others (404).
 */
export function admit<A extends Access>(access: A, actor: Actor): ActorFor<A> {
  if (access === 'public') return actor as ActorFor<A>;
  if (!actor) throw new Problem('unauthenticated');
  if (!actor.emailVerified) throw new Problem('email-not-verified');
  if (access === 'operator' && !actor.operator) throw new Problem('not-found');
  if (access === 'member') return asMember(actor) as ActorFor<A>;
  return actor as ActorFor<A>;
}

function asMember(person: Person): Member {
  const membership = person.memberships.find((one) => one.organisationId === person.organisationId);
  if (!membership) throw new Problem('forbidden', 'Create or join an organisation first.');
  return { ...person, ...membership };
}

/** Whether the person belongs to the organisation, in whatever role. */
export function belongsTo(actor: Actor, organisationId: string): boolean {
  return actor?.memberships.some((one) => one.organisationId === organisationId) ?? false;
}

/** Whether the person may change things in the organisation's name. */
export function canActFor(actor: Actor, organisationId: string): boolean {
  return (
    actor?.memberships.some((one) => one.organisationId === organisationId && one.role !== 'viewer') ?? false
  );
}
