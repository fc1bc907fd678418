import { webhooks } from '@klammer/contracts/webhooks';
import { on, type Route } from '../../http/mount.ts';
import { listDeliveries, redeliver, sendTest } from './log.ts';
import {
  createWebhook,
  getWebhook,
  listWebhooks,
  removeWebhook,
  renewSecret,
  updateWebhook,
} from './service.ts';

export const webhookRoutes: Route[] = [
  on(webhooks.list)(async (deps) => listWebhooks(deps)),
  on(webhooks.create)(async (deps, { actor, body }) => createWebhook(deps, actor, body)),
  on(webhooks.get)(async (deps, { params }) => getWebhook(deps, params.id)),
  on(webhooks.update)(async (deps, { actor, params, body }) => updateWebhook(deps, actor, params.id, body)),
  on(webhooks.remove)(async (deps, { actor, params }) => removeWebhook(deps, actor, params.id)),
  on(webhooks.renewSecret)(async (deps, { actor, params }) => renewSecret(deps, actor, params.id)),
  on(webhooks.test)(async (deps, { params }) => sendTest(deps, params.id)),
  on(webhooks.deliveries)(async (_deps, { params, query }) => listDeliveries(params.id, query)),
  on(webhooks.redeliver)(async (deps, { actor, params }) =>
    redeliver(deps, actor, params.id, params.deliveryId),
  ),
];
