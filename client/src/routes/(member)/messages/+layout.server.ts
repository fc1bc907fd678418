import { call } from '#lib/api.ts';
import type { LayoutServerLoad } from './$types';

const SHOWN = 50;

export const load: LayoutServerLoad = async ({ fetch, url }) => {
  const archived = url.searchParams.get('list') === 'archive';
  const { items } = await call(fetch, 'conversations.list', {
    query: { limit: SHOWN, archived: archived ? 'true' : 'false' },
  });

  return { conversations: items, archived };
};
