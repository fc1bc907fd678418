import { fail, redirect } from '@sveltejs/kit';
import { ApiProblem, call } from '#lib/api.ts';
import { link } from '#lib/i18n.ts';
import { wordProblem } from '#lib/problems.ts';
import { textOf } from '#lib/server/security-forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, url, parent, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' });

  const token = url.searchParams.get('token') ?? '';
  const { me } = await parent();

  return { token, invitation: await readInvitation(fetch, token), person: me?.person ?? null };
};

/** Null where the link is used up, taken back, lapsed or no link at all. */
async function readInvitation(fetch: typeof globalThis.fetch, token: string) {
  try {
    return await call(fetch, 'organisations.readInvitation', { body: { token } });
  } catch (error) {
    if (error instanceof ApiProblem && ['gone', 'invalid-input'].includes(error.code)) return null;
    throw error;
  }
}

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
