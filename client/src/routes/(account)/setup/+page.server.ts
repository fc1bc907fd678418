import { fail, redirect } from '@sveltejs/kit';
import { ApiProblem, call } from '#lib/api.ts';
import { link } from '#lib/i18n.ts';
import { m } from '#lib/paraglide/messages.js';
import { wordProblem } from '#lib/problems.ts';
import { checkAccount, typed } from '#lib/server/account-forms.ts';
import { postAuth } from '#lib/server/auth.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' });

  return { token: url.searchParams.get('token') ?? '' };
};

export const actions: Actions = {
  default: async ({ request, fetch }) => {
    const form = await request.formData();
    const { values, errors, ok } = checkAccount(form, ['name', 'email', 'password']);

    if (!ok) return fail(400, { ...typed(form), errors, failure: null });

    try {
      await call(fetch, 'accounts.setUpOperator', { body: { ...values, token: String(form.get('token')) } });
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;

      const isToken = error.code === 'gone' || error.issues.some((issue) => issue.path[0] === 'token');

      return fail(error.status, {
        ...typed(form),
        errors,
        failure: isToken ? m.setup_token_invalid() : wordProblem(error),
      });
    }

    const answer = await postAuth(fetch, 'sign-in/email', { email: values.email, password: values.password });

    redirect(303, link(answer.ok ? '/operator' : '/sign-in'));
  },
};
