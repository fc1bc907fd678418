import { call } from '#lib/api.ts';
import { introductionActions } from '#lib/introductions/actions.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, params, depends }) => {
  depends('app:introductions');

  return { introduction: await call(fetch, 'introductions.get', { params }) };
};

export const actions: Actions = introductionActions;
