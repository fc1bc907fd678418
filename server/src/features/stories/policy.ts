import { type AgreementStatus } from '@klammer/contracts/agreements';
import { canActFor, type Actor } from '../../actor.ts';

/** What a policy needs to know of a story and its agreement. */
export interface Guarded {
  organisations: readonly string[];
  status: AgreementStatus;
  /** Organisations that have agreed to the words as they stand. */
  agreed: readonly string[];
  /** Null where nothing was proposed. */
  state: 'proposed' | 'published' | 'withdrawn' | null;
}

/** The party a person acts for, if they may. */
function partyOf(actor: Actor, { organisations }: Pick<Guarded, 'organisations'>): string | null {
  const own = actor?.organisationId;
  return own && organisations.includes(own) && canActFor(actor, own) ? own : null;
}

/** Told is what all have signed and nobody has ended. */
export function canPropose(actor: Actor, story: Guarded): boolean {
  return partyOf(actor, story) !== null && ['signed', 'active', 'completed'].includes(story.status);
}

/** As with the signature: only an owner speaks for their organisation in public. */
export function speaksFor(actor: Actor, story: Guarded): boolean {
  const party = partyOf(actor, story);
  return actor?.memberships.some((one) => one.organisationId === party && one.role === 'owner') ?? false;
}

export function canAgree(actor: Actor, story: Guarded): boolean {
  const party = partyOf(actor, story);
  return (
    party !== null && speaksFor(actor, story) && story.state === 'proposed' && !story.agreed.includes(party)
  );
}

/** At any time, whatever has become of the agreement. */
export function canWithdraw(actor: Actor, story: Guarded): boolean {
  return partyOf(actor, story) !== null && (story.state === 'proposed' || story.state === 'published');
}
