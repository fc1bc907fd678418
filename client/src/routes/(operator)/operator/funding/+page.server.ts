import { call } from '#lib/api.ts';
import { attempt } from '#lib/matches/attempt.ts';
import type { Actions, PageServerLoad } from './$types';

const SHOWN = 100;

export const load: PageServerLoad = async ({ fetch, url }) => ({
  page: await call(fetch, 'funding.all', {
    query: { limit: SHOWN, cursor: url.searchParams.get('cursor') ?? undefined },
  }),
});

export const actions: Actions = {
  confirm: async ({ request, fetch }) => {
    const id = String((await request.formData()).get('id') ?? '');

    return attempt({}, async () => {
      await call(fetch, 'funding.confirm', { params: { id } });

      return { done: true as const };
    });
  },
};
