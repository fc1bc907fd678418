import { REQUEST_KINDS } from '@klammer/contracts/requests';
import { knownCodes } from '@klammer/contracts/vocabulary';
import { call } from '#lib/api.ts';
import type { PageServerLoad } from './$types';

const SHOWN = 20;

export const load: PageServerLoad = async ({ fetch, url, parent }) => {
  const { me } = await parent();
  const asked = url.searchParams.get('tab');
  const isMember = Boolean(me?.organisationId);
  const tab = isMember && (asked === 'own' || asked === 'applications') ? asked : 'open';
  const cursor = url.searchParams.get('cursor') ?? undefined;
  const query = { cursor, limit: SHOWN };

  if (tab === 'own') return { tab, isMember, page: await call(fetch, 'requests.own', { query }) } as const;
  if (tab === 'applications')
    return { tab, isMember, page: await call(fetch, 'applications.mine', { query }) } as const;

  const kind = REQUEST_KINDS.find((one) => one === url.searchParams.get('kind'));
  const topic = knownCodes('topics').find((one) => one === url.searchParams.get('topic'));
  const page = await call(fetch, 'requests.list', { query: { ...query, kind, topic } });

  return { tab: 'open', isMember, kind, topic, page } as const;
};
