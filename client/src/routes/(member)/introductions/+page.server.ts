import { redirect } from '@sveltejs/kit';
import { DECLINE_REASONS } from '@klammer/contracts/introductions';
import { call } from '#lib/api.ts';
import { link } from '#lib/i18n.ts';
import { attempt } from '#lib/matches/attempt.ts';
import type { Actions, PageServerLoad } from './$types';

const SHOWN = 20;

export const load: PageServerLoad = async ({ fetch, url, depends }) => {
  depends('app:introductions');
  const direction = url.searchParams.get('direction') === 'outgoing' ? 'outgoing' : 'incoming';
  const cursor = url.searchParams.get('cursor') ?? undefined;

  return {
    direction,
    page: await call(fetch, 'introductions.list', { query: { direction, cursor, limit: SHOWN } }),
  } as const;
};

export const actions: Actions = {
  accept: async ({ request, fetch }) => {
    const id = String((await request.formData()).get('id'));

    return attempt({ id }, async () => {
      const { conversationId } = await call(fetch, 'introductions.accept', { params: { id } });

      redirect(303, link(`/messages/${conversationId}`));
    });
  },
  decline: async ({ request, fetch }) => {
    const form = await request.formData();
    const id = String(form.get('id'));
    const note = String(form.get('note') ?? '');
    const reason = DECLINE_REASONS.find((one) => one === form.get('reason')) ?? 'other';

    return attempt({ id, note }, async () => {
      await call(fetch, 'introductions.decline', { params: { id }, body: { reason, note } });

      return { done: 'declined' as const };
    });
  },
  withdraw: async ({ request, fetch }) => {
    const id = String((await request.formData()).get('id'));

    return attempt({ id }, async () => {
      await call(fetch, 'introductions.withdraw', { params: { id } });

      return { done: 'withdrawn' as const };
    });
  },
};
