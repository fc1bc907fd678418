import { fail } from '@sveltejs/kit';
import { link } from '#lib/i18n.ts';
import { checkAccount } from '#lib/server/account-forms.ts';
import { postAuth, wordAuthFailure } from '#lib/server/auth.ts';
import type { Actions } from './$types';

export const actions: Actions = {
  default: async ({ request, fetch }) => {
    const { values, errors, ok } = checkAccount(await request.formData(), ['email']);

    if (!ok) return fail(400, { email: values.email, errors, failure: null, sent: false });

    const answer = await postAuth(fetch, 'request-password-reset', {
      email: values.email,
      redirectTo: link('/reset-password'),
    });

    if (!answer.ok) {
      return fail(answer.status, {
        email: values.email,
        errors,
        failure: wordAuthFailure(answer),
        sent: false,
      });
    }

    return { email: values.email, errors, failure: null, sent: true };
  },
};
