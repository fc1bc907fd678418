import { call } from '#lib/api.ts';
import { m } from '#lib/paraglide/messages.js';
import { textOf, tryForm, went } from '#lib/server/security-forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch }) => ({ own: await call(fetch, 'privacy.state') });

export const actions: Actions = {
  export: async ({ fetch }) =>
    tryForm('export', async () => {
      await call(fetch, 'privacy.startExport');

      return went('export', m.owndata_export_started());
    }),
  erase: async ({ request, fetch }) => {
    const password = textOf(await request.formData(), 'password');

    return tryForm('erase', async () => {
      await call(fetch, 'privacy.requestErasure', { body: { password } });

      return went('erase', m.owndata_erase_started());
    });
  },
  keep: async ({ fetch }) =>
    tryForm('erase', async () => {
      await call(fetch, 'privacy.cancelErasure');

      return went('erase', m.owndata_kept());
    }),
};
