import { call } from '#lib/api.ts';
import { attempt } from '#lib/matches/attempt.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, url }) => {
  const status = url.searchParams.get('status') === 'settled' ? 'settled' : 'open';
  const { items } = await call(fetch, 'conversations.reports', { query: { status, limit: 50 } });

  return { items, status };
};

export const actions: Actions = {
  settle: async ({ request, fetch }) => {
    const form = await request.formData();
    const id = String(form.get('id'));
    const outcome = String(form.get('outcome') ?? '');

    return attempt({ id, outcome }, async () => {
      await call(fetch, 'conversations.settleReport', { params: { id }, body: { outcome } });
    });
  },
};
