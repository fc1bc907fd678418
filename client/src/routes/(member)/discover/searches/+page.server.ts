import { call } from '#lib/api.ts';
import { change, remove } from '#lib/searches/actions.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, depends }) => {
  depends('app:searches');

  return call(fetch, 'searches.list');
};

export const actions: Actions = { change, remove };
