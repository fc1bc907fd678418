import { DISABLED_AFTER_DAYS } from '@klammer/contracts/webhooks';
import { type Deps } from '../../deps.ts';
import { listOperatorIds } from '../accounts/service.ts';
import { noteAudit } from '../audit/service.ts';
import { notify } from '../notifications/service.ts';
import { type WebhookDoc } from './model.ts';

/** Tells the operators that an address is sent nothing more. */
export async function tellDisabled(
  deps: Deps,
  { _id, name, disabledWhy, updatedAt }: WebhookDoc,
): Promise<void> {
  const id = String(_id);
  noteAudit(deps, {
    actor: null,
    action: 'webhook.disabled',
    subject: { kind: 'webhook', id },
    detail: { why: disabledWhy ?? '' },
  });
  const why =
    disabledWhy === 'gone'
      ? { de: 'Die Adresse meldet, dass es sie nicht mehr gibt.', en: 'The address says that it is gone.' }
      : {
          de: `Seit ${DISABLED_AFTER_DAYS} Tagen kommt dort nichts mehr an.`,
          en: `Nothing has arrived there for ${DISABLED_AFTER_DAYS} days.`,
        };
  await notify(deps, {
    key: `webhook:${id}:disabled:${updatedAt.getTime()}`,
    type: 'webhook-disabled',
    to: { persons: await listOperatorIds() },
    title: { de: `Webhook „${name}“ ist abgeschaltet`, en: `Webhook “${name}” is switched off` },
    text: {
      de: `${why.de} Sobald Sie ihn fortsetzen, wird nachgeholt, was inzwischen geschah.`,
      en: `${why.en} Once you let it go on, it is sent what happened meanwhile.`,
    },
    path: `/operator/webhooks/${id}`,
  });
}
