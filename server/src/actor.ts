import { type Access } from '@klammer/contracts/endpoint';
import { type KeyScope } from '@klammer/contracts/key-scopes';
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
  /** The API key that acts for them, where it is one, and what it may open. */
  key?: { id: string; scopes: readonly KeyScope[] };
  memberships: readonly { organisationId: string; role: Role }[];
  /** The organisation they act for now; null where they belong to none. */
  organisationId: string | null;
  /** The operator who is signed in as this person with their consent; null where they act themselves. */
  by: Assistant | null;
}

/** An operator in somebody's place; see the feature `assistance`. */
export interface Assistant {
  assistanceId: string;
  personId: string;
  name: string;
  until: Date;
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
 * @throws Problem unauthenticated | email-not-verified | forbidden | in-person; operator endpoints do not exist for others (404).
 */
export function admit<A extends Access>(access: A, actor: Actor, inPerson = false): ActorFor<A> {
  if (inPerson && actor?.by) throw new Problem('in-person');
  if (access === 'public') return actor as ActorFor<A>;
  if (!actor) throw new Problem('unauthenticated');
  if (!actor.emailVerified) throw new Problem('email-not-verified');
  if (access === 'operator' && !actor.operator) throw new Problem('not-found');
  if (access === 'member') return asMember(actor) as ActorFor<A>;
  return actor as ActorFor<A>;
}

/** Lets a key through only where the endpoint names one of its scopes. @throws Problem scope-missing */
export function requireScope(scope: KeyScope | null, actor: Actor): void {
  if (!actor?.key) return;
  if (scope === null) throw new Problem('scope-missing', 'No key opens this; sign in for it.');
  if (!actor.key.scopes.includes(scope))
    throw new Problem('scope-missing', `The key needs the scope ${scope} for this.`);
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

/** The same where it is the organisation they act for now. */
export function canActNowFor(actor: Actor, organisationId: string): boolean {
  return actor?.organisationId === organisationId && canActFor(actor, organisationId);
}

const DENIALS = ['forbidden', 'not-found', 'scope-missing'] as const;

/** Somebody signed in was refused: what they called, why, and the id they asked for. */
export interface Denial {
  actor: Person;
  operation: string;
  code: (typeof DENIALS)[number];
  subjectId: string | null;
}

/** Makes the denial that a problem amounts to, or null where it is none. The id is the first one in the input. */
export function asDenial(
  actor: Actor,
  operation: string,
  problem: { code: string },
  input: unknown,
): Denial | null {
  const code = DENIALS.find((one) => one === problem.code);
  if (!actor || !code) return null;
  const values = input && typeof input === 'object' ? Object.values(input) : [];
  const subjectId = values.find((value) => typeof value === 'string' && /^[0-9a-f]{24}$/.test(value));
  return {
    actor,
    operation,
    code,
    subjectId: typeof subjectId === 'string' ? subjectId : null,
  };
}
