import { call } from '#lib/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params }) => ({
  story: await call(fetch, 'stories.get', { params: { slug: params.slug } }),
});
