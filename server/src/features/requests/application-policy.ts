import { type ApplicationStatus, type RequestPhase } from '@klammer/contracts/requests';
import { canActNowFor, type Actor } from '../../actor.ts';

/** What a policy needs to know of an application. */
export interface GuardedApplication {
  /** Of the applicant. */
  organisationId: string;
  /** Of the organisation that asks. */
  asking: string;
  status: ApplicationStatus;
  phase: RequestPhase;
}

function actsForApplicant(actor: Actor, { organisationId }: GuardedApplication): boolean {
  return canActNowFor(actor, organisationId);
}

/** A draft stays open for its writers whatever happens to the request. */
export function canWrite(actor: Actor, application: GuardedApplication): boolean {
  return actsForApplicant(actor, application) && application.status === 'draft';
}

export function canSubmit(actor: Actor, application: GuardedApplication): boolean {
  return canWrite(actor, application) && application.phase === 'open';
}

export function canTakeBack(actor: Actor, application: GuardedApplication): boolean {
  return actsForApplicant(actor, application) && application.status === 'submitted';
}

/** Whether the organisation that asks reads it at all. */
export function isCandidate({ status }: Pick<GuardedApplication, 'status'>): boolean {
  return status !== 'draft';
}

export function canReview(actor: Actor, application: GuardedApplication): boolean {
  return canActNowFor(actor, application.asking) && isCandidate(application);
}

export function canAnswer(actor: Actor, application: GuardedApplication): boolean {
  return canReview(actor, application) && application.status === 'submitted';
}
