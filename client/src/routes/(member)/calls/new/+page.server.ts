import { randomUUID } from 'node:crypto';
import { isActionFailure, redirect } from '@sveltejs/kit';
import { call } from '#lib/api.ts';
import { arrange, bodyOf, formFrom } from '#lib/calls/call-form.ts';
import { organisesCalls } from '#lib/calls/organises-calls.ts';
import { link } from '#lib/i18n.ts';
import { attempt } from '#lib/matches/attempt.ts';
import { writeMissing } from '#lib/missing.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ parent }) => {
  const { me } = await parent();

  if (!organisesCalls(me)) redirect(303, link('/calls'));

  return { clientId: randomUUID() };
};

async function create({ request, fetch }: RequestEvent) {
  const form = await request.formData();
  const typed = formFrom(form);
  const clientId = String(form.get('clientId') ?? '');

  return attempt({ typed }, async () =>
    call(fetch, 'calls.create', { body: { ...bodyOf(typed), clientId } }),
  );
}

export const actions: Actions = {
  /** Rows added, moved and taken away without JavaScript; nothing is stored. */
  arrange: async ({ request }) => {
    const form = await request.formData();

    return { typed: arrange(formFrom(form), String(form.get('act') ?? '')) };
  },
  save: async (event) => {
    const made = await create(event);

    if ('status' in made) return made;
    redirect(303, link(`/calls/${made.id}/edit?saved`));
  },
  publish: async (event) => {
    const made = await create(event);

    if ('status' in made) return made;
    const { id } = made;
    // The draft is there whatever publishing says: what is missing is told on its own page.
    const published = await attempt({}, async () => call(event.fetch, 'calls.publish', { params: { id } }));

    if (isActionFailure(published))
      redirect(303, link(`/calls/${id}/edit?check=${writeMissing(published.data.refusal)}`));
    redirect(303, link(`/calls/${id}`));
  },
};
