import { MAIL_STATES } from '@klammer/contracts/mails';
import { call } from '#lib/api.ts';
import { subjectsOf } from '#lib/operator/mail-subjects.ts';
import { m } from '#lib/paraglide/messages.js';
import { textOf, tryForm, went } from '#lib/server/security-forms.ts';
import type { Actions, PageServerLoad } from './$types';

const SHOWN = 50;

export const load: PageServerLoad = async ({ fetch, url }) => {
  const state = MAIL_STATES.find((one) => one === url.searchParams.get('state'));
  const cursor = url.searchParams.get('cursor') ?? undefined;

  const [queue, { items }] = await Promise.all([
    call(fetch, 'mails.list', { query: { state, cursor, limit: SHOWN } }),
    call(fetch, 'mails.texts'),
  ]);

  return { state, queue, subjects: subjectsOf(items) };
};

export const actions: Actions = {
  retry: async ({ request, fetch }) => {
    const id = textOf(await request.formData(), 'id');

    return tryForm('mail', async () => {
      await call(fetch, 'mails.retry', { params: { id } });

      return went('mail', m.mails_retried());
    });
  },
  discard: async ({ request, fetch }) => {
    const id = textOf(await request.formData(), 'id');

    return tryForm('mail', async () => {
      await call(fetch, 'mails.discard', { params: { id } });

      return went('mail', m.mails_discarded());
    });
  },
};
