import { redirect } from '@sveltejs/kit';
import { call } from '#lib/api.ts';
import { link } from '#lib/i18n.ts';
import { attempt } from '#lib/matches/attempt.ts';
import { articleFromForm } from '#lib/news/article-form.ts';
import { askToSignIn } from '#lib/server/signed-in.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ parent, url }) => {
  const { me } = await parent();
  askToSignIn(me, url);

  return { clientId: crypto.randomUUID() };
};

export const actions: Actions = {
  save: async ({ request, fetch }) => {
    const form = await request.formData();
    const fields = articleFromForm(form);
    const clientId = String(form.get('clientId') ?? '');
    const made = await attempt({ fields }, async () =>
      call(fetch, 'news.create', { body: { ...fields, clientId } }),
    );

    if ('slug' in made) redirect(303, link(`/news/${made.id}/edit?saved`));

    return made;
  },
};
