import { redirect } from '@sveltejs/kit';
import { call } from '#lib/api.ts';
import { link } from '#lib/i18n.ts';
import { attempt } from '#lib/matches/attempt.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, params, parent }) => {
  const request = await call(fetch, 'requests.get', { params });
  const { me } = await parent();
  const asks = me?.organisationId && request.from && !request.isOwn;

  return {
    request,
    standing:
      asks && request.from
        ? await call(fetch, 'introductions.standing', { params: { id: request.from.id } })
        : null,
  };
};

export const actions: Actions = {
  postpone: async ({ request, fetch, params }) => {
    const deadline = String((await request.formData()).get('deadline') ?? '');

    return attempt({ deadline }, async () => {
      await call(fetch, 'requests.postpone', { params, body: { deadline } });

      return { done: 'postponed' as const };
    });
  },
  close: async ({ fetch, params }) =>
    attempt({}, async () => {
      await call(fetch, 'requests.close', { params });

      return { done: 'closed' as const };
    }),
  withdraw: async ({ fetch, params }) =>
    attempt({}, async () => {
      await call(fetch, 'requests.withdraw', { params });
      redirect(303, link('/requests?tab=own'));
    }),
};
