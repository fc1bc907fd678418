import { redirect } from '@sveltejs/kit';
import { call } from '#lib/api.ts';
import { programmeFromForm } from '#lib/funding/form.ts';
import { link } from '#lib/i18n.ts';
import { attempt } from '#lib/matches/attempt.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, params, url }) => ({
  programme: await call(fetch, 'funding.get', { params }),
  saved: url.searchParams.has('saved'),
});

export const actions: Actions = {
  save: async ({ request, fetch, params }) => {
    const form = await request.formData();
    const fields = programmeFromForm(form);

    return attempt({ fields }, async () => {
      const body = { ...fields, revision: Number(form.get('revision')) };
      await call(fetch, 'funding.update', { params, body });

      return { done: true as const };
    });
  },
  remove: async ({ fetch, params }) => {
    await call(fetch, 'funding.remove', { params });
    redirect(303, link('/operator/funding'));
  },
};
