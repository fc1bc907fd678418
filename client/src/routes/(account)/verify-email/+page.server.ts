import { fail, redirect } from '@sveltejs/kit';
import { link } from '#lib/i18n.ts';
import { checkAccount, readKind } from '#lib/server/account-forms.ts';
import { postAuth, wordAuthFailure } from '#lib/server/auth.ts';
import type { Actions, PageServerLoad } from './$types';

/** Where the mail's link ends: the API has confirmed and signed in, or says in `error` that the link is used up. */
export const load: PageServerLoad = async ({ url, parent }) => {
  const { me } = await parent();
  const failed = url.searchParams.has('error');
  const kind = readKind(url.searchParams.get('kind'));

  if (!failed && me?.person?.emailVerified) {
    redirect(303, link(me.organisationId ? '/home' : `/welcome${kind ? `?kind=${kind}` : ''}`));
  }

  return { email: url.searchParams.get('email') ?? '', failed };
};

export const actions: Actions = {
  default: async ({ request, fetch, url }) => {
    const kind = readKind(url.searchParams.get('kind'));
    const { values, errors, ok } = checkAccount(await request.formData(), ['email']);

    if (!ok) return fail(400, { email: values.email, errors, failure: null, sent: false });

    const answer = await postAuth(fetch, 'send-verification-email', {
      email: values.email,
      callbackURL: link(`/verify-email?done=1${kind ? `&kind=${kind}` : ''}`),
    });

    // Whether the address has an account is nobody's business: the page says the same either way.
    if (!answer.ok && (answer.status === 429 || answer.status >= 500)) {
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
