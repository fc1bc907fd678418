import { fail, redirect } from '@sveltejs/kit';
import { link } from '#lib/i18n.ts';
import { getLocale } from '#lib/paraglide/runtime.js';
import { checkAccount, readKind, typed } from '#lib/server/account-forms.ts';
import { isAboutPassword, postAuth, wordAuthFailure } from '#lib/server/auth.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url, parent }) => {
  const { me } = await parent();

  if (me?.person) redirect(303, link('/home'));

  return { kind: readKind(url.searchParams.get('kind')) ?? 'startup' };
};

export const actions: Actions = {
  default: async ({ request, fetch }) => {
    const form = await request.formData();
    const kind = readKind(form.get('kind')) ?? 'startup';
    const { values, errors, ok } = checkAccount(form, ['name', 'email', 'password']);

    if (!ok) return fail(400, { ...typed(form), kind, errors, failure: null });

    const answer = await postAuth(fetch, 'sign-up/email', {
      ...values,
      wantedKind: kind,
      locale: getLocale(),
      callbackURL: link(`/verify-email?done=1&kind=${kind}`),
    });

    if (!answer.ok && isAboutPassword(answer)) {
      const told = { ...errors, password: wordAuthFailure(answer) };

      return fail(400, { ...typed(form), kind, errors: told, failure: null });
    }
    if (!answer.ok) {
      return fail(answer.status, { ...typed(form), kind, errors, failure: wordAuthFailure(answer) });
    }
    redirect(303, link(`/verify-email?email=${encodeURIComponent(values.email)}&kind=${kind}`));
  },
};
