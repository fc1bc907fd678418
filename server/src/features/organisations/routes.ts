import { organisations } from '@klammer/contracts/organisations';
import { on, type Route } from '../../http/mount.ts';
import { askForDeletion, undoDeletion } from './deletion.ts';
import {
  acceptInvitation,
  invite,
  readInvitation,
  resendInvitation,
  revokeInvitation,
} from './invitations.ts';
import { changeRole, leave, readOrganisation, removeMember, transfer } from './members.ts';
import { actFor, createOrganisation } from './service.ts';

export const organisationRoutes: Route[] = [
  on(organisations.create)(async (deps, { actor, body }) => createOrganisation(deps, actor, body)),
  on(organisations.actFor)(async (_deps, { actor, body }) => actFor(actor, body.organisationId)),
  on(organisations.read)(async (deps, { actor }) => readOrganisation(deps, actor)),
  on(organisations.invite)(async (deps, { actor, body }) => invite(deps, actor, body)),
  on(organisations.resendInvitation)(async (deps, { actor, params }) =>
    resendInvitation(deps, actor, params.id),
  ),
  on(organisations.revokeInvitation)(async (deps, { actor, params }) =>
    revokeInvitation(deps, actor, params.id),
  ),
  on(organisations.readInvitation)(async (deps, { actor, body }) => readInvitation(deps, actor, body.token)),
  on(organisations.acceptInvitation)(async (deps, { actor, body }) =>
    acceptInvitation(deps, actor, body.token),
  ),
  on(organisations.changeRole)(async (deps, { actor, params, body }) =>
    changeRole(deps, actor, params.personId, body.role),
  ),
  on(organisations.removeMember)(async (deps, { actor, params }) =>
    removeMember(deps, actor, params.personId),
  ),
  on(organisations.leave)(async (deps, { actor }) => leave(deps, actor)),
  on(organisations.transfer)(async (deps, { actor, body }) => transfer(deps, actor, body.personId)),
  on(organisations.askForDeletion)(async (deps, { actor, body }) => askForDeletion(deps, actor, body.name)),
  on(organisations.undoDeletion)(async (deps, { actor }) => undoDeletion(deps, actor)),
];
