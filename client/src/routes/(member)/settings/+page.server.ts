import { fail } from '@sveltejs/kit';
import { ApiProblem, call } from '#lib/api.ts';
import { link } from '#lib/i18n.ts';
import { m } from '#lib/paraglide/messages.js';
import { wordProblem } from '#lib/problems.ts';
import { postAuth, wordAuthFailure } from '#lib/server/auth.ts';
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

    return { failure: null, done: m.saved() };
  },

  password: async ({ fetch }) => {
    const { person } = await call(fetch, 'accounts.me');

    if (!person) return fail(401, { failure: m.problem_unauthenticated(), done: null });

    const answer = await postAuth(fetch, 'request-password-reset', {
      email: person.email,
      redirectTo: link('/reset-password'),
    });

    return answer.ok
      ? { failure: null, done: m.forgot_sent({ email: person.email }) }
      : fail(answer.status, { failure: wordAuthFailure(answer), done: null });
  },
};
