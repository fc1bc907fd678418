import { type Audience, type Kind, type ProfileFields } from '@klammer/contracts/profiles';
import { isWritten } from '@klammer/contracts/text';
import { belongsTo, canActFor, type Actor } from '../../actor.ts';

/** What a policy needs to know of a profile. */
export interface Guarded {
  id: string;
  kind: Kind;
  status: 'draft' | 'published' | 'paused';
  visibility: 'public' | 'members' | 'anonymous';
}

/** Public ones everybody, members' ones whoever is signed in, anonymous ones and drafts only the own people. */
export function canSee(actor: Actor, profile: Guarded): boolean {
  if (belongsTo(actor, profile.id) || actor?.operator === true) return true;
  if (profile.status !== 'published') return false;
  if (profile.visibility === 'public') return true;
  return profile.visibility === 'members' && actor !== null && actor.emailVerified;
}

/** Who was introduced has heard the name: what is anonymous stays open to them; what is paused is nobody's. */
export function canOpen(actor: Actor, profile: Guarded, introduced: boolean): boolean {
  return canSee(actor, profile) || (introduced && profile.status === 'published');
}

/** Whether a field of a profile that is seen may be seen too. */
export function canSeeField(
  actor: Actor,
  profile: Guarded,
  audience: Audience,
  introduced: boolean,
): boolean {
  if (belongsTo(actor, profile.id) || actor?.operator === true || audience === 'public') return true;
  if (introduced) return true;
  return audience === 'members' && actor !== null && actor.emailVerified;
}

/** What changed, when and by whom is for the organisation's own people. */
export function canSeeHistory(actor: Actor, profile: Guarded): boolean {
  return belongsTo(actor, profile.id);
}

export function canEdit(actor: Actor, profile: Guarded): boolean {
  return canActFor(actor, profile.id);
}

/** Whether an anonymous or visible profile may be asked for an introduction by who acts now. */
export function canBeAsked(actor: Actor, profile: Guarded): boolean {
  if (!actor?.organisationId || actor.organisationId === profile.id) return false;
  return profile.status === 'published' && canActFor(actor, actor.organisationId);
}

/** A partner whom the operator has verified; anybody may sign up as one. */
export function isKnownPartner(profile: {
  kind: Kind;
  verification: 'none' | 'domain' | 'operator';
}): boolean {
  return profile.kind === 'partner' && profile.verification === 'operator';
}

/** Without a headline and a need or an offer there is nothing to find or to match. */
export function isPublishable(profile: Pick<ProfileFields, 'headline' | 'needs' | 'offers'>): boolean {
  return isWritten(profile.headline) && profile.needs.length + profile.offers.length > 0;
}
