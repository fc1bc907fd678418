import { redirect } from '@sveltejs/kit';
import { call } from '#lib/api.ts';
import { link } from '#lib/i18n.ts';
import { attempt } from '#lib/matches/attempt.ts';
import { slugOfOwner } from '#lib/topics/owner.ts';
import { arrange, bodyOf, formFrom, written } from '#lib/topics/topic-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = () => ({ clientId: crypto.randomUUID() });

export const actions: Actions = {
  /** Rows added, moved and taken away without JavaScript; nothing is stored. */
  arrange: async ({ request }) => {
    const form = await request.formData();

    return { fields: arrange(formFrom(form), String(form.get('act') ?? '')) };
  },
  save: async ({ request, fetch }) => {
    const form = await request.formData();
    const fields = written(formFrom(form));
    const clientId = String(form.get('clientId') ?? '');
    const made = await attempt({ fields }, async () => {
      const body = bodyOf(fields, await slugOfOwner(fetch, fields.owner));

      return call(fetch, 'topics.create', { body: { ...body, clientId } });
    });

    if ('slug' in made) redirect(303, link(`/operator/topics/${made.id}?saved`));

    return made;
  },
};
