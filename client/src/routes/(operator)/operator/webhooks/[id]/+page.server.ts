import { DELIVERY_STATES, type Delivery } from '@klammer/contracts/webhooks';
import { fail, redirect } from '@sveltejs/kit';
import { call } from '#lib/api.ts';
import { link } from '#lib/i18n.ts';
import { m } from '#lib/paraglide/messages.js';
import { confirmPassword } from '#lib/programs/key-actions.ts';
import { tryWebhookForm, type WebhookOutcome } from '#lib/programs/webhook-fields.ts';
import { wordAttempt } from '#lib/programs/words.ts';
import { textOf, tryForm, went } from '#lib/server/security-forms.ts';
import type { Actions, PageServerLoad } from './$types';

const SHOWN = 30;

export const load: PageServerLoad = async ({ fetch, params, url, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' });
  const state = DELIVERY_STATES.find((one) => one === url.searchParams.get('state'));
  const cursor = url.searchParams.get('cursor') ?? undefined;
  const [webhook, deliveries, { confirmed }] = await Promise.all([
    call(fetch, 'webhooks.get', { params }),
    call(fetch, 'webhooks.deliveries', { params, query: { state, cursor, limit: SHOWN } }),
    call(fetch, 'security.read'),
  ]);

  return { webhook, deliveries, state, confirmed };
};

/** What came of sending at once. */
function outcomeOf(
  about: string,
  { attempts, state }: Delivery,
  words: { ok: (inputs: { status: number; ms: number }) => string; bad: (inputs: { why: string }) => string },
): WebhookOutcome {
  const last = attempts.at(-1);

  if (last && state === 'delivered') return went(about, words.ok({ status: last.status ?? 0, ms: last.ms }));

  return { about, done: null, failure: words.bad({ why: last ? wordAttempt(last) : '–' }), errors: {} };
}

export const actions: Actions = {
  confirm: confirmPassword,
  update: async ({ request, fetch, params }) =>
    tryWebhookForm('update', request, async (body) => {
      await call(fetch, 'webhooks.update', { params, body });

      return went('update', m.hook_saved());
    }),
  pause: async ({ fetch, params }) =>
    tryForm('status', async () => {
      await call(fetch, 'webhooks.update', { params, body: { status: 'paused' } });

      return went('status', m.hook_paused_done());
    }),
  resume: async ({ fetch, params }) =>
    tryForm('status', async () => {
      await call(fetch, 'webhooks.update', { params, body: { status: 'active' } });

      return went('status', m.hook_resumed_done());
    }),
  test: async ({ fetch, params }) =>
    tryForm('test', async () =>
      outcomeOf('test', await call(fetch, 'webhooks.test', { params }), {
        ok: m.hook_test_ok,
        bad: m.hook_test_bad,
      }),
    ),
  redeliver: async ({ request, fetch, params }) => {
    const deliveryId = textOf(await request.formData(), 'id');

    return tryForm('redeliver', async () =>
      outcomeOf('redeliver', await call(fetch, 'webhooks.redeliver', { params: { ...params, deliveryId } }), {
        ok: m.hook_again_ok,
        bad: m.hook_again_bad,
      }),
    );
  },
  renew: async ({ fetch, params }) =>
    tryForm('renew', async () => ({
      ...went('renew', m.hook_renewed()),
      made: await call(fetch, 'webhooks.renewSecret', { params }),
    })),
  remove: async ({ request, fetch, params }) => {
    const typed = textOf(await request.formData(), 'confirmation').trim();

    return tryForm('remove', async () => {
      const { name } = await call(fetch, 'webhooks.get', { params });

      if (typed !== name) {
        const errors: Record<string, string> = { confirmation: m.hook_remove_wrong() };

        return fail(400, { about: 'remove', done: null, failure: null, errors });
      }

      await call(fetch, 'webhooks.remove', { params });
      redirect(303, link('/operator/webhooks?removed=yes'));
    });
  },
};
