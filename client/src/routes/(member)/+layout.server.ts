import { redirect } from '@sveltejs/kit';
import { ApiProblem } from '#lib/api.ts';
import { link, plainPath } from '#lib/i18n.ts';
import type { LayoutServerLoad } from './$types';

/** Pages that a person may see who has no organisation yet. */
const WITHOUT_ORGANISATION = ['/welcome', '/settings', '/notifications'];

export const load: LayoutServerLoad = async ({ parent, url }) => {
  const { me } = await parent();

  if (!me) throw unavailable();

  const here = plainPath(url.pathname);

  if (!me.person) redirect(303, link(`/sign-in?next=${encodeURIComponent(here + url.search)}`));
  if (!me.organisationId && !needsNone(here) && !(me.person.operator && here === '/home'))
    redirect(303, link('/welcome'));

  return { me, person: me.person };
};

function needsNone(path: string): boolean {
  return WITHOUT_ORGANISATION.some((one) => path === one || path.startsWith(`${one}/`));
}

function unavailable(): ApiProblem {
  return new ApiProblem({ type: 'about:blank', title: '', status: 503, code: 'unavailable', detail: '' });
}
