import { ApiProblem, call } from '#lib/api.ts';
import type { PageLoad } from './$types';

const NEWEST = 6;

/** The front page stands even where the API is away: then it says so in place of profiles and figures. */
export const load: PageLoad = async ({ fetch }) => {
  try {
    const [figures, newest] = await Promise.all([
      call(fetch, 'region.figures'),
      call(fetch, 'profiles.newest', { query: { limit: NEWEST } }),
    ]);

    return { live: { figures, newest: newest.items } };
  } catch (error) {
    if (error instanceof ApiProblem) return { live: null };
    throw error;
  }
};
