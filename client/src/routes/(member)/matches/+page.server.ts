import { call } from '#lib/api.ts';
import { introduce, judge } from '#lib/matches/actions.server.ts';
import { readFilter } from '#lib/matches/filter.ts';
import type { Actions, PageServerLoad } from './$types';

const SHOWN = 30;

export const load: PageServerLoad = async ({ fetch, url, depends, parent }) => {
  depends('app:matches');
  const filter = readFilter(url.searchParams);
  const [{ items, hint }, own, { person }] = await Promise.all([
    call(fetch, 'matches.list', { query: { ...filter, limit: SHOWN } }),
    call(fetch, 'profiles.mine'),
    parent(),
  ]);
  const { id, name, kind, needs, offers, topics } = own.profile;

  return {
    filter,
    items,
    hint,
    own: { id, kind },
    asker: {
      name,
      needs: needs.map((need) => need.code),
      offers: offers.map((offer) => offer.code),
      topics,
      person: person.name,
    },
  };
};

export const actions: Actions = { judge, introduce };
