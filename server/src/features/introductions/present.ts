import { type Introduction, type MediatedIntroduction } from '@klammer/contracts/introductions';
import { canActFor, type Actor } from '../../actor.ts';
import { isGone, presentAnonymous, presentSummary, type ProfileDoc } from '../profiles/service.ts';
import { type IntroductionDoc } from './model.ts';
import { canAnswer, canWithdraw, type Guarded } from './policy.ts';

export function guardedOf(doc: IntroductionDoc): Guarded {
  return {
    from: String(doc.from),
    to: String(doc.to),
    agreed: doc.agreed.map(String),
    status: doc.status,
  };
}

/** Incoming is what asks for the answer of the organisation that reads. */
export function directionFor(actor: Actor, doc: IntroductionDoc): Introduction['direction'] {
  return doc.mediated || String(doc.to) === actor?.organisationId ? 'incoming' : 'outgoing';
}

/** Presents it from the side the actor acts for. */
export function presentIntroduction(
  actor: Actor,
  doc: IntroductionDoc,
  counterpart: ProfileDoc,
): Introduction {
  const guarded = guardedOf(doc);
  const isTo = actor?.organisationId === guarded.to;
  return {
    id: String(doc._id),
    status: doc.status,
    direction: directionFor(actor, doc),
    mediated: doc.mediated,
    youAgreed: guarded.agreed.includes(actor?.organisationId ?? ''),
    source: { kind: doc.source.kind, id: doc.source.id ?? null },
    counterpart: presentCounterpart(counterpart, isNamedTo(guarded, isTo, doc.mediated)),
    message: doc.message,
    reasonsForYou: isTo ? doc.reasons.to : doc.reasons.from,
    reasonsForThem: isTo ? doc.reasons.from : doc.reasons.to,
    declineReason: doc.declineReason,
    declineNote: doc.declineNote,
    askedAt: doc.askedAt.toISOString(),
    answeredAt: doc.answeredAt?.toISOString() ?? null,
    expiresAt: doc.expiresAt.toISOString(),
    conversationId: doc.status === 'accepted' ? String(doc._id) : null,
    abilities: {
      // To decline is always possible.
      accept: canAnswer(actor, guarded) && !isGone(counterpart),
      decline: canAnswer(actor, guarded),
      withdraw: canWithdraw(actor, guarded),
      block: actor?.organisationId ? canActFor(actor, actor.organisationId) : false,
    },
  };
}

/** Whoever asks shows who they are; an anonymous profile that was asked is named once both want it. */
export function isNamedTo(guarded: Guarded, toAskedSide: boolean, mediated: boolean): boolean {
  return guarded.status === 'accepted' || (toAskedSide && !mediated);
}

function presentCounterpart(doc: ProfileDoc, named: boolean): Introduction['counterpart'] {
  return doc.visibility !== 'anonymous' || named ? presentSummary(doc) : presentAnonymous(doc);
}

/** For the operator, who brought the two together. */
export function presentMediated(
  doc: IntroductionDoc,
  sides: readonly [ProfileDoc, ProfileDoc],
): MediatedIntroduction {
  const agreed = doc.agreed.map(String);
  return {
    id: String(doc._id),
    status: doc.status,
    sides: sides.map((side) => ({ ...presentSummary(side), agreed: agreed.includes(String(side._id)) })),
    message: doc.message,
    declineReason: doc.declineReason,
    declineNote: doc.declineNote,
    askedAt: doc.askedAt.toISOString(),
    expiresAt: doc.expiresAt.toISOString(),
  };
}
