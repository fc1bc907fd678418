import { randomUUID } from 'node:crypto';
import { redirect } from '@sveltejs/kit';
import { call } from '#lib/api.ts';
import { link } from '#lib/i18n.ts';
import { attempt } from '#lib/matches/attempt.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, params, url }) => {
  const before = Number(url.searchParams.get('before')) || undefined;
  const [conversation, page] = await Promise.all([
    call(fetch, 'conversations.get', { params }),
    call(fetch, 'conversations.messages', { params, query: { before } }),
  ]);

  return { conversation, page, clientId: randomUUID() };
};

export const actions: Actions = {
  /** The composer without JavaScript; with it, messages go through the outbox. */
  send: async ({ request, fetch, params }) => {
    const form = await request.formData();
    const body = { clientId: String(form.get('clientId')), text: String(form.get('text') ?? '') };

    return attempt({ text: body.text }, async () => {
      await call(fetch, 'conversations.send', { params, body });
      redirect(303, link(`/messages/${params.id}`));
    });
  },
};
