import { isActionFailure, redirect } from '@sveltejs/kit';
import { call } from '#lib/api.ts';
import { arrange, bodyOf, formFrom } from '#lib/calls/call-form.ts';
import { link } from '#lib/i18n.ts';
import { attempt } from '#lib/matches/attempt.ts';
import { readMissing } from '#lib/missing.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ fetch, params, url }) => {
  const found = await call(fetch, 'calls.get', { params });

  if (!found.abilities.edit) redirect(303, link(`/calls/${params.id}`));

  return { call: found, saved: url.searchParams.has('saved'), missing: readMissing(url) };
};

/** Both buttons save first, so that nothing typed is lost where publishing is refused. */
async function save({ request, fetch, params }: RequestEvent) {
  const form = await request.formData();
  const typed = formFrom(form);
  const revision = Number(form.get('revision'));

  return {
    typed,
    saved: await attempt({ typed }, async () =>
      call(fetch, 'calls.update', { params, body: { ...bodyOf(typed), revision } }),
    ),
  };
}

export const actions: Actions = {
  /** Rows added, moved and taken away without JavaScript; nothing is stored. */
  arrange: async ({ request }) => {
    const form = await request.formData();

    return { typed: arrange(formFrom(form), String(form.get('act') ?? '')) };
  },
  save: async (event) => {
    const { saved } = await save(event);

    if (isActionFailure(saved)) return saved;
    redirect(303, link(`/calls/${saved.id}/edit?saved`));
  },
  publish: async (event) => {
    const { saved, typed } = await save(event);

    if (isActionFailure(saved)) return saved;

    return attempt({ typed }, async () => {
      await call(event.fetch, 'calls.publish', { params: event.params });
      redirect(303, link(`/calls/${event.params.id}`));
    });
  },
  remove: async ({ fetch, params }) =>
    attempt({ typed: null }, async () => {
      await call(fetch, 'calls.remove', { params });
      redirect(303, link('/calls?tab=own'));
    }),
};
