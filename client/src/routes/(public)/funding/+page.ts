import { KIND_CODES, STAGE_CODES } from '@klammer/contracts/vocabulary';
import { call } from '#lib/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, url, parent }) => {
  const kind = KIND_CODES.find((one) => one === url.searchParams.get('kind'));
  const stage = STAGE_CODES.find((one) => one === url.searchParams.get('stage'));
  const { me } = await parent();
  const isMember = Boolean(me?.organisationId && me.person?.emailVerified);
  const [all, fitting] = await Promise.all([
    call(fetch, 'funding.list', { query: { kind, stage } }),
    isMember && !kind && !stage ? call(fetch, 'funding.fitting', { query: {} }) : null,
  ]);
  const found = new Set(fitting?.items.map((one) => one.programme.id));

  return {
    kind,
    stage,
    fitting: fitting?.items ?? [],
    others: all.items.filter((one) => !found.has(one.id)),
  };
};
