import { redirect } from '@sveltejs/kit';
import { call } from '#lib/api.ts';
import { link } from '#lib/i18n.ts';
import { attempt } from '#lib/matches/attempt.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, params }) => {
  const event = await call(fetch, 'events.get', { params });

  if (!event.abilities.organise) redirect(303, link(`/events/${params.id}`));

  return { event, attendees: (await call(fetch, 'registrations.list', { params })).items };
};

export const actions: Actions = {
  /** Without JavaScript: one code at a time. */
  default: async ({ request, fetch, params }) => {
    const ticket = String((await request.formData()).get('ticket') ?? '')
      .trim()
      .toUpperCase();

    return attempt({ ticket }, async () => {
      const items = [{ ticket, at: new Date().toISOString() }];

      return { outcome: (await call(fetch, 'registrations.checkIn', { params, body: { items } })).items[0] };
    });
  },
};
