import { randomUUID } from 'node:crypto';
import { type Output, type Parsed } from '@klammer/contracts/endpoint';
import { TEST_TYPE } from '@klammer/contracts/occurrences';
import { type Delivery, type webhooks } from '@klammer/contracts/webhooks';
import { type Person } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { after, toPage } from '../../http/cursor.ts';
import { notFound, Problem } from '../../problem.ts';
import { noteAudit } from '../audit/service.ts';
import { Deliveries, type DeliveryDoc, type WebhookDoc } from './model.ts';
import { presentDelivery } from './present.ts';
import { claim, deliveryOf, enqueue, sendAnew } from './queue.ts';
import { attempt } from './sending.ts';
import { readWebhook } from './service.ts';

export async function listDeliveries(
  id: string,
  { state, cursor, limit }: Parsed<typeof webhooks.deliveries>['query'],
): Promise<Output<typeof webhooks.deliveries>> {
  const { _id } = await readWebhook(id);
  const docs = await Deliveries.find({
    webhookId: _id,
    ...(state && { state }),
    ...after('createdAt', cursor),
  })
    .sort({ createdAt: -1, _id: -1 })
    .limit(limit + 1)
    .lean<DeliveryDoc[]>();
  return toPage(docs, limit, (doc) => doc.createdAt, presentDelivery);
}

/** Sends a test at once, also to an address that is paused. */
export async function sendTest(deps: Deps, id: string): Promise<Delivery> {
  const hook = await readWebhook(id);
  const now = deps.now();
  const delivery = deliveryOf(hook._id, TEST_TYPE, { cause: randomUUID(), at: now, data: {} }, now);
  await enqueue([delivery]);
  return sendNow(deps, hook, delivery);
}

/** @throws Problem not-found */
export async function redeliver(
  deps: Deps,
  actor: Person,
  id: string,
  deliveryId: string,
): Promise<Delivery> {
  const hook = await readWebhook(id);
  const delivery = await sendAnew(hook._id, deliveryId, deps.now());
  if (!delivery) throw notFound();
  noteAudit(deps, {
    actor,
    action: 'webhook.redelivered',
    subject: { kind: 'webhook', id },
    detail: { message: delivery.messageId },
  });
  return sendNow(deps, hook, delivery);
}

async function sendNow(deps: Deps, hook: WebhookDoc, { _id }: DeliveryDoc): Promise<Delivery> {
  // Where the job was quicker, it is on its way.
  const claimed = await claim(hook._id, deps.now(), _id);
  if (claimed) await attempt(deps, hook, claimed);
  const doc = await Deliveries.findById(_id).lean<DeliveryDoc>();
  if (!doc) throw new Problem('gone');
  return presentDelivery(doc);
}

/** Deletes what was put into the queue before a day. */
export async function removeDeliveries(before: Date): Promise<void> {
  await Deliveries.deleteMany({ createdAt: { $lt: before } });
}
