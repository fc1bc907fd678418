import { ApiProblem, call } from '#lib/api.ts';
import type { PageLoad } from './$types';

const NEWEST = 6;
const NEXT = 3;
const TOLD = 2;
const NEWS = 3;

/** The front page stands even where the API is away: then it says so in place of profiles and figures. */
export const load: PageLoad = async ({ fetch }) => {
  try {
    const [figures, newest, next, stories, news] = await Promise.all([
      call(fetch, 'region.figures'),
      call(fetch, 'profiles.newest', { query: { limit: NEWEST } }),
      call(fetch, 'events.list', { query: { limit: NEXT } }),
      call(fetch, 'stories.list', { query: { limit: TOLD } }),
      call(fetch, 'news.list', { query: { limit: NEWS } }),
    ]);

    return {
      live: {
        figures,
        newest: newest.items,
        next: next.items,
        stories: stories.items,
        news: news.items,
      },
    };
  } catch (error) {
    if (error instanceof ApiProblem) return { live: null };
    throw error;
  }
};
