import { call } from '#lib/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params, parent }) => {
  const profile = await call(fetch, 'profiles.get', { params: { slug: params.slug } });
  const { me } = await parent();
  const id = profile.id;
  const asMember = me?.organisationId && me.organisationId !== id;
  const [replies, standing] = await Promise.all([
    call(fetch, 'introductions.replies', { params: { id } }),
    asMember ? call(fetch, 'introductions.standing', { params: { id } }) : null,
  ]);

  return { profile, replies, standing };
};
