import { call } from '#lib/api.ts';
import { suspendingActions } from '#lib/operator/suspending.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, params: { id } }) => ({
  organisation: await call(fetch, 'operator.organisation', { params: { id } }),
});

export const actions: Actions = suspendingActions('organisation');
