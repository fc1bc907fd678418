import { assistance } from '@klammer/contracts/assistance';
import { on, type Route } from '../../http/mount.ts';
import { answer, endOwn, listOwn } from './answering.ts';
import { ask, latest, start, stop } from './asking.ts';

export const assistanceRoutes: Route[] = [
  on(assistance.ask)(async (deps, { actor, params, body }) => ask(deps, actor, params.id, body.reason)),
  on(assistance.latest)(async (deps, { actor, params }) => latest(deps, actor, params.id)),
  on(assistance.start)(async (deps, { actor, params }) => start(deps, actor, params.id)),
  on(assistance.stop)(async (deps, { actor }) => stop(deps, actor)),
  on(assistance.own)(async (deps, { actor }) => listOwn(deps, actor)),
  on(assistance.answer)(async (deps, { actor, params, body }) => answer(deps, actor, params.id, body.allow)),
  on(assistance.end)(async (deps, { actor, params }) => endOwn(deps, actor, params.id)),
];
