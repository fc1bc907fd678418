import { referenceIn, type OrganisationData } from '../../contributions/organisation-data.ts';
import { Memberships } from './model.ts';

export const membershipOrganisations: OrganisationData = {
  references: [
    // A second open application, or a period from the same day, ends: the one of what stays goes on.
    referenceIn(Memberships, 'organisationId', {
      counts: 'memberships',
      onDuplicate: async (id, { to }) =>
        Memberships.updateOne({ _id: id as string }, { $set: { organisationId: to, status: 'withdrawn' } }),
    }),
  ],
};
