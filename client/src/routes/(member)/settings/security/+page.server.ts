import { fail } from '@sveltejs/kit';
import type { TwoFactorStart } from '@klammer/contracts/security';
import { call } from '#lib/api.ts';
import { m } from '#lib/paraglide/messages.js';
import { postAuth, wordAuthFailure } from '#lib/server/auth.ts';
import { textOf, tryForm, went } from '#lib/server/security-forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' });

  return { security: await call(fetch, 'security.read') };
};

export const actions: Actions = {
  confirm: async ({ request, fetch }) => {
    const password = textOf(await request.formData(), 'password');

    return tryForm('confirm', async () => {
      await call(fetch, 'security.confirm', { body: { password } });

      return went('confirm', m.security_confirmed());
    });
  },
  password: async ({ request, fetch }) => {
    const form = await request.formData();
    const body = {
      currentPassword: textOf(form, 'currentPassword'),
      newPassword: textOf(form, 'newPassword'),
    };

    return tryForm('password', async () => {
      await call(fetch, 'security.changePassword', { body });

      return went('password', m.security_password_changed());
    });
  },
  startTwoFactor: async ({ request, fetch }) => {
    const password = textOf(await request.formData(), 'password');

    return tryForm('twoFactor', async () => ({
      about: 'twoFactor',
      done: null,
      failure: null,
      errors: {} as Record<string, string>,
      start: await call(fetch, 'security.startTwoFactor', { body: { password } }),
    }));
  },
  verifyTwoFactor: async ({ request, fetch }) => {
    const form = await request.formData();
    const answer = await postAuth(fetch, 'two-factor/verify-totp', {
      code: textOf(form, 'code').replaceAll(/\s/g, ''),
    });

    if (answer.ok) return went('twoFactor', m.security_two_factor_on());

    // The secret is shown once; it travels with the form, so that a mistyped code does not lose it.
    return fail(400, {
      about: 'verify',
      done: null,
      failure: null,
      errors: { code: wordAuthFailure(answer) } as Record<string, string>,
      start: readStart(textOf(form, 'start')),
    });
  },
  stopTwoFactor: async ({ request, fetch }) => {
    const password = textOf(await request.formData(), 'password');
    const answer = await postAuth(fetch, 'two-factor/disable', { password });

    if (answer.ok) return went('twoFactor', m.security_two_factor_off_done());

    return fail(400, {
      about: 'stop',
      done: null,
      failure: null,
      errors: { password: wordAuthFailure(answer) } as Record<string, string>,
    });
  },
  renewCodes: async ({ request, fetch }) => {
    const password = textOf(await request.formData(), 'password');

    return tryForm('renew', async () => ({
      about: 'renew',
      done: null,
      failure: null,
      errors: {} as Record<string, string>,
      codes: (await call(fetch, 'security.renewRecoveryCodes', { body: { password } })).recoveryCodes,
    }));
  },
  renamePasskey: async ({ request, fetch }) => {
    const form = await request.formData();

    return tryForm('passkeys', async () => {
      await call(fetch, 'security.renamePasskey', {
        params: { id: textOf(form, 'id') },
        body: { name: textOf(form, 'name') },
      });

      return went('passkeys', m.saved());
    });
  },
  removePasskey: async ({ request, fetch }) => {
    const id = textOf(await request.formData(), 'id');

    return tryForm('passkeys', async () => {
      await call(fetch, 'security.removePasskey', { params: { id } });

      return went('passkeys', m.security_passkey_removed());
    });
  },
};

function readStart(text: string): TwoFactorStart | null {
  try {
    return JSON.parse(text) as TwoFactorStart;
  } catch {
    // A form that was tampered with simply begins again.
    return null;
  }
}
