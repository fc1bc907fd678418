import { call } from '#lib/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, depends }) => {
  depends('app:deals');
  const [pipeline, figures] = await Promise.all([
    call(fetch, 'deals.pipeline'),
    call(fetch, 'deals.figures'),
  ]);

  return { pipeline, figures };
};
