import { redirect } from '@sveltejs/kit';
import { call } from '#lib/api.ts';
import { readPerson, readSource, readText } from '#lib/deals/deal-forms.server.ts';
import { link } from '#lib/i18n.ts';
import { attempt } from '#lib/matches/attempt.ts';
import type { Actions } from './$types';

const MOST_BYTES = 200_000;

export const actions: Actions = {
  add: async ({ request, fetch }) => {
    const form = await request.formData();
    const body = {
      profileId: readPerson(form, 'profileId'),
      name: readText(form, 'name'),
      website: readText(form, 'website'),
      source: readSource(form),
    };

    return attempt({ typed: body }, async () => {
      const { id } = await call(fetch, 'deals.add', { body });

      redirect(303, link(`/deals/${id}`));
    });
  },
  import: async ({ request, fetch }) => {
    const form = await request.formData();
    const file = form.get('file');
    // What is larger the API refuses, without its being read here.
    const isFile = file instanceof File && file.size > 0;
    const csv = isFile
      ? (await file.slice(0, MOST_BYTES + 1).text()).slice(0, MOST_BYTES + 1)
      : readText(form, 'csv');

    return attempt({ csv: isFile ? '' : csv }, async () => ({
      imported: await call(fetch, 'deals.import', { body: { csv } }),
    }));
  },
};
