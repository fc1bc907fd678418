import { call } from '#lib/api.ts';
import { arrange, bodyOf, formFrom, written } from '#lib/deals/pipeline-form.ts';
import { attempt } from '#lib/matches/attempt.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch }) => ({ pipeline: await call(fetch, 'deals.pipeline') });

export const actions: Actions = {
  /** Rows added, moved and taken away without JavaScript; nothing is stored. */
  arrange: async ({ request }) => {
    const form = await request.formData();

    return { fields: arrange(formFrom(form), String(form.get('act') ?? '')) };
  },
  save: async ({ request, fetch }) => {
    const form = await request.formData();
    const fields = written(formFrom(form));

    return attempt({ fields }, async () => {
      await call(fetch, 'deals.setPipeline', {
        body: { ...bodyOf(fields), revision: Number(form.get('revision')) },
      });

      return { saved: true as const };
    });
  },
};
