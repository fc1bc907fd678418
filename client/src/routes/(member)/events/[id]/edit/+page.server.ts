import { isActionFailure, redirect } from '@sveltejs/kit';
import { call } from '#lib/api.ts';
import { link } from '#lib/i18n.ts';
import { attempt } from '#lib/matches/attempt.ts';
import { readMissing } from '#lib/missing.ts';
import { arrange, bodyOf, eventFromForm } from '#lib/events/event-form.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ fetch, params, url }) => {
  const event = await call(fetch, 'events.get', { params });

  if (!event.abilities.edit) redirect(303, link(`/events/${params.id}`));

  return { event, saved: url.searchParams.has('saved'), missing: readMissing(url) };
};

/** Both buttons save first, so that nothing typed is lost where publishing is refused. */
async function save({ request, fetch, params }: RequestEvent) {
  const form = await request.formData();
  const fields = bodyOf(eventFromForm(form));
  const revision = Number(form.get('revision'));

  return {
    fields,
    saved: await attempt({ fields }, async () =>
      call(fetch, 'events.update', { params, body: { ...fields, revision } }),
    ),
  };
}

export const actions: Actions = {
  /** Rows added, moved and taken away without JavaScript; nothing is stored. */
  arrange: async ({ request }) => {
    const form = await request.formData();

    return { fields: arrange(eventFromForm(form), String(form.get('act') ?? '')) };
  },
  save: async (event) => {
    const { saved } = await save(event);

    if (isActionFailure(saved)) return saved;
    redirect(303, link(saved.status === 'draft' ? `/events/${saved.id}/edit?saved` : `/events/${saved.id}`));
  },
  publish: async (event) => {
    const { saved, fields } = await save(event);

    if (isActionFailure(saved)) return saved;

    return attempt({ fields }, async () => {
      await call(event.fetch, 'events.publish', { params: event.params });
      redirect(303, link(`/events/${event.params.id}`));
    });
  },
  remove: async ({ fetch, params }) =>
    attempt({ fields: null }, async () => {
      await call(fetch, 'events.remove', { params });
      redirect(303, link('/events?tab=own'));
    }),
};
