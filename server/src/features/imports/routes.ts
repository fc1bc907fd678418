import { imports } from '@klammer/contracts/imports';
import { on, type Route } from '../../http/mount.ts';
import { checkList, listImports, readImport } from './checking.ts';
import { exportProfiles } from './exporting.ts';
import { runImport } from './running.ts';

export const importRoutes: Route[] = [
  on(imports.check)(async (deps, { actor, body, upload }) => checkList(deps, actor, upload, body)),
  on(imports.list)(async () => listImports()),
  on(imports.get)(async (_deps, { params }) => readImport(params.id)),
  on(imports.run)(async (deps, { actor, params }) => runImport(deps, actor, params.id)),
  on(imports.exportProfiles)(async (deps, { actor, query }) => exportProfiles(deps, actor, query)),
];
