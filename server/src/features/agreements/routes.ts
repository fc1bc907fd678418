import { agreements } from '@klammer/contracts/agreements';
import { on, type Route } from '../../http/mount.ts';
import { type Auth } from '../accounts/service.ts';
import { checkPassword } from '../security/service.ts';
import {
  answerReview,
  compareVersion,
  completeAgreement,
  createAgreement,
  downloadAgreement,
  endAgreement,
  getAgreement,
  listAgreements,
  listVersions,
  proposeAgreement,
  setProgress,
  signAgreement,
  updateAgreement,
} from './service.ts';

export function agreementRoutes(auth: Auth): Route[] {
  return [
    on(agreements.list)(async (deps, { actor, query }) => listAgreements(deps, actor, query)),
    on(agreements.create)(async (deps, { actor, body }) => createAgreement(deps, actor, body)),
    on(agreements.get)(async (_deps, { actor, params }) => getAgreement(actor, params.id)),
    on(agreements.update)(async (deps, { actor, params, body }) =>
      updateAgreement(deps, actor, params.id, body),
    ),
    on(agreements.propose)(async (deps, { actor, params, body }) =>
      proposeAgreement(deps, actor, params.id, body),
    ),
    on(agreements.sign)(async (deps, { actor, params, body }) =>
      signAgreement(deps, actor, params.id, body, (password) =>
        checkPassword(deps, auth, actor, password, 'password'),
      ),
    ),
    on(agreements.setProgress)(async (deps, { actor, params, body }) =>
      setProgress(deps, actor, params.id, params.key, body),
    ),
    on(agreements.answerReview)(async (deps, { actor, params, body }) =>
      answerReview(deps, actor, params.id, params.day, body),
    ),
    on(agreements.complete)(async (deps, { actor, params }) => completeAgreement(deps, actor, params.id)),
    on(agreements.end)(async (deps, { actor, params, body }) => endAgreement(deps, actor, params.id, body)),
    on(agreements.download)(async (_deps, { actor, params }) => downloadAgreement(actor, params.id)),
    on(agreements.versions)(async (_deps, { actor, params }) => listVersions(actor, params.id)),
    on(agreements.compare)(async (_deps, { actor, params }) =>
      compareVersion(actor, params.id, params.revision),
    ),
  ];
}
