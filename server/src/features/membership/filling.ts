import { makeCode } from '../../secrets/codes.ts';
import { type MembershipDoc, Memberships } from './model.ts';
import { readOffer } from './offer.ts';

/** A membership as the demonstration and tests hand it over; what it may use follows from its plan. */
export type FilledMembership = Pick<
  MembershipDoc,
  'plan' | 'status' | 'startsOn' | 'endsOn' | 'note' | 'foundedOn'
> & {
  organisationId: string;
  by: { personId: string; name: string };
  at: Date;
  used?: { service: string; wish: string; on: string | null }[];
};

/** Stores memberships as they are. @returns their ids */
export async function fillMemberships(filled: readonly FilledMembership[]): Promise<string[]> {
  const { plans } = await readOffer();
  const docs = filled.map(({ by, at, used = [], ...one }) => {
    const plan = plans.find(({ key }) => key === one.plan);
    if (!plan) throw new Error(`there is no plan ${one.plan}`);
    const person = { personId: by.personId, by: by.name };
    return {
      ...one,
      cause: `filled:${one.organisationId}:${one.startsOn ?? at.toISOString()}`,
      planName: plan.name,
      feeEurPerYear: plan.feeEurPerYear,
      months: plan.months,
      proofId: null,
      code: one.startsOn ? makeCode() : null,
      quotas: plan.services.map(({ service, quota }) => ({
        service,
        quota,
        left: quota === null ? null : quota - used.filter((booking) => booking.service === service).length,
      })),
      bookings: used.map(({ service, wish, on }, index) => ({
        ...{ key: `filled-booking-${index}`.padEnd(20, '0'), service, wish, at, usedOn: on, ...person },
        status: on ? ('used' as const) : ('booked' as const),
      })),
      steps: [{ status: one.status, at, note: '', ...person }],
      createdAt: at,
      updatedAt: at,
    };
  });
  return (await Memberships.create(docs)).map((doc) => String(doc._id));
}
