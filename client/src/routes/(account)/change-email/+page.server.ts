import { fail } from '@sveltejs/kit';
import { ApiProblem, call } from '#lib/api.ts';
import { m } from '#lib/paraglide/messages.js';
import { wordProblem } from '#lib/problems.ts';
import { textOf } from '#lib/server/security-forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' });

  return { token: url.searchParams.get('token') ?? '' };
};

/** A button, not the mere visit: programs that look at the links of mails must not use the token up. */
export const actions: Actions = {
  default: async ({ request, fetch }) => {
    const token = textOf(await request.formData(), 'token');

    try {
      const { email } = await call(fetch, 'security.confirmEmail', { body: { token } });

      return { email, failure: null };
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;

      const lapsed = error.code === 'gone' || error.code === 'invalid-input';

      return fail(error.status, {
        email: null,
        failure: lapsed ? m.auth_token_invalid() : wordProblem(error),
      });
    }
  },
};
