import { canActFor, type Member } from '../../actor.ts';

/** What a policy needs to know of a deal. */
export interface Guarded {
  organisationId: string;
  /** Whether it stands for somebody who is here and could be told something. */
  hasProfile: boolean;
}

/** A deal exists for those who act for its organisation, and for nobody else. */
export function canSee(actor: Member, deal: Guarded): boolean {
  return actor.organisationId === deal.organisationId;
}

/** Whether the actor may change the pipeline of the organisation they act for. */
export function canKeepPipeline(actor: Member): boolean {
  return canActFor(actor, actor.organisationId);
}

export function canEdit(actor: Member, deal: Guarded): boolean {
  return canSee(actor, deal) && canKeepPipeline(actor);
}

export function canShare(actor: Member, deal: Guarded): boolean {
  return canEdit(actor, deal) && deal.hasProfile;
}
