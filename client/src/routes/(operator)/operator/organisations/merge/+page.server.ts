import { redirect } from '@sveltejs/kit';
import { CHOSEN_FIELDS } from '@klammer/contracts/merges';
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
  if (from) return { q, preview: await call(fetch, 'merges.preview', { query: { from, to } }), choice: null };

  const [target, { items }] = await Promise.all([
    call(fetch, 'operator.organisation', { params: { id: to } }),
    call(fetch, 'operator.organisations', { query: { q, limit: SHOWN } }),
  ]);

  return {
    q,
    preview: null,
    choice: { to, name: target.name, items: items.filter(({ id }) => id !== to) },
  };
};

export const actions: Actions = {
  default: async ({ request, fetch }) => {
    const form = await request.formData();
    const [from, to, name] = [textOf(form, 'from'), textOf(form, 'to'), textOf(form, 'name')];
    const take = CHOSEN_FIELDS.filter((field) => form.get(`take.${field}`) === 'from');
    const answer = await attempt({ name, take }, async () => {
      await call(fetch, 'merges.merge', { body: { from, to, take, name } });

      return null;
    });

    if (answer) return answer;
    redirect(303, link(`/operator/organisations/${to}?merged=${encodeURIComponent(name)}`));
  },
};
