import { QUEUE_CODES } from '@klammer/contracts/operator';
import { call } from '#lib/api.ts';
import { attempt } from '#lib/matches/attempt.ts';
import { textOf } from '#lib/server/security-forms.ts';
import { decide } from './deciding.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, url, parent }) => {
  const [{ items, counts }, pages, { me }, found] = await Promise.all([
    call(fetch, 'operator.queue'),
    call(fetch, 'legal.overview'),
    parent(),
    call(fetch, 'operator.organisations', { query: { limit: 2 } }),
  ]);
  const code = QUEUE_CODES.find((one) => one === url.searchParams.get('code'));

  const own = me.organisationId;

  return {
    code,
    counts,
    items: code ? items.filter((item) => item.code === code) : items,
    steps: {
      pagesDone: pages.items.every(({ page, newest }) => page === 'press' || newest !== null),
      organisationDone: Boolean(own),
      membersDone: found.items.some(({ id }) => id !== own),
    },
  };
};

export const actions: Actions = {
  decide: async ({ request, fetch }) => {
    const form = await request.formData();
    const [code = '', act = ''] = textOf(form, 'act').split(':');

    return attempt({ done: false }, async () => {
      await decide(fetch, code, act, { id: textOf(form, 'id'), name: textOf(form, 'name') });

      return { done: true };
    });
  },
};
