import { call } from '#lib/api.ts';
import type { LayoutServerLoad } from './$types';

const SHOWN = 50;

export const load: LayoutServerLoad = async ({ fetch }) => {
  const { items } = await call(fetch, 'conversations.list', { query: { limit: SHOWN } });

  return { conversations: items };
};
