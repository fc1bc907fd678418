import { organisations } from '@klammer/contracts/organisations';
import { on, type Route } from '../../http/mount.ts';
import { actFor, createOrganisation } from './service.ts';

export const organisationRoutes: Route[] = [
  on(organisations.create)(async (deps, { actor, body }) => createOrganisation(deps, actor, body)),
  on(organisations.actFor)(async (_deps, { actor, body }) => actFor(actor, body.organisationId)),
];
