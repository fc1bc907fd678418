import { exposure } from '@klammer/contracts/exposure';
import { on, type Route } from '../../http/mount.ts';
import { readReport, refreshReport, type RankEverybody } from './service.ts';

/** `rankEverybody` comes from matching, which itself reads what was counted: handing it over keeps imports one-way. */
export function exposureRoutes(rankEverybody: RankEverybody): Route[] {
  return [
    on(exposure.report)(async (deps) => readReport(deps, rankEverybody)),
    on(exposure.refresh)(async (deps) => refreshReport(deps, rankEverybody)),
  ];
}
