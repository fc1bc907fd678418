import { call } from '#lib/api.ts';
import { m } from '#lib/paraglide/messages.js';
import { textOf, tryForm, went } from '#lib/server/security-forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch }) => call(fetch, 'assistance.own');

function answering(allow: boolean, done: () => string) {
  return async ({ request, fetch }: { request: Request; fetch: typeof globalThis.fetch }) => {
    const id = textOf(await request.formData(), 'id');

    return tryForm('assistance', async () => {
      await call(fetch, 'assistance.answer', { params: { id }, body: { allow } });

      return went('assistance', done());
    });
  };
}

export const actions: Actions = {
  allow: answering(true, m.as_done_allowed),
  refuse: answering(false, m.as_done_refused),
  end: async ({ request, fetch }) => {
    const id = textOf(await request.formData(), 'id');

    return tryForm('assistance', async () => {
      await call(fetch, 'assistance.end', { params: { id } });

      return went('assistance', m.as_done_ended());
    });
  },
};
