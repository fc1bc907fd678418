import { operator } from '@klammer/contracts/operator';
import { on, type Route } from '../../http/mount.ts';
import { type WaitingFor } from '../../contributions/waiting.ts';
import { liftPerson, suspendPerson } from '../accounts/service.ts';
import { liftOrganisation, suspendOrganisation } from '../organisations/service.ts';
import { listOrganisations, readOrganisation } from './organisations.ts';
import { listPeople, readPerson } from './people.ts';
import { readQueue } from './queue.ts';

/** @param waiting what waits, from every feature */
export const operatorRoutes = (waiting: readonly WaitingFor[]): Route[] => [
  on(operator.queue)(async (deps, { actor }) => readQueue(deps, actor, waiting)),
  on(operator.organisations)(async (_deps, { query }) => listOrganisations(query)),
  on(operator.organisation)(async (deps, { params }) => readOrganisation(deps, waiting, params.id)),
  on(operator.suspendOrganisation)(async (deps, { actor, params, body }) =>
    suspendOrganisation(deps, actor, params.id, body.reason),
  ),
  on(operator.liftOrganisation)(async (deps, { actor, params }) => liftOrganisation(deps, actor, params.id)),
  on(operator.people)(async (_deps, { query }) => listPeople(query)),
  on(operator.person)(async (deps, { params }) => readPerson(deps, params.id)),
  on(operator.suspendPerson)(async (deps, { actor, params, body }) =>
    suspendPerson(deps, actor, params.id, body.reason),
  ),
  on(operator.liftPerson)(async (deps, { actor, params }) => liftPerson(deps, actor, params.id)),
];
