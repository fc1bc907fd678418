import { type AuditVerb } from '@klammer/contracts/audit-words';
import { type Output, type Parsed } from '@klammer/contracts/endpoint';
import {
  MOST_WEBHOOKS,
  SECRET_OVERLAP_HOURS,
  type webhooks,
  type Webhook,
} from '@klammer/contracts/webhooks';
import mongoose from 'mongoose';
import { type Person } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { isOutside } from '../../outgoing/post.ts';
import { notFound, Problem } from '../../problem.ts';
import { recordAudit } from '../audit/service.ts';
import { requireConfirmed } from '../security/service.ts';
import { Deliveries, Webhooks, type WebhookDoc } from './model.ts';
import { presentWebhook } from './present.ts';
import { sealedFor } from './sending.ts';
import { makeSecret } from './signing.ts';

const HOUR_MS = 3600_000;

export async function listWebhooks(deps: Deps): Promise<{ items: Webhook[] }> {
  const docs = await Webhooks.find().sort({ createdAt: 1 }).limit(MOST_WEBHOOKS).lean<WebhookDoc[]>();
  return { items: await Promise.all(docs.map((doc) => describe(deps, doc))) };
}

export async function getWebhook(deps: Deps, id: string): Promise<Webhook> {
  return describe(deps, await readWebhook(id));
}

/** @throws Problem not-found */
export async function readWebhook(id: string): Promise<WebhookDoc> {
  const doc = await Webhooks.findById(id).lean<WebhookDoc>();
  if (!doc) throw notFound();
  return doc;
}

/** @throws Problem confirmation-needed, invalid-input for an address of our own network, capacity-reached */
export async function createWebhook(
  deps: Deps,
  actor: Person,
  { name, url, types }: Parsed<typeof webhooks.create>['body'],
): Promise<Output<typeof webhooks.create>> {
  await requireConfirmed(deps, actor);
  checkAddress(deps, url);
  if ((await Webhooks.countDocuments({}, { limit: MOST_WEBHOOKS })) >= MOST_WEBHOOKS)
    throw new Problem('capacity-reached', `There can be ${MOST_WEBHOOKS} webhooks at most.`);
  const now = deps.now();
  const _id = new mongoose.Types.ObjectId();
  const secret = makeSecret();
  const doc: WebhookDoc = {
    _id,
    name,
    url,
    types,
    status: 'active',
    disabledWhy: null,
    secret: deps.sealer.seal(sealedFor(_id), secret),
    previous: null,
    gatheredUntil: now,
    failingSince: null,
    lastDeliveredAt: null,
    createdAt: now,
    updatedAt: now,
  };
  await Webhooks.create([doc]);
  await note(deps, actor, 'created', String(_id), { host: new URL(url).host });
  return { webhook: await describe(deps, doc), secret };
}

/** @throws Problem not-found, invalid-input for an address of our own network */
export async function updateWebhook(
  deps: Deps,
  actor: Person,
  id: string,
  { name, url, types, status }: Parsed<typeof webhooks.update>['body'],
): Promise<Webhook> {
  if (url !== undefined) checkAddress(deps, url);
  const doc = await Webhooks.findOneAndUpdate(
    { _id: id },
    {
      $set: {
        ...(name !== undefined && { name }),
        ...(url !== undefined && { url }),
        ...(types !== undefined && { types }),
        ...(status !== undefined && { status }),
        // Whoever lets it go on begins counting anew.
        ...(status === 'active' && { failingSince: null, disabledWhy: null }),
        updatedAt: deps.now(),
      },
    },
    { returnDocument: 'after' },
  ).lean<WebhookDoc>();
  if (!doc) throw notFound();
  await note(deps, actor, 'changed', id, { host: new URL(doc.url).host, status: doc.status });
  return describe(deps, doc);
}

/** @throws Problem not-found */
export async function removeWebhook(deps: Deps, actor: Person, id: string): Promise<void> {
  const { deletedCount } = await Webhooks.deleteOne({ _id: id });
  if (deletedCount === 0) throw notFound();
  await Deliveries.deleteMany({ webhookId: id });
  await note(deps, actor, 'removed', id);
}

/** For a while the secret before signs too. @throws Problem confirmation-needed, not-found */
export async function renewSecret(
  deps: Deps,
  actor: Person,
  id: string,
): Promise<Output<typeof webhooks.renewSecret>> {
  await requireConfirmed(deps, actor);
  const before = await readWebhook(id);
  const now = deps.now();
  const secret = makeSecret();
  const until = new Date(now.getTime() + SECRET_OVERLAP_HOURS * HOUR_MS);
  const doc = await Webhooks.findOneAndUpdate(
    // Two renewals at once: the second one would throw a secret away that somebody was just shown.
    { _id: id, secret: before.secret },
    {
      $set: {
        secret: deps.sealer.seal(sealedFor(before._id), secret),
        previous: { secret: before.secret, until },
        updatedAt: now,
      },
    },
    { returnDocument: 'after' },
  ).lean<WebhookDoc>();
  if (!doc) throw new Problem('conflict');
  await note(deps, actor, 'secret-renewed', id);
  return { webhook: await describe(deps, doc), secret };
}

async function describe(deps: Deps, doc: WebhookDoc): Promise<Webhook> {
  const count = async (state: 'waiting' | 'failed'): Promise<number> =>
    Deliveries.countDocuments({ webhookId: doc._id, state }, { limit: 1000 });
  const [waiting, failed] = await Promise.all([count('waiting'), count('failed')]);
  return presentWebhook(doc, { waiting, failed }, deps.now());
}

function checkAddress(deps: Deps, url: string): void {
  if (isOutside(url, { loopback: !deps.config.production })) return;
  const message = 'The address must begin with https:// and lead out of our own network.';
  throw new Problem('invalid-input', message, {
    issues: [{ path: ['body', 'url'], code: 'not-public', message }],
  });
}

async function note(
  deps: Deps,
  actor: Person,
  deed: AuditVerb,
  id: string,
  detail: Record<string, string> = {},
): Promise<void> {
  await recordAudit(deps, { actor, action: `webhook.${deed}`, subject: { kind: 'webhook', id }, detail });
}

export { fillWebhook, type FilledWebhook } from './filling.ts';
