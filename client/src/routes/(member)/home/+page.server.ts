import { call } from '#lib/api.ts';
import type { PageServerLoad } from './$types';

const SHOWN = 5;

export const load: PageServerLoad = async ({ fetch, depends }) => {
  depends('app:home');
  const [own, introductions, conversations, matches] = await Promise.all([
    call(fetch, 'profiles.mine'),
    call(fetch, 'introductions.list', { query: { direction: 'incoming', status: 'asked', limit: SHOWN } }),
    call(fetch, 'conversations.list', { query: { limit: 30 } }),
    call(fetch, 'matches.list', { query: { limit: SHOWN } }),
  ]);

  return {
    own: {
      name: own.profile.name,
      kind: own.profile.kind,
      status: own.profile.status,
      completeness: own.completeness,
    },
    introductions: introductions.items,
    unread: conversations.items.filter((conversation) => conversation.unread > 0).slice(0, SHOWN),
    matches: matches.items,
  };
};
