import { fail, redirect } from '@sveltejs/kit';
import { link } from '#lib/i18n.ts';
import { checkAccount } from '#lib/server/account-forms.ts';
import { isAboutPassword, postAuth, wordAuthFailure } from '#lib/server/auth.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url, setHeaders }) => {
  // The token is in the address: it is not to be kept.
  setHeaders({ 'cache-control': 'no-store' });

  return { token: url.searchParams.get('token') ?? '' };
};

export const actions: Actions = {
  default: async ({ request, fetch }) => {
    const form = await request.formData();
    const { values, errors, ok } = checkAccount(form, []);

    if (!ok) return fail(400, { errors, failure: null });

    const answer = await postAuth(fetch, 'reset-password', {
      newPassword: values.password,
      token: String(form.get('token') ?? ''),
    });

    // How long it must be depends on whose it is, which only the server knows.
    if (!answer.ok && isAboutPassword(answer)) {
      return fail(400, { errors: { ...errors, password: wordAuthFailure(answer) }, failure: null });
    }
    if (!answer.ok) return fail(answer.status, { errors, failure: wordAuthFailure(answer) });
    redirect(303, link('/sign-in?reset=1'));
  },
};
