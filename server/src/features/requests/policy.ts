import { type Kind } from '@klammer/contracts/profiles';
import { type ApplicationStatus, type RequestAudience, type RequestPhase } from '@klammer/contracts/requests';
import { belongsTo, canActFor, canActNowFor, type Actor } from '../../actor.ts';
import { isOpen } from '../../time/deadline.ts';
import { type REQUEST_STATUSES } from './model.ts';

/** Who asks, with what a policy needs to know of them. */
export interface Viewer {
  actor: Actor;
  /** Kinds of the organisations they belong to. */
  kinds: ReadonlyMap<string, Kind>;
  /** Organisations that theirs never meets. */
  blocked: ReadonlySet<string>;
  now: Date;
}

/** What a policy needs to know of a request. */
export interface Guarded {
  organisationId: string;
  status: (typeof REQUEST_STATUSES)[number];
  audience: RequestAudience;
  anonymous: boolean;
  deadlineAt: Date | null;
  /** Where the application of the actor's own organisation stands. */
  applied: ApplicationStatus | null;
}

export function phaseOf(request: Pick<Guarded, 'status' | 'deadlineAt'>, now: Date): RequestPhase {
  if (request.status !== 'published') return request.status;
  return isOpen(request, now) ? 'open' : 'reviewing';
}

/**
 * Its own people, whoever applied, and its audience. A block hides only a request that names its organisation: were
 * anonymous ones hidden too, blocking one organisation after the other would tell who is behind it.
 */
export function canSee({ actor, kinds, blocked }: Viewer, request: Guarded): boolean {
  if (belongsTo(actor, request.organisationId)) return true;
  if (request.status === 'draft') return false;
  if (request.applied !== null) return true;
  if (request.status === 'withdrawn') return false;
  if (!request.anonymous && blocked.has(request.organisationId)) return false;
  return audiencesOf({ actor, kinds }).includes(request.audience);
}

/** The audiences that somebody is part of. */
export function audiencesOf({ actor, kinds }: Pick<Viewer, 'actor' | 'kinds'>): RequestAudience[] {
  if (!actor?.emailVerified) return ['public'];
  const isMeant = actor.operator || [...kinds.values()].includes('startup');
  return isMeant ? ['public', 'members', 'startups'] : ['public', 'members'];
}

/** Whether the organisation's name may be told: to its own people, and to those it introduced itself to. */
export function isNamedTo(actor: Actor, request: Guarded): boolean {
  return !request.anonymous || belongsTo(actor, request.organisationId) || request.applied === 'chosen';
}

/** Whether the actor acts for the organisation that asks. */
export function isOwn(actor: Actor, request: Pick<Guarded, 'organisationId'>): boolean {
  return actor?.organisationId === request.organisationId && belongsTo(actor, request.organisationId);
}

export function canManage(actor: Actor, request: Pick<Guarded, 'organisationId'>): boolean {
  return canActNowFor(actor, request.organisationId);
}

export function canEdit(actor: Actor, request: Guarded): boolean {
  return canManage(actor, request) && request.status === 'draft';
}

/** More time for everybody, but not once it is over: somebody may have left it at that. */
export function canPostpone({ actor, now }: Viewer, request: Guarded): boolean {
  return canManage(actor, request) && phaseOf(request, now) === 'open';
}

export function canWithdraw(actor: Actor, request: Guarded): boolean {
  return canManage(actor, request) && request.status === 'published';
}

/** With an application still waiting it stays open: everybody gets an answer. */
export function canClose({ actor, now }: Viewer, request: Guarded, waiting: number): boolean {
  return canManage(actor, request) && phaseOf(request, now) === 'reviewing' && waiting === 0;
}

/** One that acts for another organisation, while there is time. */
export function canApply(viewer: Viewer, request: Guarded): boolean {
  const own = viewer.actor?.organisationId;
  if (!own || !canActFor(viewer.actor, own) || belongsTo(viewer.actor, request.organisationId)) return false;
  if (phaseOf(request, viewer.now) !== 'open' || !canSee(viewer, request)) return false;
  return request.audience !== 'startups' || viewer.kinds.get(own) === 'startup';
}
