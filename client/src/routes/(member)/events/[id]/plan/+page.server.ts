import { redirect } from '@sveltejs/kit';
import { call } from '#lib/api.ts';
import { link } from '#lib/i18n.ts';
import { attempt } from '#lib/matches/attempt.ts';
import { settingsFromForm } from './settings-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, params, depends }) => {
  depends('app:plan');
  const event = await call(fetch, 'events.get', { params });

  if (!event.abilities.organise) redirect(303, link(`/events/${params.id}`));

  return { event, planning: await call(fetch, 'meetings.planning', { params }) };
};

export const actions: Actions = {
  settings: async ({ request, fetch, params }) => {
    const settings = settingsFromForm(await request.formData());

    return attempt({ settings }, async () => {
      await call(fetch, 'meetings.setUp', { params, body: settings });

      return { done: 'settings' as const };
    });
  },
  plan: async ({ request, fetch, params }) => {
    const anew = (await request.formData()).get('anew') === 'yes';

    return attempt({}, async () => {
      await call(fetch, 'meetings.plan', { params, body: { anew } });

      return { done: 'planning' as const };
    });
  },
  publish: async ({ fetch, params }) =>
    attempt({}, async () => {
      await call(fetch, 'meetings.publish', { params });

      return { done: 'published' as const };
    }),
};
