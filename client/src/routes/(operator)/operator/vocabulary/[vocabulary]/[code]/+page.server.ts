import { error, redirect } from '@sveltejs/kit';
import { EDITED_VOCABULARIES } from '@klammer/contracts/vocabulary';
import { call } from '#lib/api.ts';
import { link } from '#lib/i18n.ts';
import { attempt } from '#lib/matches/attempt.ts';
import { bodyOf, fieldsFrom } from '#lib/operator/concept-form.ts';
import type { Actions, PageServerLoad } from './$types';

const editedOf = (name: string) => EDITED_VOCABULARIES.find((one) => one === name) ?? error(404);

export const load: PageServerLoad = async ({ fetch, params }) => {
  const vocabulary = editedOf(params.vocabulary);
  const { items, revision } = await call(fetch, 'vocabularies.list', { params: { vocabulary } });
  const concept = items.find(({ code }) => code === params.code) ?? error(404);

  return { vocabulary, revision, concept };
};

export const actions: Actions = {
  save: async ({ request, fetch, params }) => {
    const vocabulary = editedOf(params.vocabulary);
    const form = await request.formData();
    const fields = { ...fieldsFrom(form), code: params.code };
    const saved = await attempt({ fields }, async () =>
      call(fetch, 'vocabularies.change', {
        params: { vocabulary, code: params.code },
        body: bodyOf(fields, Number(form.get('revision'))),
      }),
    );

    if ('revision' in saved)
      redirect(303, link(`/operator/vocabulary?of=${vocabulary}&saved#${params.code}`));

    return saved;
  },
  restore: async ({ request, fetch, params }) => {
    const vocabulary = editedOf(params.vocabulary);
    const revision = Number((await request.formData()).get('revision'));
    const restored = await attempt({ fields: undefined }, async () =>
      call(fetch, 'vocabularies.restore', { params: { vocabulary, code: params.code }, query: { revision } }),
    );

    if ('revision' in restored)
      redirect(303, link(`/operator/vocabulary?of=${vocabulary}&saved#${params.code}`));

    return restored;
  },
};
