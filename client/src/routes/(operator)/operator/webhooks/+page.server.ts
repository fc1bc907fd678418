import { call } from '#lib/api.ts';
import { m } from '#lib/paraglide/messages.js';
import { confirmPassword } from '#lib/programs/key-actions.ts';
import { tryWebhookForm } from '#lib/programs/webhook-fields.ts';
import { went } from '#lib/server/security-forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, url, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' });
  const [webhooks, { confirmed }] = await Promise.all([
    call(fetch, 'webhooks.list'),
    call(fetch, 'security.read'),
  ]);

  return { webhooks: webhooks.items, confirmed, justRemoved: url.searchParams.has('removed') };
};

export const actions: Actions = {
  confirm: confirmPassword,
  create: async ({ request, fetch }) =>
    tryWebhookForm('create', request, async (body) => {
      const made = await call(fetch, 'webhooks.create', { body });

      return { ...went('create', m.hook_created()), made };
    }),
};
