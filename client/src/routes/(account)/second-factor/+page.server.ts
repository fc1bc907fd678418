import { fail, redirect } from '@sveltejs/kit';
import { link } from '#lib/i18n.ts';
import { safePath } from '#lib/safe-path.ts';
import { postAuth, wordAuthFailure } from '#lib/server/auth.ts';
import { textOf } from '#lib/server/security-forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url, parent }) => {
  const next = safePath(url.searchParams.get('next'), '/home');
  const { me } = await parent();

  if (me?.person) redirect(303, link(next));

  return { next, way: url.searchParams.get('way') === 'recovery' ? 'recovery' : 'app' };
};

export const actions: Actions = {
  default: async ({ request, fetch, url }) => {
    const form = await request.formData();
    const recovery = url.searchParams.get('way') === 'recovery';
    const answer = await postAuth(fetch, `two-factor/${recovery ? 'verify-backup-code' : 'verify-totp'}`, {
      code: textOf(form, 'code').replaceAll(/\s/g, ''),
      trustDevice: form.get('trust') === 'yes',
    });

    if (!answer.ok) return fail(answer.status, { error: wordAuthFailure(answer) });
    redirect(303, link(safePath(url.searchParams.get('next'), '/home')));
  },
};
