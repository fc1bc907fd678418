import { call } from '#lib/api.ts';
import { askToSignIn } from '#lib/server/signed-in.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, parent, url }) => {
  const { me } = await parent();
  askToSignIn(me, url);
  const cursor = url.searchParams.get('cursor') ?? undefined;

  return {
    page: await call(fetch, 'news.written', { query: { cursor } }),
    removed: url.searchParams.has('removed'),
  };
};
