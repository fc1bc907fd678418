import { redirect } from '@sveltejs/kit';
import { announcementFromForm } from '#lib/announcements/form.ts';
import { call } from '#lib/api.ts';
import { link } from '#lib/i18n.ts';
import { attempt } from '#lib/matches/attempt.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, params, url }) => ({
  announcement: await call(fetch, 'announcements.get', { params }),
  saved: url.searchParams.has('saved'),
});

export const actions: Actions = {
  save: async ({ request, fetch, params }) => {
    const form = await request.formData();
    const fields = announcementFromForm(form);

    return attempt({ fields }, async () => {
      const body = { ...fields, revision: Number(form.get('revision')) };
      await call(fetch, 'announcements.update', { params, body });

      return { done: true as const };
    });
  },
  remove: async ({ fetch, params }) => {
    await call(fetch, 'announcements.remove', { params });
    redirect(303, link('/operator/announcements'));
  },
};
