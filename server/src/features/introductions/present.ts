import { type Introduction } from '@klammer/contracts/introductions';
import { type Actor } from '../../actor.ts';
import { presentSummary, type ProfileDoc } from '../profiles/service.ts';
import { type IntroductionDoc } from './model.ts';
import { canAnswer, canWithdraw, type Guarded } from './policy.ts';

export function guardedOf(doc: IntroductionDoc): Guarded {
  return { from: String(doc.from), to: String(doc.to), status: doc.status };
}

/** Presents it from the side the actor acts for. */
export function presentIntroduction(
  actor: Actor,
  doc: IntroductionDoc,
  counterpart: ProfileDoc,
): Introduction {
  const guarded = guardedOf(doc);
  const incoming = actor?.organisationId === guarded.to;
  return {
    id: String(doc._id),
    status: doc.status,
    direction: incoming ? 'incoming' : 'outgoing',
    counterpart: presentCounterpart(counterpart, incoming || doc.status === 'accepted'),
    message: doc.message,
    reasonsForYou: incoming ? doc.reasons.to : doc.reasons.from,
    reasonsForThem: incoming ? doc.reasons.from : doc.reasons.to,
    declineReason: doc.declineReason,
    declineNote: doc.declineNote,
    askedAt: doc.askedAt.toISOString(),
    answeredAt: doc.answeredAt?.toISOString() ?? null,
    expiresAt: doc.expiresAt.toISOString(),
    conversationId: doc.status === 'accepted' ? String(doc._id) : null,
    abilities: {
      accept: canAnswer(actor, guarded),
      decline: canAnswer(actor, guarded),
      withdraw: canWithdraw(actor, guarded),
    },
  };
}

/** Whoever asks shows who they are; an anonymous profile that was asked is named once it accepts. */
function presentCounterpart(doc: ProfileDoc, named: boolean): Introduction['counterpart'] {
  const summary = presentSummary(doc);
  if (doc.visibility !== 'anonymous' || named) return summary;
  return { ...summary, name: '', slug: '', headline: { de: '', en: '' }, place: null, verification: 'none' };
}
