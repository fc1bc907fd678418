import { QUEUE_CODES } from '@klammer/contracts/operator';
import { call } from '#lib/api.ts';
import { attempt } from '#lib/matches/attempt.ts';
import { textOf } from '#lib/server/security-forms.ts';
import { decide } from './deciding.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, url }) => {
  const { items, counts } = await call(fetch, 'operator.queue');
  const code = QUEUE_CODES.find((one) => one === url.searchParams.get('code'));

  return { code, counts, items: code ? items.filter((item) => item.code === code) : items };
};

export const actions: Actions = {
  decide: async ({ request, fetch }) => {
    const form = await request.formData();
    const [code = '', act = ''] = textOf(form, 'act').split(':');

    return attempt({ done: false }, async () => {
      await decide(fetch, code, act, textOf(form, 'id'));

      return { done: true };
    });
  },
};
