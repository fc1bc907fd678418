import { redirect } from '@sveltejs/kit';
import { call } from '#lib/api.ts';
import { link } from '#lib/i18n.ts';
import { attempt } from '#lib/matches/attempt.ts';
import { readPair } from '#lib/operator/pair.server.ts';
import { textOf } from '#lib/server/security-forms.ts';
import type { Actions, PageServerLoad } from './$types';

const SHOWN = 12;

export const load: PageServerLoad = async ({ fetch, url }) => {
  const { from, to, q } = readPair(url);

  if (!to) redirect(303, link('/operator/organisations/duplicates'));
  if (from)
    return { q, preview: await call(fetch, 'personMerges.preview', { query: { from, to } }), choice: null };

  const [target, { items }] = await Promise.all([
    call(fetch, 'operator.person', { params: { id: to } }),
    call(fetch, 'operator.people', { query: { q, limit: SHOWN } }),
  ]);

  return {
    q,
    preview: null,
    choice: { to, name: target.name, items: items.filter(({ id }) => id !== to) },
  };
};

export const actions: Actions = {
  ask: async ({ request, fetch }) => {
    const form = await request.formData();
    const body = { from: textOf(form, 'from'), to: textOf(form, 'to') };

    return attempt({}, async () => {
      await call(fetch, 'personMerges.ask', { body });

      return {};
    });
  },
  withdraw: async ({ request, fetch }) => {
    const params = { id: textOf(await request.formData(), 'id') };

    return attempt({}, async () => {
      await call(fetch, 'personMerges.withdraw', { params });

      return {};
    });
  },
};
