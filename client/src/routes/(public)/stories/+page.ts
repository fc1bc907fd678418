import { call } from '#lib/api.ts';
import type { PageLoad } from './$types';

const SHOWN = 20;

export const load: PageLoad = async ({ fetch, url }) => ({
  page: await call(fetch, 'stories.list', {
    query: { limit: SHOWN, cursor: url.searchParams.get('cursor') ?? undefined },
  }),
});
