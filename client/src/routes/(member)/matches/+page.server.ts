import { call } from '#lib/api.ts';
import { introduce, judge } from '#lib/matches/actions.server.ts';
import { MOST, readFilter, STEP } from '#lib/matches/filter.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, url, depends, parent }) => {
  depends('app:matches');
  const filter = readFilter(url.searchParams);
  const { show: limit = STEP, ...which } = filter;
  const [{ items, hint }, own, { person }] = await Promise.all([
    call(fetch, 'matches.list', { query: { ...which, limit } }),
    call(fetch, 'profiles.mine'),
    parent(),
  ]);
  const { id, name, kind, status, needs, offers, topics } = own.profile;

  return {
    filter,
    items,
    /** How many to show next; null where there are no more. */
    next: items.length === limit && limit < MOST ? Math.min(MOST, limit + STEP) : null,
    hint,
    own: { id, kind, status },
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
