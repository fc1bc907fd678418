import { type OccurrenceType } from '@klammer/contracts/occurrences';
import { DELIVERY_STATES, WEBHOOK_STATUSES, type Webhook, type Delivery } from '@klammer/contracts/webhooks';
import mongoose from 'mongoose';

/** An address that is told what happens. Secrets are sealed: a copy of the store signs nothing. */
export interface WebhookDoc {
  _id: mongoose.Types.ObjectId;
  name: string;
  url: string;
  types: OccurrenceType[];
  status: Webhook['status'];
  disabledWhy: Webhook['disabledWhy'];
  secret: string;
  /** The secret before, while it signs too. */
  previous: { secret: string; until: Date } | null;
  /** Everything that happened before was put into the queue. */
  gatheredUntil: Date;
  failingSince: Date | null;
  lastDeliveredAt: Date | null;
  createdAt: Date;
  updatedAt: Date;
}

const webhook = new mongoose.Schema<WebhookDoc>(
  {
    name: { type: String, required: true },
    url: { type: String, required: true },
    types: { type: [String], required: true },
    status: { type: String, enum: WEBHOOK_STATUSES, required: true },
    disabledWhy: { type: String, default: null },
    secret: { type: String, required: true },
    previous: {
      type: new mongoose.Schema({ secret: String, until: Date }, { _id: false }),
      default: null,
    },
    gatheredUntil: { type: Date, required: true },
    failingSince: { type: Date, default: null },
    lastDeliveredAt: { type: Date, default: null },
    createdAt: { type: Date, required: true },
    updatedAt: { type: Date, required: true },
  },
  { collection: 'webhooks', versionKey: false },
);
webhook.index({ status: 1 });
webhook.index({ createdAt: 1 });
export const Webhooks = mongoose.model<WebhookDoc>('Webhook', webhook);

/** One thing that happened on its way to one address. `_id` follows from both, so that it is put in once. */
export interface DeliveryDoc {
  _id: mongoose.Types.ObjectId;
  webhookId: mongoose.Types.ObjectId;
  messageId: string;
  type: Delivery['type'];
  occurredAt: Date;
  body: string;
  state: Delivery['state'];
  /** Since it was put in, or was last sent by hand. */
  tries: number;
  /** When it may be tried (again). While one process tries, this is when its lease ends. */
  dueAt: Date;
  attempts: { at: Date; ms: number; status: number | null; why: string | null; response: string }[];
  createdAt: Date;
}

const delivery = new mongoose.Schema<DeliveryDoc>(
  {
    webhookId: { type: mongoose.Schema.Types.ObjectId, required: true },
    messageId: { type: String, required: true },
    type: { type: String, required: true },
    occurredAt: { type: Date, required: true },
    body: { type: String, required: true },
    state: { type: String, enum: DELIVERY_STATES, required: true },
    tries: { type: Number, required: true },
    dueAt: { type: Date, required: true },
    attempts: [
      {
        _id: false,
        at: Date,
        ms: Number,
        status: { type: Number, default: null },
        why: { type: String, default: null },
        response: { type: String, default: '' },
      },
    ],
    createdAt: { type: Date, required: true },
  },
  { collection: 'webhook_deliveries', versionKey: false },
);
delivery.index({ webhookId: 1, state: 1, dueAt: 1 });
delivery.index({ webhookId: 1, createdAt: -1, _id: -1 });
delivery.index({ webhookId: 1, state: 1, createdAt: -1, _id: -1 });
delivery.index({ createdAt: 1 });
export const Deliveries = mongoose.model<DeliveryDoc>('WebhookDelivery', delivery);
