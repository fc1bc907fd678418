import { ORGANISATION_STATES } from '@klammer/contracts/operator';
import { KIND_CODES, knownCodes } from '@klammer/contracts/vocabulary';
import { call, writeQuery } from '#lib/api.ts';
import { link } from '#lib/i18n.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, url }) => {
  const { searchParams: given } = url;
  const filter = {
    q: given.get('q')?.trim().slice(0, 100) || undefined,
    kind: KIND_CODES.find((code) => code === given.get('kind')),
    region: knownCodes('regions').find((code) => code === given.get('region')),
    state: ORGANISATION_STATES.find((state) => state === given.get('state')),
  };
  const cursor = given.get('cursor') ?? undefined;
  const page = await call(fetch, 'operator.organisations', { query: { ...filter, cursor } });
  const next = page.nextCursor && writeQuery({ ...filter, cursor: page.nextCursor });

  return { filter, items: page.items, next: next && link('/operator/organisations') + next };
};
