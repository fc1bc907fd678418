import { unlessGone } from '#lib/accounts/invitation.server.ts';
import { call } from '#lib/api.ts';
import { attempt } from '#lib/matches/attempt.ts';
import { textOf } from '#lib/server/security-forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, url, parent, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' });

  const token = url.searchParams.get('token') ?? '';
  const { me } = await parent();
  const question = await unlessGone(call(fetch, 'personMerges.read', { body: { token } }));

  return { token, question, isSignedIn: Boolean(me?.person) };
};

/** A button, not the mere visit: programs that look at the links of mails must not agree for anybody. */
export const actions: Actions = {
  default: async ({ request, fetch }) => {
    const form = await request.formData();
    const body = { token: textOf(form, 'token'), agree: form.get('agree') === 'yes' };

    return attempt({}, async () => call(fetch, 'personMerges.answer', { body }));
  },
};
