import { TEST_TYPE } from '@klammer/contracts/occurrences';
import { DISABLED_AFTER_DAYS } from '@klammer/contracts/webhooks';
import { type Deps } from '../../deps.ts';
import { postOutside, type Posted } from '../../outgoing/post.ts';
import { VERSION } from '../../version.ts';
import { type DeliveryDoc, Webhooks, type WebhookDoc } from './model.ts';
import { claim, settle, type Attempt } from './queue.ts';
import { signedHeaders } from './signing.ts';
import { tellDisabled } from './telling.ts';

const DAY_MS = 24 * 3600_000;
/** One address that is slow but well keeps its own deliveries waiting, and at most so long those that come after. */
const MOST_MS_AT_ONCE = 20_000;

/** What secrets are sealed for; sealed for one webhook they open for no other. */
export const sealedFor = (id: WebhookDoc['_id']): string => `webhook:${String(id)}`;

/** Sends what is due to each address, one after the other; after a failure the rest waits for the next look. */
export async function deliverDue(deps: Deps): Promise<void> {
  const hooks = await Webhooks.find({ status: 'active' }).limit(1000).lean<WebhookDoc[]>();
  await Promise.all(hooks.map((hook) => drain(deps, hook)));
}

async function drain(deps: Deps, hook: WebhookDoc): Promise<void> {
  const endsAt = performance.now() + MOST_MS_AT_ONCE;
  do {
    const delivery = await claim(hook._id, deps.now());
    if (!delivery || !(await attempt(deps, hook, delivery))) return;
  } while (performance.now() < endsAt);
}

/** Makes one try and writes down what came of it. @returns whether it arrived */
export async function attempt(deps: Deps, hook: WebhookDoc, delivery: DeliveryDoc): Promise<boolean> {
  const at = deps.now();
  const startedAt = performance.now();
  const posted = await post(deps, hook, delivery, at).catch((error: unknown) => codeOf(error));
  const failed = typeof posted === 'string';
  const line: Attempt = {
    at,
    ms: failed ? Math.round(performance.now() - startedAt) : posted.ms,
    status: failed ? null : posted.status,
    why: failed ? posted : null,
    response: failed ? '' : posted.response,
  };
  const status = line.status ?? 0;
  const delivered = status >= 200 && status < 300;
  // A test is tried once: whoever sent it looks at what came of it.
  const final = status === 410 || delivery.type === TEST_TYPE;
  const waitAtLeastMs = failed ? 0 : (posted.retryAfterMs ?? 0);
  await settle(delivery, line, delivered ? { delivered } : { delivered, final, waitAtLeastMs });
  deps.log.info(
    { part: 'webhooks', webhook: String(hook._id), message: delivery.messageId, status, why: line.why },
    delivered ? 'webhook delivered' : 'webhook not delivered',
  );
  if (delivered) await noteSuccess(hook, at);
  else await noteFailure(deps, hook, at, status === 410);
  return delivered;
}

async function post(
  deps: Deps,
  hook: WebhookDoc,
  { messageId, body }: DeliveryDoc,
  at: Date,
): Promise<Posted> {
  const sealed = [hook.secret, ...(hook.previous && hook.previous.until > at ? [hook.previous.secret] : [])];
  const secrets = sealed.flatMap((one) => deps.sealer.open(sealedFor(hook._id), one) ?? []);
  // Sealed with another KLAMMER_SECRET; only a new secret helps.
  if (secrets.length === 0)
    throw Object.assign(new Error('the secret cannot be read'), { code: 'secret-lost' });
  const headers = {
    ...signedHeaders(messageId, at, body, secrets),
    'content-type': 'application/json',
    'user-agent': `Klammer/${VERSION} (webhooks)`,
  };
  return postOutside(hook.url, headers, body, { loopback: !deps.config.production });
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : 'unreachable';
}

async function noteSuccess({ _id }: WebhookDoc, at: Date): Promise<void> {
  await Webhooks.updateOne({ _id }, { $set: { failingSince: null, lastDeliveredAt: at } });
}

/** Gives an address up that said it is gone, or has failed for days, and tells the operators. */
async function noteFailure(deps: Deps, { _id }: WebhookDoc, at: Date, gone: boolean): Promise<void> {
  await Webhooks.updateOne({ _id, failingSince: null }, { $set: { failingSince: at } });
  const since = new Date(at.getTime() - DISABLED_AFTER_DAYS * DAY_MS);
  const disabled = await Webhooks.findOneAndUpdate(
    { _id, status: 'active', ...(!gone && { failingSince: { $lte: since } }) },
    { $set: { status: 'disabled', disabledWhy: gone ? 'gone' : 'failing', updatedAt: at } },
    { returnDocument: 'after' },
  ).lean<WebhookDoc>();
  if (disabled) await tellDisabled(deps, disabled);
}
