import { FUNNEL_MONTHS } from '@klammer/contracts/funnel';
import { KIND_CODES, knownCodes } from '@klammer/contracts/vocabulary';
import { call } from '#lib/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, url }) => {
  const of = (name: string) => url.searchParams.get(name);
  const kind = KIND_CODES.find((code) => code === of('kind'));
  const topic = knownCodes('topics').find((code) => code === of('topic'));
  const months = FUNNEL_MONTHS.find((count) => String(count) === of('months')) ?? 12;
  const filter = { months, kind, topic };
  const [funnel, stalls] = await Promise.all([
    call(fetch, 'funnel.read', { query: filter }),
    call(fetch, 'funnel.stalls', { query: {} }),
  ]);

  return { filter, funnel, stalls: stalls.items };
};
