import { type Output } from '@klammer/contracts/endpoint';
import { type home, URGENCIES, type Urgency, type Waiting, WAITING_CODES } from '@klammer/contracts/home';
import { admit, type Person } from '../../actor.ts';
import { addDays, dayOf } from '../../time/local-time.ts';
import { type Deps } from '../../deps.ts';
import { type WaitingFor } from '../../contributions/waiting.ts';

const SHOWN = 60;
/** Has words of what others said, or of what is nobody's business but theirs. */
const PRIVATE: readonly Waiting['code'][] = [
  'messages-unread',
  'message-to-send',
  'deal-task',
  'deal-shared',
];
const WEEK_DAYS = 7;

/** All that waits for somebody, whichever feature it comes from, the most pressing first. */
export async function readHome(
  deps: Deps,
  sources: readonly WaitingFor[],
  actor: Person,
): Promise<Output<typeof home.get>> {
  const member = actor.organisationId ? admit('member', actor) : null;
  const found = await Promise.all(
    sources.flatMap((source) => [
      member ? source.member?.(deps, member) : [],
      actor.operator ? source.operator?.(deps, actor) : [],
    ]),
  );
  const today = dayOf(deps.now());
  const items = found
    .flatMap((list) => list ?? [])
    .filter((item) => !actor.by || !PRIVATE.includes(item.code))
    .map((item) => ({ ...item, urgency: urgencyOf(item.dueOn, today) }))
    .toSorted(byUrgency);
  return { items: items.slice(0, SHOWN), more: Math.max(0, items.length - SHOWN) };
}

function urgencyOf(dueOn: string | null, today: string): Urgency {
  if (dueOn === null) return 'open';
  if (dueOn < today) return 'overdue';
  if (dueOn === today) return 'today';
  return dueOn <= addDays(today, WEEK_DAYS) ? 'week' : 'later';
}

/** By how pressing it is, then by day, then by kind; what a feature put first among its own stays first. */
function byUrgency(a: Waiting, b: Waiting): number {
  return (
    URGENCIES.indexOf(a.urgency) - URGENCIES.indexOf(b.urgency) ||
    (a.dueOn ?? '').localeCompare(b.dueOn ?? '') ||
    WAITING_CODES.indexOf(a.code) - WAITING_CODES.indexOf(b.code)
  );
}
