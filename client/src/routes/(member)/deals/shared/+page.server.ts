import { redirect } from '@sveltejs/kit';
import { call } from '#lib/api.ts';
import { isToldOfDeals, keepsDeals } from '#lib/deals/keeps-deals.ts';
import { link } from '#lib/i18n.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, parent }) => {
  const { me } = await parent();

  // Investors tell start-ups, and nobody else.
  if (!isToldOfDeals(me)) redirect(303, link(keepsDeals(me) ? '/deals' : '/home'));

  return call(fetch, 'deals.shared');
};
