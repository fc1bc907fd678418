import { type MOVED } from '@klammer/contracts/merges';
import { type Deps } from '../deps.ts';
import { type Move, type Reference } from './references.ts';

export { referenceIn, type Move } from './references.ts';

/**
 * Where a feature keeps ids of organisations, and how they come under another one when two are merged. Each feature names
 * one in its `feature.ts`; `merges/covering.test.ts` fails for a field that nobody names. Repeated after a kill it finishes.
 */
export interface OrganisationData {
  references: readonly Reference<(typeof MOVED)[number]>[];
  /** What takes more than another id. Runs before the references. */
  move?: (deps: Deps, move: Move) => Promise<void>;
  /** Fields (`collection.path`) that `move` answers for, or that keep what was true at the time. */
  covers?: readonly string[];
}
