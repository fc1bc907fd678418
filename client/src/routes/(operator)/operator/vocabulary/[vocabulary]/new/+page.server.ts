import { error, redirect } from '@sveltejs/kit';
import { OPEN_VOCABULARIES } from '@klammer/contracts/vocabulary';
import { call } from '#lib/api.ts';
import { link } from '#lib/i18n.ts';
import { attempt } from '#lib/matches/attempt.ts';
import { bodyOf, fieldsFrom } from '#lib/operator/concept-form.ts';
import type { Actions, PageServerLoad } from './$types';

const openOf = (name: string) => OPEN_VOCABULARIES.find((one) => one === name) ?? error(404);

export const load: PageServerLoad = async ({ fetch, params }) => {
  const vocabulary = openOf(params.vocabulary);
  const { revision } = await call(fetch, 'vocabularies.list', { params: { vocabulary } });

  return { vocabulary, revision };
};

export const actions: Actions = {
  save: async ({ request, fetch, params }) => {
    const vocabulary = openOf(params.vocabulary);
    const form = await request.formData();
    const fields = fieldsFrom(form);
    const saved = await attempt({ fields }, async () =>
      call(fetch, 'vocabularies.add', {
        params: { vocabulary, code: fields.code },
        body: bodyOf(fields, Number(form.get('revision'))),
      }),
    );

    if ('revision' in saved)
      redirect(303, link(`/operator/vocabulary?of=${vocabulary}&saved#${fields.code}`));

    return saved;
  },
};
