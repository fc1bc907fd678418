import { TOPIC_STATUSES } from '@klammer/contracts/topics';
import { call } from '#lib/api.ts';
import { attempt } from '#lib/matches/attempt.ts';
import { slugOfOwner } from '#lib/topics/owner.ts';
import { arrange, bodyOf, formFrom, written } from '#lib/topics/topic-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, params, url }) => ({
  topic: await call(fetch, 'topics.get', { params: { slug: params.id } }),
  saved: url.searchParams.has('saved'),
});

export const actions: Actions = {
  /** Rows added, moved and taken away without JavaScript; nothing is stored. */
  arrange: async ({ request }) => {
    const form = await request.formData();

    return { fields: arrange(formFrom(form), String(form.get('act') ?? '')) };
  },
  save: async ({ request, fetch, params }) => {
    const form = await request.formData();
    const fields = written(formFrom(form));

    return attempt({ fields }, async () => {
      const body = bodyOf(fields, await slugOfOwner(fetch, fields.owner));
      const revision = Number(form.get('revision'));
      await call(fetch, 'topics.update', { params, body: { ...body, revision } });

      return { done: true as const };
    });
  },
  setStatus: async ({ request, fetch, params }) => {
    const wanted = (await request.formData()).get('status');
    const status = TOPIC_STATUSES.find((one) => one === wanted) ?? 'draft';

    return attempt({}, async () => {
      await call(fetch, 'topics.setStatus', { params, body: { status } });

      return { done: true as const };
    });
  },
};
