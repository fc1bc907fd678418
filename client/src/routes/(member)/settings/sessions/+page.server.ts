import { call } from '#lib/api.ts';
import { m } from '#lib/paraglide/messages.js';
import { textOf, tryForm, went } from '#lib/server/security-forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch }) => ({
  sessions: (await call(fetch, 'security.listSessions')).items,
});

export const actions: Actions = {
  end: async ({ request, fetch }) => {
    const id = textOf(await request.formData(), 'id');

    return tryForm('end', async () => {
      await call(fetch, 'security.endSession', { params: { id } });

      return went('end', m.sessions_ended_one());
    });
  },
  endOthers: async ({ fetch }) =>
    tryForm('end', async () => {
      await call(fetch, 'security.endOtherSessions');

      return went('end', m.sessions_ended_others());
    }),
};
