export { getRequest, listOwnRequests, listRequests } from './reading.ts';
export {
  closeRequest,
  createRequest,
  postponeRequest,
  publishRequest,
  removeRequest,
  updateRequest,
  withdrawRequest,
} from './writing.ts';
export {
  getOwnApplication,
  listOwnApplications,
  OWNER_KIND as APPLICATION_FILES,
  saveApplication,
  submitApplication,
  takeBackApplication,
} from './applying.ts';
export { listCandidates, reviewCandidate, shortlistCandidate } from './reviewing.ts';
export { chooseApplicant } from './choosing.ts';
export { declineApplications, draftAgreement } from './deciding.ts';
export { fillRequests, type FilledRequest } from './filling.ts';
