import { type Membership } from '@klammer/contracts/membership';
import { type Actor } from '../../actor.ts';
import { type MembershipDoc } from './model.ts';
import { canBook, canDecide, canWithdraw, runsOn, type Guarded } from './policy.ts';

export function guardedOf(doc: MembershipDoc): Guarded {
  const { status, startsOn, endsOn } = doc;
  return { organisationId: String(doc.organisationId), status, startsOn, endsOn };
}

export interface Around {
  organisation: { name: string; slug: string };
  proof: { id: string; name: string } | null;
  today: string;
}

export function presentMembership(
  actor: Actor,
  doc: MembershipDoc,
  { organisation, proof, today }: Around,
): Membership {
  const guarded = guardedOf(doc);
  return {
    id: String(doc._id),
    organisation: { id: guarded.organisationId, ...organisation },
    plan: doc.plan,
    planName: doc.planName,
    feeEurPerYear: doc.feeEurPerYear,
    status: doc.status,
    foundedOn: doc.foundedOn,
    proof,
    note: doc.note,
    startsOn: doc.startsOn,
    endsOn: doc.endsOn,
    runs: runsOn(guarded, today),
    code: doc.code,
    services: doc.quotas.map(({ service, quota, left }) => ({ service, quota, left })),
    bookings: doc.bookings.map(({ key, service, wish, status, at, by, usedOn }) => ({
      ...{ key, service, wish, status, by, usedOn },
      at: at.toISOString(),
    })),
    steps: doc.steps.map(({ status, at, by, note }) => ({ status, at: at.toISOString(), by, note })),
    abilities: {
      withdraw: canWithdraw(actor, guarded),
      book: canBook(actor, guarded, today),
      decide: canDecide(actor) && (doc.status === 'applied' || doc.status === 'checked'),
    },
  };
}
