import { redirect } from '@sveltejs/kit';
import { announcementFromForm } from '#lib/announcements/form.ts';
import { call } from '#lib/api.ts';
import { link } from '#lib/i18n.ts';
import { attempt } from '#lib/matches/attempt.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = () => ({ clientId: crypto.randomUUID() });

export const actions: Actions = {
  save: async ({ request, fetch }) => {
    const form = await request.formData();
    const fields = announcementFromForm(form);
    const clientId = String(form.get('clientId') ?? '');
    const made = await attempt({ fields }, async () =>
      call(fetch, 'announcements.create', { body: { ...fields, clientId } }),
    );

    if ('id' in made) redirect(303, link(`/operator/announcements/${made.id}?saved`));

    return made;
  },
};
