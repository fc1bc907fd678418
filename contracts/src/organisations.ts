import { z } from 'zod';
import { OwnOrganisation } from './accounts.ts';
import { endpoint } from './endpoint.ts';
import { Kind } from './profiles.ts';
import { Id, line } from './text.ts';

export const organisations = {
  create: endpoint({
    method: 'POST',
    path: '/api/organisations',
    summary: 'Create an organisation with an empty profile and act for it',
    access: 'person',
    body: z.object({ name: line(120).min(2), kind: Kind }),
    response: OwnOrganisation,
    status: 201,
  }),
  actFor: endpoint({
    method: 'PUT',
    path: '/api/me/organisation',
    summary: 'Choose which of your organisations you act for',
    access: 'person',
    body: z.object({ organisationId: Id }),
    response: OwnOrganisation,
  }),
};
