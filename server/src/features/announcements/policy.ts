import { type AnnouncementAudience } from '@klammer/contracts/announcements';
import { type Kind } from '@klammer/contracts/profiles';
import { type Actor } from '../../actor.ts';

/** What a policy needs to know of an announcement. */
export interface Guarded {
  audience: readonly AnnouncementAudience[];
  from: Date;
  until: Date;
}

export function isCurrent({ from, until }: Guarded, now: Date): boolean {
  return from <= now && now < until;
}

/** @param kind of the organisation the actor acts for; null where they act for none */
export function canSee(actor: Actor, kind: Kind | null, { audience }: Guarded): boolean {
  if (audience.includes('everyone')) return true;
  if (audience.includes('members') && actor) return true;
  return kind !== null && audience.includes(kind);
}
