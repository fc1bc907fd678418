import { momentOf } from './local-time.ts';
import { Problem } from '../problem.ts';

/** What organisations apply for until a deadline: a call, a request. */
interface Open {
  status: string;
  deadlineAt: Date | null;
}

/** Whether there is still time to apply. */
export function isOpen({ status, deadlineAt }: Open, now: Date): boolean {
  return status === 'published' && deadlineAt !== null && deadlineAt > now;
}

/**
 * The moment a deadline is put off to.
 * @throws Problem invalid-input where it is not later than the present one
 */
export function laterDeadline({ deadlineAt: present }: Open, deadline: string): Date {
  const deadlineAt = momentOf(deadline);
  if (present && deadlineAt <= present)
    throw new Problem('invalid-input', 'The new deadline must be later than the present one.', {
      issues: [{ path: ['body', 'deadline'], code: 'not-later', message: 'must be later' }],
    });
  return deadlineAt;
}
