import { EVENT_KINDS } from '@klammer/contracts/events';
import { knownCodes } from '@klammer/contracts/vocabulary';
import { call } from '#lib/api.ts';
import { attempt } from '#lib/matches/attempt.ts';
import type { Actions, PageServerLoad } from './$types';

const SHOWN = 30;

export const load: PageServerLoad = async ({ fetch, url, parent }) => {
  const { me } = await parent();
  const asked = url.searchParams.get('tab');
  const cursor = url.searchParams.get('cursor') ?? undefined;
  const query = { cursor, limit: SHOWN };
  const when = url.searchParams.get('when') === 'past' ? 'past' : 'next';

  if (asked === 'mine' && me?.person)
    return {
      tab: 'mine',
      when,
      page: await call(fetch, 'events.mine', { query: { ...query, when } }),
    } as const;
  if (asked === 'own' && me?.organisationId)
    return { tab: 'own', page: await call(fetch, 'events.own', { query }) } as const;
  if (asked === 'proposed' && me?.person?.operator)
    return { tab: 'proposed', page: await call(fetch, 'events.proposed', { query }) } as const;

  const kind = EVENT_KINDS.find((one) => one === url.searchParams.get('kind'));
  const topic = knownCodes('topics').find((one) => one === url.searchParams.get('topic'));
  const series = url.searchParams.get('series')?.slice(0, 60) || undefined;
  const page = await call(fetch, 'events.list', { query: { ...query, when, kind, topic, series } });

  return { tab: 'all', when, kind, topic, series, page } as const;
};

export const actions: Actions = {
  makeLink: async ({ fetch, url }) =>
    attempt({}, async () => {
      const { path } = await call(fetch, 'events.makeCalendarLink');

      return { link: url.origin + path };
    }),
  removeLink: async ({ fetch }) =>
    attempt({}, async () => {
      await call(fetch, 'events.removeCalendarLink');

      return { removed: true };
    }),
};
