import { call } from '#lib/api.ts';
import { save } from '#lib/searches/actions.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, depends }) => {
  depends('app:searches');
  const { items } = await call(fetch, 'searches.list');

  return { saved: items };
};

export const actions: Actions = { save };
