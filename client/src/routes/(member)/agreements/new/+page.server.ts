import { randomUUID } from 'node:crypto';
import { redirect } from '@sveltejs/kit';
import { AGREEMENT_TEMPLATE_CODES } from '@klammer/contracts/agreement-templates';
import { call } from '#lib/api.ts';
import { link } from '#lib/i18n.ts';
import { attempt } from '#lib/matches/attempt.ts';
import { getLocale } from '#lib/paraglide/runtime.js';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, url }) => {
  const { items } = await call(fetch, 'conversations.list', { query: { limit: 100 } });
  const wanted = url.searchParams.get('conversation');

  return {
    conversations: items,
    conversationId: items.find(({ id }) => id === wanted)?.id ?? items[0]?.id ?? '',
    clientId: randomUUID(),
    language: getLocale(),
  };
};

export const actions: Actions = {
  default: async ({ request, fetch }) => {
    const form = await request.formData();
    const template = AGREEMENT_TEMPLATE_CODES.find((one) => one === form.get('template')) ?? 'memorandum';
    const language = form.get('language') === 'en' ? 'en' : 'de';
    const body = {
      template,
      language,
      clientId: String(form.get('clientId')),
      conversationId: String(form.get('conversationId')),
    } as const;

    return attempt({}, async () => {
      const { id } = await call(fetch, 'agreements.create', { body });

      redirect(303, link(`/agreements/${id}?edit=yes`));
    });
  },
};
