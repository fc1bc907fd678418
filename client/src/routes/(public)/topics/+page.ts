import { call } from '#lib/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, url }) => ({
  page: await call(fetch, 'topics.list', { query: { cursor: url.searchParams.get('cursor') ?? undefined } }),
});
