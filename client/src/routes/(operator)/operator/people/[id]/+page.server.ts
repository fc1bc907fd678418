import { redirect } from '@sveltejs/kit';
import { call } from '#lib/api.ts';
import { link } from '#lib/i18n.ts';
import { attempt } from '#lib/matches/attempt.ts';
import { suspendingActions } from '#lib/operator/suspending.server.ts';
import { textOf } from '#lib/server/security-forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, params: { id } }) => {
  const [someone, { assistance }] = await Promise.all([
    call(fetch, 'operator.person', { params: { id } }),
    call(fetch, 'assistance.latest', { params: { id } }),
  ]);

  return { someone, assistance };
};

export const actions: Actions = {
  ...suspendingActions('person'),
  ask: async ({ request, fetch, params: { id } }) => {
    const help = textOf(await request.formData(), 'help');

    return attempt({ reason: '', help }, async () => {
      await call(fetch, 'assistance.ask', { params: { id }, body: { reason: help } });

      return { done: null, help: '' };
    });
  },
  start: async ({ request, fetch }) => {
    const id = textOf(await request.formData(), 'id');
    const answer = await attempt({ reason: '', help: '' }, async () => {
      await call(fetch, 'assistance.start', { params: { id } });

      return null;
    });

    if (answer) return answer;
    redirect(303, link('/home'));
  },
};
