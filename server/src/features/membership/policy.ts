import { type MembershipPlan, type MembershipStatus, type PlanFault } from '@klammer/contracts/membership';
import { type Kind } from '@klammer/contracts/profiles';
import { belongsTo, canActFor, type Actor } from '../../actor.ts';

/** What a policy needs to know of a membership. */
export interface Guarded {
  organisationId: string;
  status: MembershipStatus;
  startsOn: string | null;
  endsOn: string | null;
}

/** Its own people, and the operator. */
export function canSee(actor: Actor, one: Guarded): boolean {
  return belongsTo(actor, one.organisationId) || canDecide(actor);
}

export function canDecide(actor: Actor): boolean {
  return actor?.operator ?? false;
}

export function canApply(actor: Actor, organisationId: string): boolean {
  return canActFor(actor, organisationId);
}

export function canWithdraw(actor: Actor, one: Guarded): boolean {
  return canActFor(actor, one.organisationId) && (one.status === 'applied' || one.status === 'checked');
}

/** @param today as `YYYY-MM-DD` */
export function runsOn(one: Guarded, today: string): boolean {
  return one.status === 'active' && (one.startsOn ?? '9') <= today && today <= (one.endsOn ?? '');
}

export function canBook(actor: Actor, one: Guarded, today: string): boolean {
  return canActFor(actor, one.organisationId) && runsOn(one, today);
}

/** What stands against a plan, by what the profile and the application say. */
export function faultsOf(
  plan: MembershipPlan,
  {
    kind,
    region,
    foundedOn,
    hasProof,
  }: { kind: Kind; region: string | null; foundedOn: string | null; hasProof: boolean },
  today: string,
): PlanFault[] {
  const { youngerThanYears: years } = plan;
  const isTooOld =
    years !== null &&
    foundedOn !== null &&
    foundedOn < `${Number(today.slice(0, 4)) - years}${today.slice(4)}`;
  const places: readonly string[] = plan.places;
  return [
    ...(plan.kinds.includes(kind) ? [] : (['kind'] as const)),
    ...(places.length > 0 && !places.includes(region ?? '') ? (['place'] as const) : []),
    ...(years !== null && foundedOn === null ? (['founded-missing'] as const) : []),
    ...(isTooOld ? (['age'] as const) : []),
    ...(plan.needsProof && !hasProof ? (['proof-missing'] as const) : []),
  ];
}
