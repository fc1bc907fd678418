import type { EndpointName } from '@klammer/contracts';
import type { KeyScope } from '@klammer/contracts/key-scopes';
import type { Key } from '@klammer/contracts/keys';
import { fail, type RequestEvent } from '@sveltejs/kit';
import { call } from '#lib/api.ts';
import { m } from '#lib/paraglide/messages.js';
import { textOf, tryForm, went, type Outcome } from '#lib/server/security-forms.ts';

/** What a form about keys came to: the key itself is in it once. */
export interface KeyOutcome extends Outcome {
  typed?: { name: string; scopes: string[]; days: string };
  made?: { key: Key; secret: string };
}

type Names = {
  make: Extract<EndpointName, 'keys.make' | 'keys.makeForRegion'>;
  revoke: Extract<EndpointName, 'keys.revoke' | 'keys.revokeAny'>;
};

/** The acts of both pages about keys, that of the region and that of an organisation. */
export function keyActions({ make, revoke }: Names) {
  return {
    confirm: confirmPassword,
    make: async ({ request, fetch }: RequestEvent) => {
      const form = await request.formData();
      const typed = {
        name: textOf(form, 'name').trim(),
        scopes: form.getAll('scopes').map(String),
        days: textOf(form, 'days'),
      };
      const errors: Record<string, string> = {};

      if (typed.name.length < 2) errors['name'] = m.key_name_wrong();
      if (typed.scopes.length === 0) errors['scopes'] = m.key_scopes_wrong();
      if (Object.keys(errors).length > 0)
        return fail(400, { about: 'make', done: null, failure: null, errors, typed } satisfies KeyOutcome);

      return tryForm('make', async () => {
        const body = {
          name: typed.name,
          scopes: typed.scopes as KeyScope[],
          days: ([30, 90, 365] as const).find((days) => String(days) === typed.days) ?? null,
        };
        const made = await call(fetch, make, { body });

        return { ...went('make', m.key_made()), made } satisfies KeyOutcome;
      });
    },
    revoke: async ({ request, fetch }: RequestEvent) => {
      const id = textOf(await request.formData(), 'id');

      return tryForm('revoke', async () => {
        await call(fetch, revoke, { params: { id } });

        return went('revoke', m.key_revoked());
      });
    },
  };
}

/** Opens what is sensitive for this session. */
export async function confirmPassword({ request, fetch }: RequestEvent) {
  const password = textOf(await request.formData(), 'password');

  return tryForm('confirm', async () => {
    await call(fetch, 'security.confirm', { body: { password } });

    return went('confirm', m.security_confirmed());
  });
}
