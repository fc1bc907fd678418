import { isActionFailure, redirect } from '@sveltejs/kit';
import { call } from '#lib/api.ts';
import { link } from '#lib/i18n.ts';
import { attempt } from '#lib/matches/attempt.ts';
import { readMissing } from '#lib/missing.ts';
import { arrange, bodyOf, requestFromForm } from '#lib/requests/request-form.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ fetch, params, url }) => {
  const request = await call(fetch, 'requests.get', { params });

  if (!request.abilities.edit) redirect(303, link(`/requests/${params.id}`));

  return { request, saved: url.searchParams.has('saved'), missing: readMissing(url) };
};

/** Both buttons save first, so that nothing typed is lost where publishing is refused. */
async function save({ request, fetch, params }: RequestEvent) {
  const form = await request.formData();
  const fields = bodyOf(requestFromForm(form));
  const revision = Number(form.get('revision'));

  return {
    fields,
    saved: await attempt({ fields }, async () =>
      call(fetch, 'requests.update', { params, body: { ...fields, revision } }),
    ),
  };
}

export const actions: Actions = {
  /** Questions added, moved and taken away without JavaScript; nothing is stored. */
  arrange: async ({ request }) => {
    const form = await request.formData();

    return { fields: arrange(requestFromForm(form), String(form.get('act') ?? '')) };
  },
  save: async (event) => {
    const { saved } = await save(event);

    if (isActionFailure(saved)) return saved;
    redirect(303, link(`/requests/${event.params.id}/edit?saved`));
  },
  publish: async (event) => {
    const { saved, fields } = await save(event);

    if (isActionFailure(saved)) return saved;

    return attempt({ fields }, async () => {
      await call(event.fetch, 'requests.publish', { params: event.params });
      redirect(303, link(`/requests/${event.params.id}`));
    });
  },
  remove: async ({ fetch, params }) =>
    attempt({ fields: null }, async () => {
      await call(fetch, 'requests.remove', { params });
      redirect(303, link('/requests?tab=own'));
    }),
};
