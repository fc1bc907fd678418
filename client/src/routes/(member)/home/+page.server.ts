import { call } from '#lib/api.ts';
import type { PageServerLoad } from './$types';

const MATCHES_SHOWN = 4;
const FUNDING_SHOWN = 3;

export const load: PageServerLoad = async ({ fetch, parent, depends }) => {
  depends('app:home');
  const { me } = await parent();
  const own = me.organisations.find((one) => one.id === me.organisationId);
  const [home, matches, funding] = await Promise.all([
    call(fetch, 'home.get'),
    me.organisationId ? call(fetch, 'matches.list', { query: { limit: MATCHES_SHOWN } }) : null,
    me.organisationId ? call(fetch, 'funding.fitting', { query: { limit: FUNDING_SHOWN } }) : null,
  ]);

  return {
    ...home,
    matches,
    funding: funding?.items ?? [],
    kind: own?.kind,
    status: own?.profileStatus,
  };
};
