import { belongsTo, canActFor, type Actor } from '../../actor.ts';

/** Ids of the organisations that take part. */
export interface Guarded {
  organisations: readonly string[];
}

/** Whoever belongs to a side sees it, whichever organisation they act for at the moment. */
export function canSee(actor: Actor, conversation: Guarded): boolean {
  return conversation.organisations.some((id) => belongsTo(actor, id));
}

export function canSend(actor: Actor, conversation: Guarded): boolean {
  return sendingFor(actor, conversation) !== null;
}

/** The side a person writes for: the organisation they act for if it takes part, else another of theirs that does. */
export function sendingFor(actor: Actor, conversation: Guarded): string | null {
  const sides = conversation.organisations.filter((id) => canActFor(actor, id));
  return sides.find((id) => id === actor?.organisationId) ?? sides[0] ?? null;
}
