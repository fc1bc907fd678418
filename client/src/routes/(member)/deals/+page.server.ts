import { redirect } from '@sveltejs/kit';
import { call } from '#lib/api.ts';
import { readReason, readText } from '#lib/deals/deal-forms.server.ts';
import { questionOf, readFilter } from '#lib/deals/filter.ts';
import { isToldOfDeals, keepsDeals } from '#lib/deals/keeps-deals.ts';
import { link, localDay } from '#lib/i18n.ts';
import { attempt } from '#lib/matches/attempt.ts';
import type { Actions, PageServerLoad } from './$types';

/** Rows of a page of the table; the board has all cards and draws those in sight. */
const ROWS = 100;

export const load: PageServerLoad = async ({ fetch, url, depends, parent }) => {
  depends('app:deals');
  const { me } = await parent();

  if (!keepsDeals(me)) redirect(303, link(isToldOfDeals(me) ? '/deals/shared' : '/home'));

  const filter = readFilter(url.searchParams);
  const [pipeline, { items }] = await Promise.all([
    call(fetch, 'deals.pipeline'),
    call(fetch, 'deals.list', { query: questionOf(filter) }),
  ]);
  const page = filter.view === 'table' ? (filter.page ?? 1) : 1;

  return {
    filter,
    pipeline,
    page,
    total: items.length,
    items: filter.view === 'table' ? items.slice((page - 1) * ROWS, page * ROWS) : items,
    pages: Math.ceil(items.length / ROWS),
    today: localDay(),
  };
};

export const actions: Actions = {
  move: async ({ request, fetch }) => {
    const form = await request.formData();
    const to = readText(form, 'to');
    const moves = form.getAll('deal').map((value) => {
      const [id = '', from = ''] = String(value).split(':');

      return { id, from, to };
    });

    return attempt({}, async () => {
      const body = { moves, reason: readReason(form), reasonNote: readText(form, 'reasonNote') };
      const { moved } = await call(fetch, 'deals.move', { body });

      return { moved: moved.length };
    });
  },
  saveView: async ({ request, fetch }) => {
    const form = await request.formData();
    const body = { name: readText(form, 'name'), query: readText(form, 'query') };

    return attempt({}, async () => {
      await call(fetch, 'deals.saveView', { body });

      return { saved: body.name };
    });
  },
  removeView: async ({ request, fetch }) => {
    const key = readText(await request.formData(), 'key');

    return attempt({}, async () => {
      await call(fetch, 'deals.removeView', { params: { key } });

      return { removed: true };
    });
  },
};
