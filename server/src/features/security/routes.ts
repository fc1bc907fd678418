import { security } from '@klammer/contracts/security';
import { on, type Route } from '../../http/mount.ts';
import { endSession, endSessions, listSessions, rename, type Auth } from '../accounts/service.ts';
import { askForEmailChange, cancelEmailChange, confirmEmailChange } from './email-change.ts';
import { removePasskey, renamePasskey } from './passkeys.ts';
import { changePassword, confirmPassword, describeSecurity } from './service.ts';
import { renewRecoveryCodes, startTwoFactor } from './two-factor.ts';

export function securityRoutes(auth: Auth): Route[] {
  return [
    on(security.read)(async (deps, { actor }) => describeSecurity(deps, auth, actor)),
    on(security.confirm)(async (deps, { actor, body }) => confirmPassword(deps, auth, actor, body.password)),
    on(security.rename)(async (_deps, { actor, body }) => rename(actor, body.name)),
    on(security.changePassword)(async (deps, { actor, body }) => changePassword(deps, auth, actor, body)),
    on(security.changeEmail)(async (deps, { actor, body }) => askForEmailChange(deps, actor, body.email)),
    on(security.cancelEmail)(async (_deps, { actor }) => cancelEmailChange(actor)),
    on(security.confirmEmail)(async (deps, { body }) => confirmEmailChange(deps, body.token)),
    on(security.startTwoFactor)(async (deps, { actor, body, headers }) =>
      startTwoFactor(deps, auth, actor, { ...body, headers }),
    ),
    on(security.renewRecoveryCodes)(async (deps, { actor, body, headers }) =>
      renewRecoveryCodes(deps, auth, actor, { ...body, headers }),
    ),
    on(security.renamePasskey)(async (_deps, { actor, params, body }) =>
      renamePasskey(actor, params.id, body.name),
    ),
    on(security.removePasskey)(async (deps, { actor, params }) => removePasskey(deps, actor, params.id)),
    on(security.listSessions)(async (deps, { actor }) => listSessions(deps, actor)),
    on(security.endSession)(async (deps, { actor, params }) => endSession(deps, actor, params.id)),
    on(security.endOtherSessions)(async (deps, { actor }) =>
      endSessions(deps, actor.personId, { except: actor.sessionId }),
    ),
  ];
}
