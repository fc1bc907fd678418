import { fail, redirect } from '@sveltejs/kit';
import { unlessGone } from '#lib/accounts/invitation.server.ts';
import { ApiProblem, call } from '#lib/api.ts';
import { link } from '#lib/i18n.ts';
import { wordProblem } from '#lib/problems.ts';
import { textOf } from '#lib/server/security-forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, url, parent, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' });

  const token = url.searchParams.get('token') ?? '';
  const { me } = await parent();
  const invitation = await unlessGone(call(fetch, 'organisations.readInvitation', { body: { token } }));

  return { token, invitation, person: me?.person ?? null };
};

export const actions: Actions = {
  default: async ({ request, fetch }) => {
    const token = textOf(await request.formData(), 'token');

    try {
      await call(fetch, 'organisations.acceptInvitation', { body: { token } });
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;

      return fail(error.status, { failure: wordProblem(error) });
    }
    redirect(303, link('/home'));
  },
};
