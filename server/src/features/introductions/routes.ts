import { introductions } from '@klammer/contracts/introductions';
import { on, type Route } from '../../http/mount.ts';
import { type Deps } from '../../deps.ts';
import {
  acceptIntroduction,
  askForIntroduction,
  callOff,
  declineIntroduction,
  getCapacity,
  getIntroduction,
  getReplies,
  getStanding,
  listIntroductions,
  listMediated,
  mediate,
  setCapacity,
  withdrawIntroduction,
  type ReasonsBetween,
} from './service.ts';

/** `reasonsBetween` comes from matching, which itself asks introductions: handing it over keeps imports one-way. */
export function introductionRoutes(reasonsBetween: (deps: Deps) => ReasonsBetween): Route[] {
  return [
    on(introductions.list)(async (_deps, { actor, query }) => listIntroductions(actor, query)),
    on(introductions.capacity)(async (_deps, { actor }) => getCapacity(actor)),
    on(introductions.setCapacity)(async (_deps, { actor, body }) => setCapacity(actor, body.most)),
    on(introductions.get)(async (_deps, { actor, params }) => getIntroduction(actor, params.id)),
    on(introductions.ask)(async (deps, { actor, body }) =>
      askForIntroduction(deps, reasonsBetween(deps), actor, body),
    ),
    on(introductions.accept)(async (deps, { actor, params }) => acceptIntroduction(deps, actor, params.id)),
    on(introductions.decline)(async (deps, { actor, params, body }) =>
      declineIntroduction(deps, actor, params.id, body),
    ),
    on(introductions.withdraw)(async (deps, { actor, params }) =>
      withdrawIntroduction(deps, actor, params.id),
    ),
    on(introductions.replies)(async (deps, { actor, params }) => getReplies(deps, actor, params.id)),
    on(introductions.standing)(async (_deps, { actor, params }) => getStanding(actor, params.id)),
    on(introductions.mediate)(async (deps, { actor, body }) =>
      mediate(deps, reasonsBetween(deps), actor, body),
    ),
    on(introductions.mediated)(async (_deps, { query }) => listMediated(query)),
    on(introductions.callOff)(async (deps, { actor, params }) => callOff(deps, actor, params.id)),
  ];
}
