import { type Output } from '@klammer/contracts/endpoint';
import { type operator } from '@klammer/contracts/operator';
import { type Person } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { type WaitingFor } from '../../contributions/waiting.ts';

/** All that waits for a decision in one list, whatever feature it is of, the oldest first. */
export async function readQueue(
  deps: Deps,
  actor: Person,
  waiting: readonly WaitingFor[],
): Promise<Output<typeof operator.queue>> {
  const queues = await Promise.all(waiting.flatMap(({ queue }) => queue?.(deps, actor) ?? []));
  const items = queues.flatMap((one) => one.items);
  return {
    items: items
      .toSorted((a, b) => a.since.getTime() - b.since.getTime())
      .map((item) => ({ ...item, since: item.since.toISOString() })),
    counts: Object.fromEntries(
      queues.flatMap(({ items: [first], count }) => (first ? [[first.code, count] as const] : [])),
    ),
  };
}
