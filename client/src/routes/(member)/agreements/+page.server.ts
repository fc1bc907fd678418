import { AGREEMENT_STATUSES } from '@klammer/contracts/agreements';
import { call } from '#lib/api.ts';
import type { PageServerLoad } from './$types';

const SHOWN = 30;

export const load: PageServerLoad = async ({ fetch, url, depends }) => {
  depends('app:agreements');
  const status = AGREEMENT_STATUSES.find((one) => one === url.searchParams.get('status'));
  const cursor = url.searchParams.get('cursor') ?? undefined;

  return {
    status: status ?? null,
    page: await call(fetch, 'agreements.list', { query: { status, cursor, limit: SHOWN } }),
  };
};
