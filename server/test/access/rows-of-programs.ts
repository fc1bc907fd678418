import { call } from '../app.ts';
import { nothing, OPERATOR, OWN_ORGANISATION, OWNERS, row, type Row } from './row.ts';
import { type World } from './world.ts';

const HOOK = { name: 'Haus', url: 'http://127.0.0.1:9/hook', types: ['event.published' as const] };

async function buildHook(w: World): Promise<string> {
  return (await call(w.app, 'webhooks.create', { body: HOOK }, w.people.operator?.cookie)).body.webhook.id;
}
const hook = (w: World) => w.once('webhook', () => buildHook(w));

async function buildDelivery(w: World): Promise<{ id: string; deliveryId: string }> {
  const id = await hook(w);
  const { body } = await call(w.app, 'webhooks.test', { params: { id } }, w.people.operator?.cookie);
  return { id, deliveryId: body.id };
}

async function buildKey(w: World): Promise<string> {
  const body = { name: 'Kalender', scopes: ['events:read' as const] };
  return (await call(w.app, 'keys.make', { body }, w.owner.cookie)).body.key.id;
}

/** What other programs get: webhooks and API keys. What a key opens is in the tests of keys. */
export const PROGRAM_ROWS: Row[] = [
  row('webhooks.list', OPERATOR, nothing),
  row('webhooks.create', OPERATOR, () => ({ body: HOOK })),
  row('webhooks.get', OPERATOR, async (w) => ({ params: { id: await hook(w) } })),
  row('webhooks.update', OPERATOR, async (w) => ({
    params: { id: await hook(w) },
    body: { name: 'Rathaus' },
  })),
  row('webhooks.renewSecret', OPERATOR, async (w) => ({ params: { id: await hook(w) } })),
  row('webhooks.test', OPERATOR, async (w) => ({ params: { id: await hook(w) } })),
  row('webhooks.deliveries', OPERATOR, async (w) => ({ params: { id: await hook(w) } })),
  row('webhooks.redeliver', OPERATOR, async (w) => ({
    params: await w.once('delivery', () => buildDelivery(w)),
  })),
  row('webhooks.remove', OPERATOR, async (w) => ({ params: { id: await buildHook(w) } })),
  row('keys.list', OWN_ORGANISATION, nothing),
  row('keys.make', OWN_ORGANISATION, () => ({ body: { name: 'Kalender', scopes: ['events:read'] } })),
  row('keys.revoke', OWNERS, async (w) => ({ params: { id: await buildKey(w) } })),
  row('keys.listAll', OPERATOR, nothing),
  row('keys.makeForRegion', OPERATOR, () => ({ body: { name: 'Zahlen', scopes: ['figures:read'] } })),
  row('keys.revokeAny', OPERATOR, async (w) => ({ params: { id: await buildKey(w) } })),
];
