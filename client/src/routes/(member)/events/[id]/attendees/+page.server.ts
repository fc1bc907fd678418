import { redirect } from '@sveltejs/kit';
import { call } from '#lib/api.ts';
import { link } from '#lib/i18n.ts';
import { getLocale } from '#lib/paraglide/runtime.js';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, params }) => {
  const event = await call(fetch, 'events.get', { params });

  if (!event.abilities.organise) redirect(303, link(`/events/${params.id}`));

  const [{ items }, feedback] = await Promise.all([
    call(fetch, 'registrations.list', { params }),
    call(fetch, 'registrations.feedback', { params }),
  ]);

  return {
    event,
    attendees: items,
    feedback,
    file: `/api/events/${params.id}/registrations/file?locale=${getLocale()}`,
  };
};
