import { funding } from '@klammer/contracts/funding';
import { on, type Route } from '../../http/mount.ts';
import {
  confirmProgramme,
  createProgramme,
  getProgramme,
  listAll,
  listFitting,
  listProgrammes,
  removeProgramme,
  updateProgramme,
} from './service.ts';

export const fundingRoutes: Route[] = [
  on(funding.list)(async (deps, { query }) => listProgrammes(deps, query)),
  on(funding.fitting)(async (deps, { actor, query }) => listFitting(deps, actor, query.limit)),
  on(funding.all)(async (deps, { query }) => listAll(deps, query)),
  on(funding.get)(async (deps, { params }) => getProgramme(deps, params.id)),
  on(funding.create)(async (deps, { actor, body }) => createProgramme(deps, actor, body)),
  on(funding.update)(async (deps, { actor, params, body }) => updateProgramme(deps, actor, params.id, body)),
  on(funding.confirm)(async (deps, { actor, params }) => confirmProgramme(deps, actor, params.id)),
  on(funding.remove)(async (deps, { actor, params }) => removeProgramme(deps, actor, params.id)),
];
