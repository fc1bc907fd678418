import { type OwnData } from '@klammer/contracts/privacy';
import { type Person } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { type Job } from '../../contributions/jobs.ts';
import { type PersonalData, type Retention } from '../../contributions/personal-data.ts';
import { fatesOf } from '../organisations/service.ts';
import { eraseDue, plannedErasure } from './erasing.ts';
import { buildExports, newestExport } from './exporting.ts';

const SECOND_MS = 1000;
const DAY_MS = 24 * 3600 * SECOND_MS;

export async function readOwnData(deps: Deps, actor: Person): Promise<OwnData> {
  const [exported, erasure, fates] = await Promise.all([
    newestExport(deps, actor.personId),
    plannedErasure(actor.personId),
    fatesOf(actor.personId),
  ]);
  return {
    export: exported,
    erasure,
    organisations: fates.map(({ id, name, successorId }) => ({
      id,
      name,
      fate: successorId ? 'handed-over' : 'erased',
    })),
  };
}

/** Deletes everything whose time is over. */
export async function runRetention(deps: Deps, rules: readonly Retention[]): Promise<void> {
  for (const { days, remove } of rules) await remove(deps, new Date(deps.now().getTime() - days * DAY_MS));
}

export function privacyJobs(parts: readonly PersonalData[], rules: readonly Retention[]): Job[] {
  return [
    { name: 'personal-exports', everyMs: 3 * SECOND_MS, run: (deps) => buildExports(deps, parts) },
    { name: 'erasures', everyMs: 300 * SECOND_MS, run: (deps) => eraseDue(deps, parts) },
    { name: 'retention', everyMs: 3600 * SECOND_MS, run: (deps) => runRetention(deps, rules) },
  ];
}

export { eraseDue, plannedErasure } from './erasing.ts';
export { buildExports, removeExports } from './exporting.ts';
