import { call } from '#lib/api.ts';
import { readSource } from '#lib/introductions/source.ts';
import { introduce, judge } from '#lib/matches/actions.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, params, depends, parent, url }) => {
  depends('app:matches');
  const [{ match, obstacles }, own, { person }] = await Promise.all([
    call(fetch, 'matches.get', { params: { profileId: params.profileId } }),
    call(fetch, 'profiles.mine'),
    parent(),
  ]);
  const replies = match?.profile.anonymous
    ? null
    : await call(fetch, 'introductions.replies', { params: { id: params.profileId } });
  const { kind, name, topics, status } = own.profile;
  const needs = own.profile.needs.map((need) => need.code);
  const offers = own.profile.offers.map((offer) => offer.code);

  return {
    match,
    obstacles,
    replies,
    from: readSource(url.searchParams),
    own: { kind, status },
    asker: { name, needs, offers, topics, person: person.name },
  };
};

export const actions: Actions = { judge, introduce };
