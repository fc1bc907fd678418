import { redirect } from '@sveltejs/kit';
import { call } from '#lib/api.ts';
import { link } from '#lib/i18n.ts';
import { attempt } from '#lib/matches/attempt.ts';
import { findOrganisations } from '#lib/operator/find-organisations.ts';
import type { Actions, PageServerLoad } from './$types';

const SHOWN = 20;
const MOST = 50;

/** The address says who is chosen so far, and what the group is to be called. */
export const load: PageServerLoad = async ({ fetch, url }) => {
  const q = (url.searchParams.get('q') ?? '').trim();
  const ids = [...new Set(url.searchParams.getAll('id'))].slice(0, MOST);
  const cursor = url.searchParams.get('cursor') ?? undefined;
  const [chosen, found, groups] = await Promise.all([
    Promise.all(ids.map((slug) => call(fetch, 'profiles.get', { params: { slug } }))),
    q ? findOrganisations(fetch, q) : null,
    call(fetch, 'conversations.groups', { query: { cursor, limit: SHOWN } }),
  ]);

  return {
    q,
    title: url.searchParams.get('title') ?? '',
    chosen: chosen.map(({ id, name, kind, logo }) => ({ id, name, kind, logo })),
    hits: found?.filter(({ id }) => !ids.includes(id)) ?? null,
    groups,
    justOpened: url.searchParams.has('opened'),
  };
};

export const actions: Actions = {
  open: async ({ request, fetch }) => {
    const form = await request.formData();
    const title = String(form.get('title') ?? '');
    const organisations = form.getAll('id').map(String);

    return attempt({ title }, async () => {
      await call(fetch, 'conversations.openGroup', { body: { title, organisations } });
      redirect(303, link('/operator/groups?opened=yes'));
    });
  },
};
