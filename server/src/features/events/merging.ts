import { referenceIn, type OrganisationData } from '../../contributions/organisation-data.ts';
import { Events } from './model.ts';
import { Registrations } from './places/registration-model.ts';

export const eventsOrganisations: OrganisationData = {
  references: [
    referenceIn(Events, 'organiserIds', { shape: 'list', counts: 'events' }),
    referenceIn(Events, 'invitedIds', { shape: 'list' }),
    referenceIn(Registrations, 'organisationId', { counts: 'registrations' }),
  ],
  // The name under which somebody registered stands on the list of who comes.
  covers: ['registrations.organisationName'],
};
