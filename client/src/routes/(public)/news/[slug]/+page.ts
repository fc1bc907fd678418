import { call } from '#lib/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params }) => ({
  article: await call(fetch, 'news.get', { params: { slug: params.slug } }),
});
