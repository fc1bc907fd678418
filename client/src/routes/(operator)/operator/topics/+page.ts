import { call } from '#lib/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch }) => ({
  page: await call(fetch, 'topics.list', { query: { limit: 100 } }),
});
