import { call } from '#lib/api.ts';
import { attempt } from '#lib/matches/attempt.ts';
import { textOf } from '#lib/server/security-forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, params }) => {
  const [found, { items }] = await Promise.all([
    call(fetch, 'calls.get', { params }),
    call(fetch, 'jury.list', { params }),
  ]);

  return { call: found, jurors: items };
};

export const actions: Actions = {
  invite: async ({ request, fetch, params }) => {
    const form = await request.formData();
    const typed = { email: textOf(form, 'email'), name: textOf(form, 'name'), about: textOf(form, 'about') };

    return attempt({ typed }, async () => {
      await call(fetch, 'jury.invite', { params, body: typed });

      return { done: 'invited' as const, email: typed.email };
    });
  },
  divide: async ({ request, fetch, params }) => {
    const readers = Number(textOf(await request.formData(), 'readers')) || null;

    return attempt({ typed: null }, async () => {
      await call(fetch, 'jury.divide', { params, body: { readers } });

      return { done: 'divided' as const, email: '' };
    });
  },
  remove: async ({ request, fetch, params }) => {
    const jurorId = textOf(await request.formData(), 'jurorId');

    return attempt({ typed: null }, async () => {
      await call(fetch, 'jury.remove', { params: { ...params, jurorId } });

      return { done: 'removed' as const, email: '' };
    });
  },
};
