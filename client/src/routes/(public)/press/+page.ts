import { call } from '#lib/api.ts';
import type { PageLoad } from './$types';

const NEWS = 3;

export const load: PageLoad = async ({ fetch }) => {
  const [text, figures, news] = await Promise.all([
    call(fetch, 'legal.get', { params: { page: 'press' } }),
    call(fetch, 'region.figures'),
    call(fetch, 'news.list', { query: { limit: NEWS } }),
  ]);

  return { text, figures, news: news.items, at: new Date().toISOString() };
};
