import { call } from '#lib/api.ts';
import { apiQuery, readQuery } from '#lib/directory/query.ts';
import { readThings, readType } from '#lib/directory/things.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, url, data }) => {
  const type = readType(url.searchParams);
  const query = readQuery(url.searchParams);
  const things = readThings(url.searchParams);
  const [{ counts }, profiles, result] = await Promise.all([
    call(fetch, 'search.counts', { query: { q: query.q } }),
    type === 'profile' ? call(fetch, 'search.profiles', { query: apiQuery(query) }) : null,
    type === 'profile' ? null : call(fetch, 'search.things', { query: { ...things, pageSize: 20 } }),
  ]);

  return { ...data, type, query, things, counts, profiles, result };
};
