import { fail, redirect } from '@sveltejs/kit';
import { link } from '#lib/i18n.ts';
import { safePath } from '#lib/safe-path.ts';
import { checkAccount, typed } from '#lib/server/account-forms.ts';
import { postAuth, wordAuthFailure } from '#lib/server/auth.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url, parent }) => {
  const next = safePath(url.searchParams.get('next'), '/home');
  const { me } = await parent();

  if (me?.person) redirect(303, link(next));

  return { next, reset: url.searchParams.has('reset') };
};

export const actions: Actions = {
  default: async ({ request, fetch, url }) => {
    const form = await request.formData();
    const { values, errors, ok } = checkAccount(form, ['email']);

    if (!ok) return fail(400, { ...typed(form), errors, failure: null, unverified: false });

    const answer = await postAuth(fetch, 'sign-in/email', {
      email: values.email,
      password: values.password,
      callbackURL: link('/verify-email?done=1'),
    });

    if (!answer.ok) {
      const unverified = answer.code === 'EMAIL_NOT_VERIFIED';

      return fail(answer.status, { ...typed(form), errors, failure: wordAuthFailure(answer), unverified });
    }
    const next = safePath(url.searchParams.get('next'), '/home');

    redirect(303, link(answer.needsSecondFactor ? `/second-factor?next=${encodeURIComponent(next)}` : next));
  },
};
