import { type Request } from '@klammer/contracts/requests';
import { bothOf } from '../../db/localised.ts';
import {
  canSee as canSeeProfile,
  guardedOf as profileGuard,
  presentSummary,
  type ProfileDoc,
} from '../profiles/service.ts';
import { type ApplicationDoc } from './application-model.ts';
import { type RequestDoc } from './model.ts';
import {
  canApply,
  canClose,
  canEdit,
  canManage,
  canPostpone,
  canWithdraw,
  isNamedTo,
  isOwn,
  phaseOf,
  type Guarded,
  type Viewer,
} from './policy.ts';

/** A request with what belongs to showing it to somebody. */
export interface Shown {
  doc: RequestDoc;
  profile: ProfileDoc | undefined;
  application: Pick<ApplicationDoc, '_id' | 'status'> | null;
  counts: { submitted: number; waiting: number };
}

export function guardedOf(doc: RequestDoc, application: Shown['application']): Guarded {
  return {
    organisationId: String(doc.organisationId),
    status: doc.status,
    audience: doc.audience,
    anonymous: doc.anonymous,
    deadlineAt: doc.deadlineAt,
    applied: application?.status ?? null,
  };
}

export function presentRequest(viewer: Viewer, { doc, profile, application, counts }: Shown): Request {
  const guarded = guardedOf(doc, application);
  const { actor } = viewer;
  return {
    ...fieldsOf(doc),
    id: String(doc._id),
    phase: phaseOf(guarded, viewer.now),
    from: nameFor(viewer, guarded, profile),
    isOwn: isOwn(actor, guarded),
    deadlineAt: doc.deadlineAt?.toISOString() ?? null,
    publishedAt: doc.publishedAt?.toISOString() ?? null,
    counts: isOwn(actor, guarded) ? counts : null,
    yourApplication: application && { id: String(application._id), status: application.status },
    revision: doc.revision,
    abilities: {
      edit: canEdit(actor, guarded),
      publish: canEdit(actor, guarded),
      remove: canEdit(actor, guarded),
      postpone: canPostpone(viewer, guarded),
      withdraw: canWithdraw(actor, guarded),
      close: canClose(viewer, guarded, counts.waiting),
      review: isOwn(actor, guarded) && doc.status !== 'draft',
      apply: canApply(viewer, guarded),
    },
  };
}

/** Nobody where it is anonymous to the reader, or its profile is. */
export function nameFor({ actor }: Viewer, guarded: Guarded, profile: ProfileDoc | undefined) {
  if (!profile || !isNamedTo(actor, guarded)) return null;
  const wasIntroduced = guarded.applied === 'chosen';
  return wasIntroduced || canManage(actor, guarded) || canSeeProfile(actor, profileGuard(profile))
    ? presentSummary(profile)
    : null;
}

/** What the organisation wrote, one by one: nothing else of the document leaves. */
function fieldsOf(doc: RequestDoc) {
  return {
    kind: doc.kind,
    title: { de: doc.title.de, en: doc.title.en },
    problem: { de: doc.problem.de, en: doc.problem.en },
    gives: { de: doc.gives.de, en: doc.gives.en },
    budgetMinEur: doc.budgetMinEur,
    budgetMaxEur: doc.budgetMaxEur,
    offers: doc.offers,
    seeks: doc.seeks,
    topics: doc.topics,
    stages: doc.stages,
    questions: doc.questions.map(bothOf),
    deadline: doc.deadline,
    audience: doc.audience,
    anonymous: doc.anonymous,
  };
}
