import { call } from '#lib/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params }) => ({
  card: await call(fetch, 'membership.verify', { params: { code: params.code.toUpperCase() } }),
});
