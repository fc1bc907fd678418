import { canActFor, type Actor } from '../../actor.ts';

/** What a policy needs to know of an introduction: ids of both sides and where it stands. */
export interface Guarded {
  from: string;
  to: string;
  status: 'asked' | 'accepted' | 'declined' | 'expired' | 'withdrawn';
}

/** Seen only while acting for one of its two sides. */
export function canSee(actor: Actor, introduction: Guarded): boolean {
  return actor?.organisationId === introduction.from || actor?.organisationId === introduction.to;
}

/** Only the side that was asked answers. */
export function canAnswer(actor: Actor, introduction: Guarded): boolean {
  return (
    introduction.status === 'asked' &&
    actor?.organisationId === introduction.to &&
    canActFor(actor, introduction.to)
  );
}

export function canWithdraw(actor: Actor, introduction: Guarded): boolean {
  return (
    introduction.status === 'asked' &&
    actor?.organisationId === introduction.from &&
    canActFor(actor, introduction.from)
  );
}
