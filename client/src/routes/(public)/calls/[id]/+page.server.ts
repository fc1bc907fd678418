import { redirect } from '@sveltejs/kit';
import { call } from '#lib/api.ts';
import { link } from '#lib/i18n.ts';
import { attempt } from '#lib/matches/attempt.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, params }) => ({
  call: await call(fetch, 'calls.get', { params }),
});

export const actions: Actions = {
  postpone: async ({ request, fetch, params }) => {
    const deadline = String((await request.formData()).get('deadline') ?? '');

    return attempt({ deadline }, async () => {
      await call(fetch, 'calls.postpone', { params, body: { deadline } });

      return { done: 'postponed' as const };
    });
  },
  withdraw: async ({ fetch, params }) =>
    attempt({}, async () => {
      await call(fetch, 'calls.withdraw', { params });
      redirect(303, link('/calls?tab=own'));
    }),
};
