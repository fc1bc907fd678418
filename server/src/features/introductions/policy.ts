import { type INTRODUCTION_STATUSES } from '@klammer/contracts/introductions';
import { canActFor, type Actor } from '../../actor.ts';

/** What a policy needs to know of an introduction: ids of both sides, of those that agreed, and where it stands. */
export interface Guarded {
  from: string;
  to: string;
  agreed: readonly string[];
  status: (typeof INTRODUCTION_STATUSES)[number];
}

/** Seen only while acting for one of its two sides. */
export function canSee(actor: Actor, introduction: Guarded): boolean {
  return actor?.organisationId === introduction.from || actor?.organisationId === introduction.to;
}

/** A side answers that was asked and has not agreed yet. */
export function canAnswer(actor: Actor, introduction: Guarded): boolean {
  const own = actor?.organisationId ?? '';
  return isOpenFor(actor, introduction) && !introduction.agreed.includes(own);
}

/** Whoever asked for it or agreed to it may take that back while the other side has not agreed. */
export function canWithdraw(actor: Actor, introduction: Guarded): boolean {
  const own = actor?.organisationId ?? '';
  return isOpenFor(actor, introduction) && introduction.agreed.includes(own);
}

function isOpenFor(actor: Actor, introduction: Guarded): boolean {
  if (introduction.status !== 'asked' || !canSee(actor, introduction)) return false;
  return actor?.organisationId ? canActFor(actor, actor.organisationId) : false;
}
