import { fail, redirect } from '@sveltejs/kit';
import { ApiProblem, call } from '#lib/api.ts';
import { link } from '#lib/i18n.ts';
import { wordProblem } from '#lib/problems.ts';
import type { Actions } from './$types';

export const actions: Actions = {
  actFor: async ({ request, fetch }) => {
    const organisationId = String((await request.formData()).get('organisationId') ?? '');

    try {
      await call(fetch, 'organisations.actFor', { body: { organisationId } });
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;

      return fail(error.status, { failure: wordProblem(error), done: null });
    }

    redirect(303, link('/home'));
  },
};
