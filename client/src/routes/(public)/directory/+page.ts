import { call } from '#lib/api.ts';
import { apiQuery, readQuery } from '#lib/directory/query.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, url }) => {
  const query = readQuery(url.searchParams);

  return { query, result: await call(fetch, 'search.profiles', { query: apiQuery(query) }) };
};
