import { type Agreement, type AgreementSummary } from '@klammer/contracts/agreements';
import { type Actor, type Member } from '../../actor.ts';
import { hashOf, isComplete } from './content.ts';
import { type AgreementDoc } from './model.ts';
import {
  canComplete,
  canEdit,
  canEnd,
  canPropose,
  canReport,
  canReview,
  canSign,
  sideOf,
  type Guarded,
} from './policy.ts';
import { type Parties } from './parties.ts';

export function guardedOf(doc: AgreementDoc): Guarded {
  return {
    organisations: doc.organisations.map(String),
    status: doc.status,
    signedBy: doc.signatures.map((one) => one.organisationId),
    isComplete: isComplete(doc.content),
  };
}

export function presentAgreement(actor: Actor, doc: AgreementDoc, parties: Parties): Agreement {
  const guarded = guardedOf(doc);
  return {
    ...contentOf(doc),
    id: String(doc._id),
    conversationId: String(doc.conversationId),
    template: doc.template,
    language: doc.language,
    status: doc.status,
    parties: guarded.organisations.map((id) => ({
      ...partyOf(id, parties),
      people: parties.people.get(id) ?? [],
    })),
    signatures: doc.signatures.map(({ organisationId, personName, at, hash }) => ({
      organisationId,
      personName,
      at: at.toISOString(),
      hash,
    })),
    hash: hashOf(doc),
    progress: doc.progress.map(({ key, doneAt, doneBy, evidence, file }) => ({
      key,
      doneAt: doneAt.toISOString(),
      doneBy,
      evidence,
      file: file ? { id: String(file.id), name: file.name, size: file.size } : null,
    })),
    reviews: doc.reviews.map(({ day, dueOn, answers }) => ({
      day,
      dueOn,
      answers: answers.map((answer) => ({ ...answer, at: answer.at.toISOString() })),
    })),
    endReason: doc.endReason,
    revision: doc.revision,
    updatedAt: doc.updatedAt.toISOString(),
    abilities: {
      edit: canEdit(actor, guarded),
      propose: canPropose(actor, guarded),
      sign: canSign(actor, guarded),
      progress: canReport(actor, guarded),
      complete: canComplete(actor, guarded),
      end: canEnd(actor, guarded),
      review: canReview(actor, guarded),
    },
  };
}

/** The text, part by part: nothing else of the document leaves. */
function contentOf({ content }: AgreementDoc) {
  return {
    title: content.title,
    purpose: content.purpose,
    sections: content.sections,
    sides: content.sides,
    milestones: content.milestones,
    startsOn: content.startsOn,
    endsOn: content.endsOn,
    confidentiality: content.confidentiality,
  };
}

function partyOf(id: string, { profiles }: Pick<Parties, 'profiles'>) {
  const profile = profiles.get(id);
  return { id, name: profile?.name ?? '', slug: profile?.slug ?? '', kind: profile?.kind ?? 'company' };
}

/** @param today the calendar day, so that a review that is due counts as waiting */
export function presentSummary(
  actor: Member,
  doc: AgreementDoc,
  parties: Pick<Parties, 'profiles'>,
  today: string,
): AgreementSummary {
  const next = openMilestones(doc)[0];
  return {
    id: String(doc._id),
    title: doc.content.title,
    template: doc.template,
    status: doc.status,
    parties: doc.organisations.map((id) => partyOf(String(id), parties)),
    nextMilestone: next
      ? { key: next.key, title: next.title, organisationId: next.organisationId, dueOn: next.dueOn }
      : null,
    waitsForYou: waitsFor(actor, doc, today),
    updatedAt: doc.updatedAt.toISOString(),
  };
}

/** Milestones that are not done, the next one first. */
export function openMilestones(doc: Pick<AgreementDoc, 'content' | 'progress'>) {
  const done = new Set(doc.progress.map((one) => one.key));
  return doc.content.milestones
    .filter((one) => !done.has(one.key))
    .toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
}

/** Whether the actor's side is the one to act: to sign, to finish what is due, to look back. */
function waitsFor(actor: Member, doc: AgreementDoc, today: string): boolean {
  const guarded = guardedOf(doc);
  const side = sideOf(actor, guarded);
  if (side === null) return false;
  if (doc.status === 'proposed') return !guarded.signedBy.includes(side);
  if (doc.status !== 'active') return false;
  const isDue = openMilestones(doc).some((one) => one.organisationId === side && one.dueOn <= today);
  const isAsked = doc.reviews.some(
    (review) => review.dueOn <= today && !review.answers.some((one) => one.organisationId === side),
  );
  return isDue || isAsked;
}
