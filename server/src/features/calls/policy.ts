import { type CallPhase, type EntryStatus } from '@klammer/contracts/calls';
import { type Kind } from '@klammer/contracts/profiles';
import { belongsTo, canActFor, canActNowFor, type Actor } from '../../actor.ts';
import { isOpen } from '../../time/deadline.ts';
import { type CALL_STATUSES } from './model.ts';

/** Who asks, with what a policy needs to know of them. */
export interface Viewer {
  actor: Actor;
  /** Kind of the organisation they act for. */
  kind: Kind | null;
  /** Whether that is a partner whom the operator has verified. */
  isKnown: boolean;
  now: Date;
}

/** What a policy needs to know of a call. */
export interface Guarded {
  /** The first one made it. */
  organiserIds: readonly string[];
  invitedIds: readonly string[];
  status: (typeof CALL_STATUSES)[number];
  kinds: readonly Kind[];
  deadlineAt: Date | null;
  blind: boolean;
  round: 1 | 2;
  /** Where the entry of the actor's own organisation stands. */
  entered: EntryStatus | null;
  /** The actor said yes to judging it. */
  judges: boolean;
}

export function phaseOf(call: Pick<Guarded, 'status' | 'deadlineAt'>, now: Date): CallPhase {
  if (call.status !== 'published') return call.status;
  return isOpen(call, now) ? 'open' : 'judging';
}

/** Calls are organised by partners and the operator, as the calendar is. */
export function mayOrganise(actor: Actor, kind: Kind | null): boolean {
  return kind === 'partner' || (actor?.operator ?? false);
}

/** Anybody may sign up as a partner, and a call is told to every start-up it fits: the operator knows who publishes one. */
export function canPublish(viewer: Viewer, call: Guarded): boolean {
  return canEdit(viewer, call) && (viewer.isKnown || (viewer.actor?.operator ?? false));
}

/** Its organisers and who is asked to be one; everybody once it is published; what was taken back is there for who entered and who judges. */
export function canSee(actor: Actor, call: Guarded): boolean {
  if ([...call.organiserIds, ...call.invitedIds].some((id) => belongsTo(actor, id))) return true;
  if (call.judges) return true;
  if (call.status === 'draft') return false;
  return call.status !== 'withdrawn' || call.entered !== null;
}

/** Whether the actor acts for one of the organisers. */
export function isOwn(actor: Actor, { organiserIds }: Pick<Guarded, 'organiserIds'>): boolean {
  const own = actor?.organisationId;
  return typeof own === 'string' && organiserIds.includes(own) && belongsTo(actor, own);
}

export function canManage(actor: Actor, call: Pick<Guarded, 'organiserIds'>): boolean {
  return call.organiserIds.some((id) => canActNowFor(actor, id));
}

/** Until the result: who organises it also answers for it. */
export function canInviteOrganiser({ actor }: Viewer, call: Guarded): boolean {
  return canManage(actor, call) && (call.status === 'draft' || call.status === 'published');
}

/** Was asked to organise it too, or does so and can step back; who made it stays, and nobody judges their own entry. */
export function canJoin(actor: Actor, call: Guarded): boolean {
  const own = actor?.organisationId;
  if (!own || !canActFor(actor, own)) return false;
  if (call.organiserIds.slice(1).includes(own)) return true;
  return call.invitedIds.includes(own) && call.entered === null;
}

export function canEdit({ actor }: Viewer, call: Guarded): boolean {
  return canManage(actor, call) && call.status === 'draft';
}

/** More time for everybody, but not once it is over: somebody may have left it at that. */
export function canPostpone({ actor, now }: Viewer, call: Guarded): boolean {
  return canManage(actor, call) && phaseOf(call, now) === 'open';
}

export function canWithdraw({ actor }: Viewer, call: Guarded): boolean {
  return canManage(actor, call) && call.status === 'published';
}

/** Until the result: taking somebody off the jury, and how many read each entry. */
export function canArrangeJury({ actor }: Viewer, call: Guarded): boolean {
  return canManage(actor, call) && (call.status === 'draft' || call.status === 'published');
}

/**
 * Also while it is a draft, so that the jury stands when it is published. It sends mails with words of their own to
 * strangers: as with publishing, the operator knows who does.
 */
export function canInvite(viewer: Viewer, call: Guarded): boolean {
  return canArrangeJury(viewer, call) && (viewer.isKnown || (viewer.actor?.operator ?? false));
}

export function canAnswer({ actor, now }: Viewer, call: Guarded): boolean {
  return canManage(actor, call) && phaseOf(call, now) === 'judging';
}

export function canOpenSecondRound(viewer: Viewer, call: Guarded): boolean {
  return canAnswer(viewer, call) && call.round === 1;
}

/** With an entry still waiting it stays open: everybody gets an answer. */
export function canClose(viewer: Viewer, call: Guarded, waiting: number): boolean {
  return canAnswer(viewer, call) && waiting === 0;
}

/** One of the kinds that are asked, which is not the organiser itself, while there is time. */
export function canApply({ actor, kind, now }: Viewer, call: Guarded): boolean {
  const own = actor?.organisationId;
  if (!own || kind === null || !canActFor(actor, own)) return false;
  if (call.organiserIds.some((id) => belongsTo(actor, id))) return false;
  return phaseOf(call, now) === 'open' && call.kinds.includes(kind);
}

/** As long as the jury must not know who applied. */
export function isBlind(call: Pick<Guarded, 'blind' | 'round'>): boolean {
  return call.blind && call.round === 1;
}

/** Scores can be given from the deadline until the result. */
export function isJudged(call: Guarded, now: Date): boolean {
  return phaseOf(call, now) === 'judging';
}

/** What a policy needs to know of an entry. */
export interface GuardedEntry {
  organisationId: string;
  status: EntryStatus;
  phase: CallPhase;
}

function actsForApplicant(actor: Actor, { organisationId }: GuardedEntry): boolean {
  return canActNowFor(actor, organisationId);
}

/** A draft stays open for its writers whatever happens to the call. */
export function canWrite(actor: Actor, entry: GuardedEntry): boolean {
  return actsForApplicant(actor, entry) && entry.status === 'draft';
}

export function canSubmit(actor: Actor, entry: GuardedEntry): boolean {
  return canWrite(actor, entry) && entry.phase === 'open';
}

/** Until the deadline: what the jury has in hand stays as it is. */
export function canTakeBack(actor: Actor, entry: GuardedEntry): boolean {
  return actsForApplicant(actor, entry) && entry.status === 'submitted' && entry.phase === 'open';
}

/** Being named is theirs to decide at any time, unless they did not win. */
export function canAgree(actor: Actor, entry: GuardedEntry): boolean {
  return actsForApplicant(actor, entry) && (entry.status === 'submitted' || entry.status === 'won');
}
