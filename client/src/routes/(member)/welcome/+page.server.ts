import { fail, redirect } from '@sveltejs/kit';
import { ApiProblem, call } from '#lib/api.ts';
import { link } from '#lib/i18n.ts';
import { m } from '#lib/paraglide/messages.js';
import { wordProblem } from '#lib/problems.ts';
import { readKind } from '#lib/server/account-forms.ts';
import type { Kind } from '@klammer/contracts/profiles';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url }) => ({
  kind: readKind(url.searchParams.get('kind')) ?? 'startup',
});

export const actions: Actions = {
  default: async ({ request, fetch }) => {
    const form = await request.formData();
    const name = String(form.get('name') ?? '').trim();
    const kind = (readKind(form.get('kind')) ?? 'startup') as Kind;

    if (name.length < 2) return fail(400, { name, kind, error: m.welcome_name_short(), failure: null });

    try {
      await call(fetch, 'organisations.create', { body: { name, kind } });
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;

      return fail(error.status, { name, kind, error: null, failure: wordProblem(error) });
    }
    redirect(303, link('/profile'));
  },
};
