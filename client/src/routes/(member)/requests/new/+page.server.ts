import { randomUUID } from 'node:crypto';
import { isActionFailure, redirect } from '@sveltejs/kit';
import { call } from '#lib/api.ts';
import { link } from '#lib/i18n.ts';
import { attempt } from '#lib/matches/attempt.ts';
import { writeMissing } from '#lib/missing.ts';
import { makesRequests } from '#lib/requests/makes-requests.ts';
import { arrange, bodyOf, requestFromForm } from '#lib/requests/request-form.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ parent }) => {
  const { me } = await parent();

  if (!makesRequests(me)) redirect(303, link('/requests'));

  return { clientId: randomUUID() };
};

async function create({ request, fetch }: RequestEvent) {
  const form = await request.formData();
  const fields = bodyOf(requestFromForm(form));
  const clientId = String(form.get('clientId') ?? '');
  const made = await attempt({ fields }, async () =>
    call(fetch, 'requests.create', { body: { ...fields, clientId } }),
  );

  return { made, fields };
}

export const actions: Actions = {
  /** Questions added, moved and taken away without JavaScript; nothing is stored. */
  arrange: async ({ request }) => {
    const form = await request.formData();

    return { fields: arrange(requestFromForm(form), String(form.get('act') ?? '')) };
  },
  save: async (event) => {
    const { made } = await create(event);

    if ('status' in made) return made;
    redirect(303, link(`/requests/${made.id}/edit?saved`));
  },
  publish: async (event) => {
    const { made } = await create(event);

    if ('status' in made) return made;
    const { id } = made;
    // The draft is there whatever publishing says: what is missing is told on its own page.
    const published = await attempt({}, async () =>
      call(event.fetch, 'requests.publish', { params: { id } }),
    );

    if (isActionFailure(published))
      redirect(303, link(`/requests/${id}/edit?check=${writeMissing(published.data.refusal)}`));
    redirect(303, link(`/requests/${id}`));
  },
};
