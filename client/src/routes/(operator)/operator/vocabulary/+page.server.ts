import { EDITED_VOCABULARIES } from '@klammer/contracts/vocabulary';
import { call } from '#lib/api.ts';
import { filterConcepts } from '#lib/operator/concept-form.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, url }) => {
  const wanted = url.searchParams.get('of');
  const vocabulary = EDITED_VOCABULARIES.find((one) => one === wanted) ?? 'topics';
  const q = url.searchParams.get('q') ?? '';
  const list = await call(fetch, 'vocabularies.list', { params: { vocabulary } });

  return {
    ...list,
    vocabulary,
    q,
    total: list.items.length,
    items: filterConcepts(list.items, q),
    saved: url.searchParams.has('saved'),
  };
};
