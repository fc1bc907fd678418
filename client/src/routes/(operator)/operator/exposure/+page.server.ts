import { call } from '#lib/api.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, depends }) => {
  depends('app:exposure');

  return call(fetch, 'exposure.report');
};

export const actions: Actions = {
  refresh: async ({ fetch }) => {
    await call(fetch, 'exposure.refresh');
  },
};
