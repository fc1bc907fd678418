import { redirect } from '@sveltejs/kit';
import { call } from '#lib/api.ts';
import { link } from '#lib/i18n.ts';
import { attempt } from '#lib/matches/attempt.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, depends }) => {
  depends('app:rooms');

  return { rooms: await call(fetch, 'rooms.list') };
};

export const actions: Actions = {
  create: async ({ request, fetch }) => {
    const name = String((await request.formData()).get('name') ?? '');

    return attempt({ name }, async () => {
      const { id } = await call(fetch, 'rooms.create', { body: { name } });

      redirect(303, link(`/rooms/${id}`));
    });
  },
};
