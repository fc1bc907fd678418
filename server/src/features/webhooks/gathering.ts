import { type OccurrenceSource } from '../../contributions/occurrences.ts';
import { type Deps } from '../../deps.ts';
import { type DeliveryDoc, Webhooks, type WebhookDoc } from './model.ts';
import { deliveryOf, enqueue } from './queue.ts';

/** What a write dates may be stored later than that; so far is looked back each time. */
const OVERLAP_MS = 10 * 60_000;
/** How far an address that was paused is told of what it missed. */
const CATCH_UP_MS = 7 * 24 * 3600_000;
const BATCH = 200;

/**
 * Looks for what has happened since the last time and puts it into the queue of every address that wants it. A kill in
 * between, or two processes at once, put the same in again, which changes nothing.
 */
export async function gather(deps: Deps, sources: readonly OccurrenceSource[]): Promise<void> {
  const now = deps.now();
  const hooks = await Webhooks.find({ status: 'active' }).limit(1000).lean<WebhookDoc[]>();
  if (hooks.length === 0) return;
  for (const source of sources) {
    const takers = hooks.filter(({ types }) => types.includes(source.type));
    if (takers.length > 0) await gatherFrom(deps, source, takers, now);
  }
  const ids = hooks.map(({ _id }) => _id);
  await Webhooks.updateMany({ _id: { $in: ids } }, { $set: { gatheredUntil: now } });
}

async function gatherFrom(
  deps: Deps,
  source: OccurrenceSource,
  takers: readonly WebhookDoc[],
  now: Date,
): Promise<void> {
  const since = new Map(takers.map((hook) => [hook, sinceOf(hook, now)]));
  const earliest = new Date(Math.min(...[...since.values()].map((at) => at.getTime())));
  let batch: DeliveryDoc[] = [];
  for await (const occurrence of source.since(deps, earliest)) {
    for (const [hook, from] of since)
      if (occurrence.at >= from) batch.push(deliveryOf(hook._id, source.type, occurrence, now));
    if (batch.length < BATCH) continue;
    await enqueue(batch);
    batch = [];
  }
  await enqueue(batch);
}

/** Nothing from before it was registered, and not everything that a long pause held back. */
function sinceOf({ createdAt, gatheredUntil }: WebhookDoc, now: Date): Date {
  return new Date(
    Math.max(createdAt.getTime(), gatheredUntil.getTime() - OVERLAP_MS, now.getTime() - CATCH_UP_MS),
  );
}
