import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { OCCURRENCE_TYPES, TEST_TYPE } from './occurrences.ts';
import { PageQuery, pageOf } from './pages.ts';
import { Id, line, Moment } from './text.ts';

export const MOST_WEBHOOKS = 20;
/** After so many days without one success nothing more is sent. */
export const DISABLED_AFTER_DAYS = 5;
/** So long after a new secret was made the old one signs too. */
export const SECRET_OVERLAP_HOURS = 24;

/** `disabled` is what the server did; `paused` is what the operator did. */
export const WEBHOOK_STATUSES = ['active', 'paused', 'disabled'] as const;
export const WebhookTypes = z
  .array(z.enum(OCCURRENCE_TYPES))
  .min(1)
  .max(OCCURRENCE_TYPES.length)
  .transform((types) => OCCURRENCE_TYPES.filter((one) => types.includes(one)));

/** Where it goes: https and a public name. Outside production this machine itself is fine too, and without TLS. */
export const WebhookAddress = z.url({ protocol: /^https?$/ }).max(500);

export const Webhook = z.object({
  id: Id,
  name: z.string(),
  url: z.string(),
  types: z.array(z.enum(OCCURRENCE_TYPES)),
  status: z.enum(WEBHOOK_STATUSES),
  /** `failing` for days, or the address said it is `gone` (410); null unless it is disabled. */
  disabledWhy: z.enum(['failing', 'gone']).nullable(),
  /** Since when nothing has arrived; null while all is well. */
  failingSince: Moment.nullable(),
  lastDeliveredAt: Moment.nullable(),
  /** Until when the secret before the present one signs too. */
  overlapUntil: Moment.nullable(),
  counts: z.object({ waiting: z.number().int(), failed: z.number().int() }),
  createdAt: Moment,
});
export type Webhook = z.infer<typeof Webhook>;

export const DELIVERY_STATES = ['waiting', 'delivered', 'failed'] as const;

/** One try: what the address answered, or why it did not. */
export const DeliveryAttempt = z.object({
  at: Moment,
  ms: z.number().int(),
  /** HTTP status, or null where there was no answer. */
  status: z.number().int().nullable(),
  /** Why there was none, such as `ECONNREFUSED`, `timeout` or `not-public`. */
  why: z.string().nullable(),
  /** How the answer began. */
  response: z.string(),
});
export type DeliveryAttempt = z.infer<typeof DeliveryAttempt>;

export const Delivery = z.object({
  id: Id,
  /** Header `webhook-id`: the same at every try and at every address. */
  messageId: z.string(),
  type: z.enum([...OCCURRENCE_TYPES, TEST_TYPE]),
  occurredAt: Moment,
  state: z.enum(DELIVERY_STATES),
  tries: z.number().int(),
  /** When it is tried next, while it waits. */
  dueAt: Moment.nullable(),
  /** What is sent, to the letter. */
  body: z.string(),
  /** The latest, oldest first. */
  attempts: z.array(DeliveryAttempt),
});
export type Delivery = z.infer<typeof Delivery>;

const params = z.object({ id: Id });
/** The only answers that hold the secret. */
const WithSecret = z.object({ webhook: Webhook, secret: z.string() });

export const webhooks = {
  list: endpoint({
    method: 'GET',
    path: '/api/operator/webhooks',
    summary: 'The addresses that are told what happens',
    access: 'operator',
    response: z.object({ items: z.array(Webhook) }),
  }),
  create: endpoint({
    method: 'POST',
    path: '/api/operator/webhooks',
    summary: 'Tell another address what happens; for operators who confirmed their password of late',
    access: 'operator',
    body: z.object({ name: line(80).min(2), url: WebhookAddress, types: WebhookTypes }),
    response: WithSecret,
    status: 201,
  }),
  get: endpoint({
    method: 'GET',
    path: '/api/operator/webhooks/:id',
    summary: 'One of the addresses',
    access: 'operator',
    params,
    response: Webhook,
  }),
  update: endpoint({
    method: 'PATCH',
    path: '/api/operator/webhooks/:id',
    summary: 'Change what it is told, pause it, or let it go on; what happened meanwhile is sent then',
    access: 'operator',
    params,
    body: z.object({
      name: line(80).min(2).optional(),
      url: WebhookAddress.optional(),
      types: WebhookTypes.optional(),
      status: z.enum(['active', 'paused']).optional(),
    }),
    response: Webhook,
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/api/operator/webhooks/:id',
    summary: 'Tell it nothing more, and forget what was sent',
    access: 'operator',
    params,
  }),
  renewSecret: endpoint({
    method: 'POST',
    path: '/api/operator/webhooks/:id/secret',
    summary: 'Make a new secret; for a day both sign. For operators who confirmed their password of late',
    access: 'operator',
    params,
    response: WithSecret,
  }),
  test: endpoint({
    method: 'POST',
    path: '/api/operator/webhooks/:id/test',
    summary: 'Send a test at once and say what came of it',
    access: 'operator',
    params,
    response: Delivery,
  }),
  deliveries: endpoint({
    method: 'GET',
    path: '/api/operator/webhooks/:id/deliveries',
    summary: 'What was sent to it and what waits, newest first',
    access: 'operator',
    params,
    query: PageQuery.extend({ state: z.enum(DELIVERY_STATES).optional() }),
    response: pageOf(Delivery),
  }),
  redeliver: endpoint({
    method: 'POST',
    path: '/api/operator/webhooks/:id/deliveries/:deliveryId/redeliver',
    summary: 'Send one again at once, whatever became of it',
    access: 'operator',
    params: z.object({ id: Id, deliveryId: Id }),
    response: Delivery,
  }),
};
