import { knownCodes } from '@klammer/contracts/vocabulary';
import { call } from '#lib/api.ts';
import type { PageServerLoad } from './$types';

const SHOWN = 30;

export const load: PageServerLoad = async ({ fetch, url, parent }) => {
  const { me } = await parent();
  const asked = url.searchParams.get('tab');
  const query = { cursor: url.searchParams.get('cursor') ?? undefined, limit: SHOWN };

  if (asked === 'own' && me?.organisationId)
    return { tab: 'own', page: await call(fetch, 'calls.own', { query }) } as const;
  if (asked === 'entries' && me?.organisationId)
    return { tab: 'entries', page: await call(fetch, 'entries.mine', { query }) } as const;
  if (asked === 'jury' && me?.person?.emailVerified)
    return { tab: 'jury', page: await call(fetch, 'jury.mine', { query }) } as const;

  const tab = asked === 'past' ? 'past' : 'now';
  const topic = knownCodes('topics').find((one) => one === url.searchParams.get('topic'));
  const page = await call(fetch, 'calls.list', { query: { ...query, when: tab, topic } });

  return { tab, topic, page } as const;
};
