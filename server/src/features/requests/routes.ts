import { applications } from '@klammer/contracts/applications';
import { requests } from '@klammer/contracts/requests';
import { on, type Route } from '../../http/mount.ts';
import {
  chooseApplicant,
  closeRequest,
  createRequest,
  declineApplications,
  draftAgreement,
  getOwnApplication,
  getRequest,
  listCandidates,
  listOwnApplications,
  listOwnRequests,
  listRequests,
  postponeRequest,
  publishRequest,
  removeRequest,
  reviewCandidate,
  saveApplication,
  shortlistCandidate,
  submitApplication,
  takeBackApplication,
  updateRequest,
  withdrawRequest,
} from './service.ts';

export const requestRoutes: Route[] = [
  on(requests.list)(async (deps, { actor, query }) => listRequests(deps, actor, query)),
  on(requests.own)(async (deps, { actor, query }) => listOwnRequests(deps, actor, query)),
  on(requests.create)(async (deps, { actor, body }) => createRequest(deps, actor, body)),
  on(requests.get)(async (deps, { actor, params }) => getRequest(deps, actor, params.id)),
  on(requests.update)(async (deps, { actor, params, body }) => updateRequest(deps, actor, params.id, body)),
  on(requests.publish)(async (deps, { actor, params }) => publishRequest(deps, actor, params.id)),
  on(requests.postpone)(async (deps, { actor, params, body }) =>
    postponeRequest(deps, actor, params.id, body.deadline),
  ),
  on(requests.withdraw)(async (deps, { actor, params }) => withdrawRequest(deps, actor, params.id)),
  on(requests.close)(async (deps, { actor, params }) => closeRequest(deps, actor, params.id)),
  on(requests.remove)(async (deps, { actor, params }) => removeRequest(deps, actor, params.id)),
  on(applications.mine)(async (deps, { actor, query }) => listOwnApplications(deps, actor, query)),
  on(applications.own)(async (deps, { actor, params }) => getOwnApplication(deps, actor, params.id)),
  on(applications.save)(async (deps, { actor, params, body }) =>
    saveApplication(deps, actor, params.id, body),
  ),
  on(applications.submit)(async (deps, { actor, params }) => submitApplication(deps, actor, params.id)),
  on(applications.takeBack)(async (deps, { actor, params }) => takeBackApplication(deps, actor, params.id)),
  on(applications.list)(async (deps, { actor, params, query }) =>
    listCandidates(deps, actor, params.id, query),
  ),
  on(applications.review)(async (deps, { actor, params, body }) =>
    reviewCandidate(deps, actor, params, body),
  ),
  on(applications.shortlist)(async (deps, { actor, params, body }) =>
    shortlistCandidate(deps, actor, params, body.shortlisted),
  ),
  on(applications.decline)(async (deps, { actor, params, body }) =>
    declineApplications(deps, actor, params.id, body),
  ),
  on(applications.choose)(async (deps, { actor, params }) => chooseApplicant(deps, actor, params)),
  on(applications.draftAgreement)(async (deps, { actor, params, body }) =>
    draftAgreement(deps, actor, params, body.language),
  ),
];
