import { privacy } from '@klammer/contracts/privacy';
import { on, type Route } from '../../http/mount.ts';
import { type PersonalData } from '../../contributions/personal-data.ts';
import { type Auth } from '../accounts/service.ts';
import { cancelErasure, requestErasure } from './erasing.ts';
import { openExport, startExport } from './exporting.ts';
import { readOwnData } from './service.ts';

/** `parts` are what the other features keep about people; see `feature.ts`. */
export function privacyRoutes(auth: Auth, parts: readonly PersonalData[]): Route[] {
  return [
    on(privacy.state)(async (deps, { actor }) => readOwnData(deps, actor)),
    on(privacy.startExport)(async (deps, { actor }) => startExport(deps, parts, actor)),
    on(privacy.downloadExport)(async (deps, { actor, params }) => openExport(deps, actor, params.id)),
    on(privacy.requestErasure)(async (deps, { actor, body }) =>
      requestErasure(deps, auth, actor, body.password),
    ),
    on(privacy.cancelErasure)(async (deps, { actor }) => cancelErasure(deps, actor)),
  ];
}
