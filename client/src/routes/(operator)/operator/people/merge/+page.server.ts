import { redirect } from '@sveltejs/kit';
import { call } from '#lib/api.ts';
import { link } from '#lib/i18n.ts';
import { attempt } from '#lib/matches/attempt.ts';
import { textOf } from '#lib/server/security-forms.ts';
import type { Actions, PageServerLoad } from './$types';

const ID = /^[0-9a-f]{24}$/;
const SHOWN = 12;

export const load: PageServerLoad = async ({ fetch, url }) => {
  const idOf = (name: string) => {
    const id = url.searchParams.get(name) ?? '';

    return ID.test(id) ? id : null;
  };
  const [from, to] = [idOf('from'), idOf('to')];
  const q = url.searchParams.get('q')?.trim().slice(0, 100) ?? '';

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
