import { occurrenceSource, type OccurrenceSource } from '../../contributions/occurrences.ts';
import { Memberships, type MembershipDoc } from './model.ts';

const DECIDED = ['active', 'declined'];

export const membershipOccurrences: readonly OccurrenceSource[] = [
  occurrenceSource(
    'membership.decided',
    (since) =>
      Memberships.find({ 'steps.at': { $gte: since } })
        .lean<MembershipDoc>()
        .cursor(),
    (_deps, { _id, organisationId, plan, startsOn, endsOn, steps }) => {
      // Later steps of the same state, such as ending it at a day to come, decide nothing anew.
      const decision = steps.find(({ status }) => DECIDED.includes(status));
      if (!decision) return null;
      const accepted = decision.status === 'active';
      return {
        cause: `membership:${String(_id)}:decided`,
        at: decision.at,
        data: {
          membershipId: String(_id),
          organisationId: String(organisationId),
          plan,
          accepted,
          startsOn: accepted ? startsOn : null,
          endsOn: accepted ? endsOn : null,
        },
      };
    },
  ),
];
