import { type Delivery, type Webhook } from '@klammer/contracts/webhooks';
import { type DeliveryDoc, type WebhookDoc } from './model.ts';

export function presentWebhook(doc: WebhookDoc, counts: Webhook['counts'], now: Date): Webhook {
  return {
    id: String(doc._id),
    name: doc.name,
    url: doc.url,
    types: doc.types,
    status: doc.status,
    disabledWhy: doc.status === 'disabled' ? doc.disabledWhy : null,
    failingSince: doc.failingSince?.toISOString() ?? null,
    lastDeliveredAt: doc.lastDeliveredAt?.toISOString() ?? null,
    overlapUntil: doc.previous && doc.previous.until > now ? doc.previous.until.toISOString() : null,
    counts,
    createdAt: doc.createdAt.toISOString(),
  };
}

export function presentDelivery(doc: DeliveryDoc): Delivery {
  return {
    id: String(doc._id),
    messageId: doc.messageId,
    type: doc.type,
    occurredAt: doc.occurredAt.toISOString(),
    state: doc.state,
    tries: doc.tries,
    dueAt: doc.state === 'waiting' ? doc.dueAt.toISOString() : null,
    body: doc.body,
    attempts: doc.attempts.map(({ at, ms, status, why, response }) => ({
      at: at.toISOString(),
      ms,
      status,
      why,
      response,
    })),
  };
}
