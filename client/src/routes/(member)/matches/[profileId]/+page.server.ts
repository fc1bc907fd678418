import { call } from '#lib/api.ts';
import { introduce, judge } from '#lib/matches/actions.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, params, depends, parent }) => {
  depends('app:matches');
  const [{ match, obstacles }, own, { person }] = await Promise.all([
    call(fetch, 'matches.get', { params: { profileId: params.profileId } }),
    call(fetch, 'profiles.mine'),
    parent(),
  ]);
  const { kind, name, topics, status } = own.profile;
  const needs = own.profile.needs.map((need) => need.code);
  const offers = own.profile.offers.map((offer) => offer.code);

  return {
    match,
    obstacles,
    own: { kind, status },
    asker: { name, needs, offers, topics, person: person.name },
  };
};

export const actions: Actions = { judge, introduce };
