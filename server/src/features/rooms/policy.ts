import { type GrantAccess } from '@klammer/contracts/room-shapes';
import { canActFor, type Member } from '../../actor.ts';

/** What a policy needs to know of a room, as the actor's organisation stands to it. */
export interface Guarded {
  organisationId: string;
  /** What the organisation was granted and still has; null for nothing. */
  access: GrantAccess | null;
  /** Whether the room has a text that this person has not confirmed in its present version. */
  isUnconfirmed: boolean;
}

export function isOwn(actor: Member, room: Guarded): boolean {
  return actor.organisationId === room.organisationId;
}

/** Whether the actor may open rooms for the organisation they act for. */
export function canKeepRooms(actor: Member): boolean {
  return canActFor(actor, actor.organisationId);
}

/** For everybody else the room does not exist. */
export function canSee(actor: Member, room: Guarded): boolean {
  return isOwn(actor, room) || room.access !== null;
}

export function canEdit(actor: Member, room: Guarded): boolean {
  return isOwn(actor, room) && canKeepRooms(actor);
}

/** Who looked at what is for the owner's people alone. */
export function canSeeLog(actor: Member, room: Guarded): boolean {
  return isOwn(actor, room);
}

/** Whether there is something to confirm, and it is theirs to confirm. */
export function canConfirm(actor: Member, room: Guarded): boolean {
  return !isOwn(actor, room) && room.access !== null && room.isUnconfirmed;
}

/** Whether the actor sees what lies in the room, and its pages. */
export function canLookInto(actor: Member, room: Guarded): boolean {
  return isOwn(actor, room) || (room.access !== null && !room.isUnconfirmed);
}

export function canDownload(actor: Member, room: Guarded): boolean {
  return canLookInto(actor, room) && (isOwn(actor, room) || room.access === 'download');
}
