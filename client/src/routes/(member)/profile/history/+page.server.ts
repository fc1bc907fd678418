import { call } from '#lib/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, url }) => {
  const { profile } = await call(fetch, 'profiles.mine');
  const cursor = url.searchParams.get('cursor') ?? undefined;
  const page = await call(fetch, 'profiles.history', {
    params: { id: profile.id },
    query: { cursor, limit: 30 },
  });

  return { name: profile.name, ...page };
};
