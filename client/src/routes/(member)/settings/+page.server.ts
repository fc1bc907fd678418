import { call } from '#lib/api.ts';
import { m } from '#lib/paraglide/messages.js';
import { textOf, tryForm, went } from '#lib/server/security-forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch }) => ({ security: await call(fetch, 'security.read') });

export const actions: Actions = {
  name: async ({ request, fetch }) => {
    const name = textOf(await request.formData(), 'name');

    return tryForm('name', async () => {
      await call(fetch, 'security.rename', { body: { name } });

      return went('name', m.saved());
    });
  },
  confirm: async ({ request, fetch }) => {
    const password = textOf(await request.formData(), 'password');

    return tryForm('confirm', async () => {
      await call(fetch, 'security.confirm', { body: { password } });

      return went('confirm', m.security_confirmed());
    });
  },
  email: async ({ request, fetch }) => {
    const email = textOf(await request.formData(), 'email').trim();

    return tryForm('email', async () => {
      await call(fetch, 'security.changeEmail', { body: { email } });

      return went('email', m.email_change_sent({ email }));
    });
  },
  keepEmail: async ({ fetch }) =>
    tryForm('email', async () => {
      await call(fetch, 'security.cancelEmail');

      return went('email', m.email_change_cancelled());
    }),
};
