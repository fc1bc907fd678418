import { belongsTo, canActFor, type Actor } from '../../actor.ts';
import { isKnownPartner } from '../profiles/service.ts';
import { type EventDoc } from './model.ts';

/** What a policy needs to know of an event. The first organiser made it. */
export interface Guarded {
  organiserIds: readonly string[];
  invitedIds: readonly string[];
  status: EventDoc['status'];
  audience: EventDoc['audience'];
  startsAt: Date | null;
  endsAt: Date | null;
  registerUntilAt: Date | null;
  /** The actor registered for it. */
  registered: boolean;
}

export function isOver({ endsAt }: Pick<Guarded, 'endsAt'>, now: Date): boolean {
  return endsAt !== null && endsAt <= now;
}

/** Partners the operator knows run the region's calendar; what others plan comes into it once the operator has looked at it. */
export function publishesAtOnce(actor: Actor, own: Parameters<typeof isKnownPartner>[0]): boolean {
  return isKnownPartner(own) || (actor?.operator ?? false);
}

/**
 * Its organisers and who is asked to be one; the operator once it is proposed; then its audience. Whoever registered
 * still sees what was called off or is for members only.
 */
export function canSee(actor: Actor, event: Guarded): boolean {
  if ([...event.organiserIds, ...event.invitedIds].some((id) => belongsTo(actor, id))) return true;
  if (event.status === 'draft') return false;
  if (actor?.operator) return true;
  if (event.status === 'proposed') return false;
  if (event.registered) return true;
  return event.audience === 'public' || (actor?.emailVerified ?? false);
}

/** Whether the actor acts for one of the organisers. */
export function isOwn(actor: Actor, { organiserIds }: Pick<Guarded, 'organiserIds'>): boolean {
  const own = actor?.organisationId;
  return Boolean(own) && organiserIds.includes(own as string) && belongsTo(actor, own as string);
}

/** Changes it, sees who comes, and checks them in: names and addresses are for who has to do with them. */
export function canManage(actor: Actor, event: Guarded): boolean {
  return isOwn(actor, event) && canActFor(actor, actor?.organisationId ?? '');
}

export function canEdit(actor: Actor, event: Guarded, now: Date): boolean {
  return canManage(actor, event) && event.status !== 'cancelled' && !isOver(event, now);
}

export function canPublish(actor: Actor, event: Guarded): boolean {
  return canManage(actor, event) && event.status === 'draft';
}

export function canDecide(actor: Actor, event: Guarded): boolean {
  return (actor?.operator ?? false) && event.status === 'proposed';
}

export function canCancel(actor: Actor, event: Guarded, now: Date): boolean {
  return canManage(actor, event) && event.status === 'published' && !isOver(event, now);
}

/** Only what nobody can have registered for. */
export function canRemove(actor: Actor, event: Guarded): boolean {
  return canManage(actor, event) && (event.status === 'draft' || event.status === 'proposed');
}

export function canOrganise(actor: Actor, event: Guarded): boolean {
  return canManage(actor, event) && (event.status === 'published' || event.status === 'cancelled');
}

/** Was asked to organise it too, or does so and can step back; who made it stays. */
export function canJoin(actor: Actor, event: Guarded): boolean {
  const own = actor?.organisationId;
  if (!own || !canActFor(actor, own)) return false;
  return event.invitedIds.includes(own) || event.organiserIds.slice(1).includes(own);
}

export function canRegister(actor: Actor, event: Guarded, now: Date): boolean {
  if (!actor?.emailVerified || event.status !== 'published' || !canSee(actor, event)) return false;
  const until = event.registerUntilAt ?? event.startsAt;
  return until !== null && until > now && !isOver(event, now);
}
