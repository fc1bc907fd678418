import { call } from '#lib/api.ts';
import { attempt } from '#lib/matches/attempt.ts';
import { textOf } from '#lib/server/security-forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch }) => call(fetch, 'merges.suggestions');

export const actions: Actions = {
  dismiss: async ({ request, fetch }) => {
    const form = await request.formData();
    const body = { oneId: textOf(form, 'oneId'), otherId: textOf(form, 'otherId') };

    return attempt({}, async () => {
      await call(fetch, 'merges.dismiss', { body });

      return { done: 'dismissed' as const };
    });
  },
};
