import { call } from '#lib/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params }) => ({
  profile: await call(fetch, 'profiles.get', { params: { slug: params.slug } }),
});
