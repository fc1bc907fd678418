import { redirect } from '@sveltejs/kit';
import { call } from '#lib/api.ts';
import { link } from '#lib/i18n.ts';
import { attempt } from '#lib/matches/attempt.ts';
import { textOf } from '#lib/server/security-forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, params, parent }) => {
  const { me } = await parent();

  if (!me?.person) redirect(303, link(`/sign-in?next=${encodeURIComponent(`/calls/${params.id}/jury`)}`));

  return { desk: await call(fetch, 'jury.desk', { params }) };
};

export const actions: Actions = {
  conflict: async ({ request, fetch, params }) => {
    const form = await request.formData();
    const entryId = textOf(form, 'entryId');
    const body = { conflict: form.get('conflict') === 'yes', note: textOf(form, 'note') };

    return attempt({}, async () => {
      await call(fetch, 'jury.setConflict', { params: { ...params, entryId }, body });

      return { done: body.conflict ? ('declared' as const) : ('withdrawn' as const) };
    });
  },
};
