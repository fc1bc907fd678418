import { type AgreementStatus } from '@klammer/contracts/agreements';
import { belongsTo, canActFor, type Actor } from '../../actor.ts';

/** What a policy needs to know of an agreement. */
export interface Guarded {
  organisations: readonly string[];
  status: AgreementStatus;
  /** Organisations that have signed the text as it stands. */
  signedBy: readonly string[];
  /** Whether the text is complete enough to be proposed. */
  isComplete: boolean;
}

/** The side a person acts for, if it takes part and they may act. */
export function sideOf(actor: Actor, agreement: Guarded): string | null {
  const own = actor?.organisationId;
  return own && agreement.organisations.includes(own) && canActFor(actor, own) ? own : null;
}

/** Whoever belongs to a party sees it, whichever organisation they act for at the moment. */
export function canSee(actor: Actor, agreement: Guarded): boolean {
  return agreement.organisations.some((id) => belongsTo(actor, id));
}

/** Until everybody has signed; a change makes a proposed text a draft again. */
export function canEdit(actor: Actor, agreement: Guarded): boolean {
  return sideOf(actor, agreement) !== null && ['draft', 'proposed'].includes(agreement.status);
}

export function canPropose(actor: Actor, agreement: Guarded): boolean {
  return sideOf(actor, agreement) !== null && agreement.status === 'draft' && agreement.isComplete;
}

/** Only an owner binds their organisation. */
export function canSign(actor: Actor, agreement: Guarded): boolean {
  const side = sideOf(actor, agreement);
  const isOwner = actor?.memberships.some((one) => one.organisationId === side && one.role === 'owner');
  return (
    side !== null && isOwner === true && agreement.status === 'proposed' && !agreement.signedBy.includes(side)
  );
}

/** What happens after the signatures: milestones, reviews. */
export function canReport(actor: Actor, agreement: Guarded): boolean {
  return sideOf(actor, agreement) !== null && ['signed', 'active'].includes(agreement.status);
}

/** Looking back is still possible after the end. */
export function canReview(actor: Actor, agreement: Guarded): boolean {
  return sideOf(actor, agreement) !== null && ['active', 'completed', 'ended'].includes(agreement.status);
}

export function canComplete(actor: Actor, agreement: Guarded): boolean {
  return sideOf(actor, agreement) !== null && agreement.status === 'active';
}

export function canEnd(actor: Actor, agreement: Guarded): boolean {
  return sideOf(actor, agreement) !== null && ['proposed', 'signed', 'active'].includes(agreement.status);
}
