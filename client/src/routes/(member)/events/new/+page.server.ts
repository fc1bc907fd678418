import { randomUUID } from 'node:crypto';
import { isActionFailure, redirect } from '@sveltejs/kit';
import { call } from '#lib/api.ts';
import { link } from '#lib/i18n.ts';
import { attempt } from '#lib/matches/attempt.ts';
import { writeMissing } from '#lib/missing.ts';
import { arrange, bodyOf, eventFromForm } from '#lib/events/event-form.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = () => ({ clientId: randomUUID() });

async function create({ request, fetch }: RequestEvent) {
  const form = await request.formData();
  const fields = bodyOf(eventFromForm(form));
  const clientId = String(form.get('clientId') ?? '');
  const made = await attempt({ fields }, async () =>
    call(fetch, 'events.create', { body: { ...fields, clientId } }),
  );

  return { made, fields };
}

export const actions: Actions = {
  /** Rows added, moved and taken away without JavaScript; nothing is stored. */
  arrange: async ({ request }) => {
    const form = await request.formData();

    return { fields: arrange(eventFromForm(form), String(form.get('act') ?? '')) };
  },
  save: async (event) => {
    const { made } = await create(event);

    if (isActionFailure(made)) return made;
    redirect(303, link(`/events/${made.id}/edit?saved`));
  },
  publish: async (event) => {
    const { made } = await create(event);

    if (isActionFailure(made)) return made;
    const { id } = made;
    // The draft is there whatever publishing says: what is missing is told on its own page.
    const published = await attempt({}, async () => call(event.fetch, 'events.publish', { params: { id } }));

    if (isActionFailure(published))
      redirect(303, link(`/events/${id}/edit?check=${writeMissing(published.data.refusal)}`));
    redirect(303, link(`/events/${id}`));
  },
};
