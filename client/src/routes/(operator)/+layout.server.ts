import { error, redirect } from '@sveltejs/kit';
import { ApiProblem } from '#lib/api.ts';
import { link, plainPath } from '#lib/i18n.ts';
import type { LayoutServerLoad } from './$types';

/** For everybody but operators these pages do not exist. */
export const load: LayoutServerLoad = async ({ parent, url }) => {
  const { me } = await parent();

  if (!me)
    throw new ApiProblem({ type: 'about:blank', title: '', status: 503, code: 'unavailable', detail: '' });
  if (!me.person)
    redirect(303, link(`/sign-in?next=${encodeURIComponent(plainPath(url.pathname) + url.search)}`));
  if (!me.person.operator) error(404);

  return { me, person: me.person };
};
