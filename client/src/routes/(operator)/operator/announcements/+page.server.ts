import { call } from '#lib/api.ts';
import { localNow } from '#lib/i18n.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, url }) => ({
  page: await call(fetch, 'announcements.list', {
    query: { cursor: url.searchParams.get('cursor') ?? undefined },
  }),
  now: localNow(),
});
