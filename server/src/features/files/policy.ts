import { belongsTo, canActFor, type Actor } from '../../actor.ts';

/** What a policy needs to know of a file. */
export interface Guarded {
  organisation: string;
  purpose: string;
  state: 'writing' | 'stored' | 'removed';
  claimed: boolean;
}

/** Until something is made of it, whoever belongs to the organisation sees it; then its owner's reader says. */
export function canSeeUnclaimed(actor: Actor, file: Guarded): boolean {
  return file.state === 'stored' && !file.claimed && belongsTo(actor, file.organisation);
}

export function canDiscard(actor: Actor, file: Guarded): boolean {
  return canSeeUnclaimed(actor, file) && canActFor(actor, file.organisation);
}

/** Only what one's own organisation uploaded for this, and nothing was made of yet. */
export function canClaim(actor: Actor, file: Guarded, purpose: string): boolean {
  return (
    file.state === 'stored' &&
    file.purpose === purpose &&
    actor?.organisationId === file.organisation &&
    canActFor(actor, file.organisation)
  );
}
