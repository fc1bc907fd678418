import mongoose from 'mongoose';
import { type Occurrence } from '../../contributions/occurrences.ts';
import { type Deps } from '../../deps.ts';
import { Deliveries, Webhooks, type DeliveryDoc, type WebhookDoc } from './model.ts';
import { deliveryOf } from './queue.ts';
import { sealedFor } from './sending.ts';
import { makeSecret } from './signing.ts';

/** An address that is paused, with what was sent to it before. */
export interface FilledWebhook extends Pick<WebhookDoc, 'name' | 'url' | 'types' | 'createdAt'> {
  deliveries: (Pick<Occurrence, 'cause' | 'at'> & {
    type: DeliveryDoc['type'];
    data: unknown;
    state: DeliveryDoc['state'];
    attempts: DeliveryDoc['attempts'];
  })[];
}

/** Stores an address with its log; nothing is sent. */
export async function fillWebhook(deps: Deps, { deliveries, ...fields }: FilledWebhook): Promise<void> {
  const _id = new mongoose.Types.ObjectId();
  const arrived = deliveries.filter(({ state }) => state === 'delivered').map(({ at }) => at.getTime());
  await Webhooks.create([
    {
      ...fields,
      _id,
      status: 'paused',
      secret: deps.sealer.seal(sealedFor(_id), makeSecret()),
      gatheredUntil: deps.now(),
      lastDeliveredAt: arrived.length > 0 ? new Date(Math.max(...arrived)) : null,
      updatedAt: fields.createdAt,
    },
  ]);
  await Deliveries.insertMany(
    deliveries.map(({ type, state, attempts, ...occurrence }) => ({
      ...deliveryOf(_id, type, occurrence, occurrence.at),
      state,
      attempts,
      tries: attempts.length,
    })),
  );
}
