import { call } from '#lib/api.ts';
import type { PageServerLoad } from './$types';

const SHOWN = 20;

export const load: PageServerLoad = async ({ fetch, url }) => {
  const series = url.searchParams.get('series')?.slice(0, 60) || undefined;

  return { page: await call(fetch, 'events.list', { query: { limit: SHOWN, series } }) };
};
