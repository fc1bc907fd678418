import { redirect } from '@sveltejs/kit';
import { call } from '#lib/api.ts';
import { link } from '#lib/i18n.ts';
import { attempt } from '#lib/matches/attempt.ts';
import { textOf } from '#lib/server/security-forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, params }) => ({
  call: await call(fetch, 'calls.get', { params }),
});

export const actions: Actions = {
  postpone: async ({ request, fetch, params }) => {
    const deadline = String((await request.formData()).get('deadline') ?? '');

    return attempt({ deadline }, async () => {
      await call(fetch, 'calls.postpone', { params, body: { deadline } });

      return { done: 'postponed' as const };
    });
  },
  invite: async ({ request, fetch, params }) => {
    const slug =
      textOf(await request.formData(), 'slug')
        .replace(/\/+$/, '')
        .split('/')
        .at(-1) ?? '';

    return attempt({ slug }, async () => {
      await call(fetch, 'calls.inviteOrganiser', { params, body: { slug } });

      return { done: 'invited' as const };
    });
  },
  join: async ({ request, fetch, params }) => {
    const accept = textOf(await request.formData(), 'accept') === 'yes';

    return attempt({}, async () => {
      await call(fetch, 'calls.joinOrganisers', { params, body: { accept } });

      // Who stepped back from a draft no longer sees it.
      if (!accept) redirect(303, link('/calls?tab=own'));

      return { done: 'joined' as const };
    });
  },
  withdraw: async ({ fetch, params }) =>
    attempt({}, async () => {
      await call(fetch, 'calls.withdraw', { params });
      redirect(303, link('/calls?tab=own'));
    }),
};
