import { redirect, type RequestEvent } from '@sveltejs/kit';
import { DECLINE_REASONS } from '@klammer/contracts/introductions';
import { call } from '#lib/api.ts';
import { block } from '#lib/blocks/actions.server.ts';
import { link } from '#lib/i18n.ts';
import { attempt } from '#lib/matches/attempt.ts';

/** Form actions of an introduction, the same on the list and on its own page. */
export const introductionActions = {
  accept: async ({ request, fetch }: RequestEvent) => {
    const id = String((await request.formData()).get('id'));

    return attempt({ id }, async () => {
      const { conversationId } = await call(fetch, 'introductions.accept', { params: { id } });

      if (conversationId) redirect(303, link(`/messages/${conversationId}`));

      return { done: 'agreed' as const };
    });
  },
  decline: async ({ request, fetch }: RequestEvent) => {
    const form = await request.formData();
    const id = String(form.get('id'));
    const note = String(form.get('note') ?? '');
    const reason = DECLINE_REASONS.find((one) => one === form.get('reason')) ?? 'other';

    return attempt({ id, note }, async () => {
      await call(fetch, 'introductions.decline', { params: { id }, body: { reason, note } });

      return { done: 'declined' as const };
    });
  },
  withdraw: async ({ request, fetch }: RequestEvent) => {
    const id = String((await request.formData()).get('id'));

    return attempt({ id }, async () => {
      await call(fetch, 'introductions.withdraw', { params: { id } });

      return { done: 'withdrawn' as const };
    });
  },
  block,
};
