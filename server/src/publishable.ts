import { type Issue } from '@klammer/contracts/problems';
import { Problem } from './problem.ts';

/** A field of a draft, whether it may be published like that, and what it needs otherwise. */
export type Check = [path: string | (string | number)[], ok: boolean, message: string];

/**
 * Lets a draft be published, or says everything that is missing at once.
 * @throws Problem invalid-input
 */
export function requireAll(
  checks: readonly Check[],
  detail = 'Something is missing before it can be published.',
): void {
  const issues: Issue[] = checks
    .filter(([, ok]) => !ok)
    .map(([path, , message]) => ({ path: ['body', path].flat(), code: 'not-publishable', message }));
  if (issues.length > 0) throw new Problem('invalid-input', detail, { issues });
}
