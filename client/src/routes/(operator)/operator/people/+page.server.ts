import { PERSON_STATES } from '@klammer/contracts/operator';
import { call, writeQuery } from '#lib/api.ts';
import { link } from '#lib/i18n.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, url }) => {
  const { searchParams: given } = url;
  const filter = {
    q: given.get('q')?.trim().slice(0, 100) || undefined,
    state: PERSON_STATES.find((state) => state === given.get('state')),
  };
  const cursor = given.get('cursor') ?? undefined;
  const page = await call(fetch, 'operator.people', { query: { ...filter, cursor } });
  const next = page.nextCursor && writeQuery({ ...filter, cursor: page.nextCursor });

  return { filter, items: page.items, next: next && link('/operator/people') + next };
};
