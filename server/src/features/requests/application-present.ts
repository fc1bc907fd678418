import { type Application, type Candidate, CRITERIA } from '@klammer/contracts/applications';
import { type StoredFile } from '@klammer/contracts/files';
import { type Actor } from '../../actor.ts';
import { bothOf } from '../../db/localised.ts';
import { presentSummary, type ProfileDoc } from '../profiles/service.ts';
import { type ApplicationDoc, type ReviewDoc } from './application-model.ts';
import {
  canAnswer,
  canReview,
  canSubmit,
  canTakeBack,
  canWrite,
  type GuardedApplication,
} from './application-policy.ts';
import { type RequestDoc } from './model.ts';
import { phaseOf, type Viewer } from './policy.ts';
import { guardedOf, nameFor, type Shown } from './present.ts';

/** The latest introduction with each counterpart, by organisation; of the actor's own. */
export type Introductions = ReadonlyMap<string, { id: string; status: string }>;
export type FilesById = ReadonlyMap<string, StoredFile>;

export function guardApplication(doc: ApplicationDoc, request: RequestDoc, now: Date): GuardedApplication {
  return {
    organisationId: String(doc.organisationId),
    asking: String(request.organisationId),
    status: doc.status,
    phase: phaseOf(request, now),
  };
}

export function presentApplication(
  viewer: Viewer,
  doc: ApplicationDoc,
  { doc: request, profile }: Pick<Shown, 'doc' | 'profile'>,
  files: FilesById,
  introductions: Introductions,
): Application {
  const guarded = guardApplication(doc, request, viewer.now);
  return {
    ...contentOf(doc, files),
    id: String(doc._id),
    request: {
      id: String(request._id),
      kind: request.kind,
      title: request.title,
      phase: guarded.phase,
      deadline: request.deadline,
      deadlineAt: request.deadlineAt?.toISOString() ?? null,
      questions: request.questions.map(bothOf),
      from: nameFor(viewer, guardedOf(request, doc), profile),
    },
    status: doc.status,
    changedBy: doc.changedBy.personName,
    updatedAt: doc.updatedAt.toISOString(),
    submittedAt: doc.submittedAt?.toISOString() ?? null,
    answer: answerOf(doc),
    conversationId: conversationOf(doc, introductions.get(guarded.asking)),
    revision: doc.revision,
    abilities: {
      edit: canWrite(viewer.actor, guarded),
      submit: canSubmit(viewer.actor, guarded),
      takeBack: canTakeBack(viewer.actor, guarded),
    },
  };
}

export function presentCandidate(
  { actor, now }: Viewer,
  doc: ApplicationDoc,
  request: RequestDoc,
  applicant: ProfileDoc,
  context: { files: FilesById; introductions: Introductions; reviews: readonly ReviewDoc[] },
): Candidate {
  const guarded = guardApplication(doc, request, now);
  const conversationId = conversationOf(doc, context.introductions.get(guarded.organisationId));
  return {
    ...contentOf(doc, context.files),
    id: String(doc._id),
    status: doc.status,
    submittedAt: (doc.submittedAt ?? doc.updatedAt).toISOString(),
    applicant: presentSummary(applicant),
    shortlisted: doc.shortlisted,
    score: meanOf(context.reviews),
    reviews: context.reviews.map((review) => presentReview(actor, review)),
    answer: answerOf(doc),
    conversationId,
    abilities: {
      review: canReview(actor, guarded),
      answer: canAnswer(actor, guarded),
      draftAgreement: canReview(actor, guarded) && conversationId !== null,
    },
  };
}

function presentReview(actor: Actor, review: ReviewDoc): Candidate['reviews'][number] {
  return {
    id: String(review._id),
    personName: review.personName,
    isYours: review.personId === actor?.personId,
    fit: review.fit,
    benefit: review.benefit,
    feasibility: review.feasibility,
    note: review.note,
    at: review.at.toISOString(),
  };
}

function contentOf(doc: ApplicationDoc, files: FilesById) {
  return {
    pitch: doc.pitch,
    answers: doc.answers,
    files: doc.fileIds.flatMap((id) => files.get(String(id)) ?? []),
  };
}

function answerOf({ status, answer }: ApplicationDoc): Application['answer'] {
  if (status !== 'declined' || !answer) return null;
  return { reason: answer.reason ?? 'other', note: answer.note, at: answer.at.toISOString() };
}

/** The conversation of two that were introduced has the introduction's id. */
function conversationOf(
  { status }: ApplicationDoc,
  introduction: { id: string; status: string } | undefined,
): string | null {
  return status === 'chosen' && introduction?.status === 'accepted' ? introduction.id : null;
}

/** Mean of every score of every reviewer, to one decimal. */
function meanOf(reviews: readonly ReviewDoc[]): number | null {
  const scores = reviews.flatMap((review) => CRITERIA.flatMap((criterion) => review[criterion] ?? []));
  if (scores.length === 0) return null;
  return Math.round((scores.reduce((sum, score) => sum + score, 0) / scores.length) * 10) / 10;
}
